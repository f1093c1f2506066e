"""Does the owner try a price before he asks for it, and see how right the forecasts were?"""

from __future__ import annotations

from datetime import datetime
from pathlib import Path

import pytest

from tests.journeys.history import remember
from tests.journeys.pilot import lhcm, read
from tests.journeys.stage import Stage, dm, keys, soon
from tests.makers import CASABLANCA


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
    assert [one["days"] for one in horizons] == [1, 7, 14, 28, 60]
    assert all(one["nights"] >= one["inside"] >= 0 for one in horizons)
    shown = stage.hears("/courbe triple", "d’habitude")
    stage.tap(shown, "Pickup")
    stage.becomes(shown, "gagne le plus")
    curves_are_printed(seasoned)
    stage.hears("/bilan", "Bilan du Revenue", "Confiance")
    assert read(seasoned, "scorecard")["replayed_nights"] == 0
    before = lhcm(seasoned, "decisions", "--format", "json").stdout
    tried = read(seasoned, "simulate", f"triple {dm(soon(40))} -10%")
    assert tried["enough"] is True
    assert lhcm(seasoned, "decisions", "--format", "json").stdout == before


def curves_are_printed(home: Path) -> None:
    """The figures of the pictures, and null where nobody can tell."""
    found = read(home, "curve", f"triple {dm(soon(40))} prix")
    assert (found["view"], found["night"], found["rooms"]) == ("price", soon(40).isoformat(), 2)
    assert (found["room_type"], {one["price"] for one in found["nights"]}) == ("triple", {"1750.00"})
    curve, nights = found["curve"], found["nights"]
    left = (soon(40) - datetime.now(CASABLANCA).date()).days  # an hour before midnight it is tomorrow there
    assert (curve["days_left"], curve["compared"] >= 6) == (left, True)
    assert [one["before"] for one in curve["days"]] == list(range(90, -1, -1))
    assert curve["days"][90 - 40]["rooms"] == curve["on_books"]
    assert all(one["rooms"] is None for one in curve["days"][90 - 39 :])
    assert [one["night"] for one in nights] == [soon(n).isoformat() for n in range(60)]
    assert any(one["sold"] for one in nights)
    house = read(home, "curve")
    assert (house["room_type"], house["view"]) == (None, "curve")
    assert all(one["price"] is None for one in house["nights"])
    assert sum(one["sold"] for one in house["nights"]) > sum(one["sold"] for one in nights)
    assert read(home, "curve", dm(soon(120)))["curve"] is None
    assert lhcm(home, "curve", "triple").stdout.count("nuits comparables") == 1


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
    [mine] = [one for one in coming if one["expected"] == "strong"]
    assert mine["first"] == soon(60).isoformat()
