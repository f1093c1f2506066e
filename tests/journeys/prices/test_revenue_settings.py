"""Do the owner's rules, limits, price tests, past prices and corrected dates work on the phone as he says them?"""

from __future__ import annotations

import asyncio
import csv
import io
import shutil
from datetime import UTC, datetime, timedelta

from domain.prices.events.known import calendar_of
from tests.journeys.pilot import JUNIOR, SPEC, lhcm
from tests.journeys.stage import Stage, dm, keys, soon
from tests.journeys.wishes import file_batches
from tests.twins.telegram_state import Message

NIGHT = soon(45)
TRIPLE = "HR:103"
RULES = f"""rules:
  - {{kind: lock, type: junior-suite, first: {NIGHT}, last: {NIGHT + timedelta(days=2)}}}
  - {{kind: floor, type: family, amount: "1900", first: {NIGHT}, last: {NIGHT}}}
  - {{kind: cost, type: triple, amount: "1600"}}
  - {{kind: near, count: 5}}
"""


def agreed(stage: Stage, card: Message) -> None:
    """Its first button is tapped, and the channels have seen it."""
    stage.tap(card, keys(card)[0][0])
    stage.becomes(card, "Approuvé par Said", "confirmé")


def test_rules_from_a_file_and_limits_stand_on_the_cards(stage: Stage) -> None:
    spec = stage.home / "ruled"
    shutil.copytree(SPEC, spec)
    (spec / "pricing" / "rules.yaml").write_text(RULES, encoding="utf-8")
    lhcm(stage.home, "import", str(spec))
    stage.start()
    stage.has_read()
    stage.hears(
        "/reglages",
        "Prix verrouillé",
        "Plancher 1 900 MAD",
        "Coût d’une nuit occupée 1 600 MAD",
        "Pas de baisse les 5 derniers jours",
    )
    stage.hears(f"/prix suite junior {dm(NIGHT)} 2200", "Prix verrouillé par vous")
    stage.hears(f"/prix familiale {dm(NIGHT)} 1890", "Sous le plancher")
    stage.hears(f"/prix familiale {dm(NIGHT)} 1910", "2 050 → 1 910 MAD")
    cheap = stage.hears(
        f"/prix triple {dm(NIGHT)} 1550",
        "1 750 → 1 550 MAD",
        "1 550 MAD ne couvre pas le coût d’une nuit occupée (1 600 MAD)",
    )
    near = stage.hears(
        f"/prix double superieure {dm(soon(2))} 1450",
        "1 500 → 1 450 MAD",
        "Baisse dans les 5 derniers jours avant l’arrivée",
    )
    for held in (cheap, near):
        assert "Confirmer" not in str(keys(held))
    assert stage.writes() == []


def test_hier_gives_the_whole_house_its_prices_back(stage: Stage) -> None:
    asyncio.run(file_batches(stage.home, 1))
    stage.start()
    agreed(stage, stage.asks(f"suite junior {dm(NIGHT)} 2400", "2 100 → 2 400 MAD"))
    agreed(stage, stage.hears("/decisions", "· Triple, ", "1 750 → 1 925 (+10 %)"))
    stage.say("/hier")
    agreed(stage, stage.reads("Said reprend les prix du", "2 400 → 2 100 MAD", "1 925 → 1 750 MAD"))
    assert (stage.price(JUNIOR, NIGHT), stage.price(TRIPLE, soon(30))) == ("2100", "1750")


def test_a_price_test_is_learned_forgotten_and_its_nights_exported_at_the_owner_s_price(stage: Stage) -> None:
    stage.start()
    stage.has_read()
    stage.say("/essai")
    agreed(stage, stage.reads("essai de prix", "+8"))
    stage.hears("/essai résultats", "Hypothèse", "en cours jusqu’au", "vendues 0 au prix essayé")
    stage.hears("/essai oublier", "1 essai oublié")

    stage.end()
    back = stage.home / "own.csv"
    back.write_text(lhcm(stage.home, "export", "own-prices").stdout, encoding="utf-8")
    own = list(csv.DictReader(io.StringIO(back.read_text(encoding="utf-8"))))
    [(kind, price)] = {(row["room_type"], row["price"]) for row in own}
    assert len(own) == 6
    assert price not in {row["price_now"] for row in own}
    lhcm(stage.home, "import", str(back))
    calendar = csv.DictReader(io.StringIO(lhcm(stage.home, "export", "calendar").stdout))
    assert {row["price"] for row in calendar if row["room_type"] == kind} == {price}


def test_a_computed_holiday_is_corrected_by_one_sentence_and_comes_back_by_undo(stage: Stage) -> None:
    today = datetime.now(UTC).date()
    calendar = calendar_of("Marrakech", today.year, today.year + 1, ())
    computed = next(e for e in calendar.events if not e.confirmed and e.first > today + timedelta(days=2))
    stage.start()
    shown = stage.hears("/evenements", computed.name, "à confirmer (± 1 jour)")
    seen = computed.first + timedelta(days=1)
    stage.say(f"/evenements {computed.name} le {dm(seen)}")
    card = stage.reads("Événement · n°", computed.name)
    stage.tap(card, "Confirmer l’événement")
    stage.until(lambda: ["Annuler", "Pourquoi ?"] in keys(stage.now(card)))
    mine = stage.hears("/evenements", f"{computed.name}, confirmé par vous")
    assert mine.plain.count(computed.name) == shown.plain.count(computed.name)
    stage.tap(stage.now(card), "Annuler")
    stage.becomes(card, "Annulé")
    assert "confirmé par vous" not in stage.hears("/evenements", "à confirmer").plain
