"""Does an expense below the floor wait for the owner's reason, and is the result then what the card said?"""

from __future__ import annotations

import json
import re
import subprocess
from datetime import date, timedelta
from pathlib import Path

import jsonschema
import openpyxl
import pytest

from tests.journeys.pilot import HOUSE, ROOT, lhcm
from tests.journeys.stage import Stage, keys, soon

FIRST = soon(0).replace(day=1)
LAST = (FIRST + timedelta(days=31)).replace(day=1)


def with_money(home: Path, floor: str) -> None:
    """Costs from a workbook, a floor from the spec, and suites that were sold since two months ago."""
    book = openpyxl.Workbook()
    page = book.active
    assert page is not None
    page.append(["Code", "Ligne", "Libellé", "Par mois", "Par nuitée"])
    page.append(["wages", "Salaires", "Équipe", 9000, None])
    page.append(["laundry", "Blanchisserie", "Linge", None, 80])
    book.save(home / "charges.xlsx")
    limits = home / "spec" / "finance" / "limits.yaml"
    limits.write_text(f'gop_floor: "{floor}"\nsplit_from: null\n', encoding="utf-8")
    (home / "spec" / "finance" / "costs.yaml").unlink()
    stays = home / "sejours.csv"
    rows = [
        _stay(f"D{n}", "Suite Junior", FIRST + timedelta(days=first), FIRST + timedelta(days=last))
        for n, (first, last) in enumerate(((-70, -60), (0, (LAST - FIRST).days)))
    ]
    header = "Numéro;Type de chambre;Arrivée;Départ;Réservé le;Canal;Total;Adultes"
    stays.write_text("\n".join([header, *rows, ""]), encoding="utf-8")
    for what in (home / "spec", home / "charges.xlsx", stays):
        lhcm(home, "import", str(what))


def _stay(number: str, room: str, arrival: date, departure: date) -> str:
    booked, nights = arrival - timedelta(days=40), (departure - arrival).days
    return f"{number};{room};{arrival};{departure};{booked};direct;{2200 * nights};2"


def test_an_expense_below_the_floor(stage: Stage) -> None:
    with_money(stage.home, "0.95")
    stage.start()
    stage.hears("/resultat", "Prévision du mois", "Sous le plancher (95 %)")
    stage.say("/depense plombier chambre 7 6 000 dh")
    card = stage.reads("retient", "6 000 MAD", "Monsieur le Président", "(plancher 95)", "−5 000 MAD")
    held = card.plain
    assert "Confirmer" not in str(keys(card))
    stage.tap(card, "Le calcul")
    stage.reads("Base : ", "Charges ", "points de marge")
    stage.say("oui", reply_to=card.message_id)
    stage.reads("motif")
    assert _margin(stage) != _after(held)
    stage.say("la chambre est vendue ce soir", reply_to=card.message_id)
    stage.becomes(card, "Passé outre par Said", "« la chambre est vendue ce soir »")
    assert _margin(stage) == _after(held)
    for what in ("result", "cash"):
        found = json.loads(lhcm(stage.home, what, "--format", "json").stdout)
        schema = json.loads((ROOT / "data" / "schemas" / f"{what}.json").read_text(encoding="utf-8"))
        jsonschema.validate(found, schema, format_checker=jsonschema.FormatChecker())
        assert found["property"] == HOUSE
    stage.hears("/caisse", "Caisse", "À reverser", "TVA contenue dans les prix")


def _after(card: str) -> str:
    """« … l’amènerait à 81,3 % » or « … de 85,2 à 81,3 % »."""
    found = re.search(r"(?:amènerait| de [\d,]+) à ([\d,]+)\s%", card)
    assert found, card
    return found[1]


def _margin(stage: Stage) -> str:
    text = stage.hears("/resultat", "Prévision du mois").plain
    [found] = re.findall(r"Prévision du mois.*?GOP.*?\(([\d,]+)\s%\)", text.replace("\n", " "))
    return str(found)


def test_a_sheet_with_a_wrong_line_changes_nothing(home: Path) -> None:
    wrong = home / "budget.csv"
    wrong.write_text("Ligne;janv. 2027\nHébergement;400 000\nFantaisie;12\n", encoding="utf-8")
    with pytest.raises(subprocess.CalledProcessError) as failed:
        lhcm(home, "import", str(wrong))
    assert failed.value.returncode == 2
    assert "budget.csv" in failed.value.stderr
    assert "Fantaisie" in failed.value.stderr
    found = json.loads(lhcm(home, "result", "january", "2027", "--format", "json").stdout)
    assert found["budget"] is None
