"""Does the owner try a price before he asks for it, and see how right the forecasts were?"""

from __future__ import annotations

import json
from pathlib import Path

import jsonschema
import pytest

from tests.journeys.history import remember
from tests.journeys.house import ROOT, lhcm
from tests.journeys.stage import Stage, dm, keys, soon


def read(home: Path, *words: str) -> dict[str, object]:
    """What the command prints for programs, checked against its published schema."""
    printed: dict[str, object] = json.loads(lhcm(home, *words, "--format", "json").stdout)
    schema = json.loads((ROOT / "data" / "schemas" / f"{words[0]}.json").read_text(encoding="utf-8"))
    jsonschema.validate(printed, schema)
    return printed


@pytest.fixture
def seasoned(home: Path) -> Path:
    remember(home, soon(0))
    return home


def test_a_simulation_files_nothing_until_its_button_asks(seasoned: Path, stage: Stage) -> None:
    stage.start()
    wish = f"triple {dm(soon(40))} -10%"
    tried = stage.hears(
        f"/simuler {wish}", "Simulation", "rien n’est proposé", "Occupation attendue", "entre"
    )
    stage.hears("/decisions", "Aucune décision en attente.")
    assert keys(tried) == [["En faire une proposition"]]
    stage.has_read()
    stage.tap(tried, "En faire une proposition")
    card = stage.reads("Revenue propose", "Chambre Triple", "simulé avant")
    assert "Confirmer" in str(keys(card))
    again = stage.tap(tried, "En faire une proposition")
    assert "déjà été déposée" in str(again.answers)


def test_a_house_without_a_past_says_so(stage: Stage) -> None:
    stage.start()
    stage.hears(f"/simuler triple {dm(soon(40))} -10%", "pas assez de réservations")
    stage.hears("/precision", "Aucune nuit")


def test_precision_is_shown_by_horizon_and_says_what_was_replayed(seasoned: Path, stage: Stage) -> None:
    stage.start()
    stage.hears("/precision", "Précision", "7 jours avant", "comme l’an dernier", "rejouées")
    printed = read(seasoned, "precision")
    horizons = printed["horizons"]
    assert isinstance(horizons, list)
    assert [one["days"] for one in horizons] == [1, 7, 14, 28, 60]
    assert all(one["nights"] >= one["inside"] >= 0 for one in horizons)
    shown = stage.hears("/courbe triple", "d’habitude")
    stage.tap(shown, "Pickup")
    stage.becomes(shown, "gagne le plus")
    stage.hears("/bilan", "Bilan du Revenue", "Confiance")
    assert read(seasoned, "scorecard")["replayed_nights"] == 0
    before = lhcm(seasoned, "decisions", "--format", "json").stdout
    tried = read(seasoned, "simulate", f"triple {dm(soon(40))} -10%")
    assert tried["enough"] is True
    assert lhcm(seasoned, "decisions", "--format", "json").stdout == before


def test_an_event_counts_once_the_owner_has_confirmed_it(stage: Stage) -> None:
    stage.start()
    stage.hears("/evenements", "Événements à venir")
    stage.say(f"festival des roses du {dm(soon(60))} au {dm(soon(62))}, forte demande")
    card = stage.reads("Événement", "Festival", "forte demande attendue")
    assert "confirmé par vous" not in stage.hears("/evenements", "à venir").plain
    stage.tap(card, "Confirmer l’événement")
    stage.until(lambda: ["Annuler", "Pourquoi ?"] in keys(stage.now(card)))
    stage.hears("/evenements", "Festival des roses", "confirmé par vous", "forte demande attendue")
    coming = read(stage.home, "events")["coming"]
    assert isinstance(coming, list)
    [mine] = [one for one in coming if one["expected"] == "strong"]
    assert mine["first"] == soon(60).isoformat()
