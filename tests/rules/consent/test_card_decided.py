"""Does a decided card say who, when and what became of it?"""

from dataclasses import replace
from datetime import timedelta

import pytest

from domain.consent.proposal import Proposal, State
from domain.consent.rights import Role
from domain.consent.verdict import Level
from governance.consent.card.whole import card
from tests.makers import NOW, TODAY, change_rate
from tests.rules.consent.card_stage import (
    HOUSE,
    decided,
    labels,
    lines,
    ordered,
    prices,
    receipt,
    verbs,
    view,
)


def test_an_expired_card_offers_no_decision_even_before_the_clock_has_closed_it() -> None:
    late = view(now=NOW + timedelta(days=2))
    assert verbs(card(ordered("triple 24/12 1900"), late)) == {"why"}


def test_confirmed_by_each_channel() -> None:
    done = decided(State.APPLIED, receipt(("bookingcom", "succeeded", None), ("online", "succeeded", None)))
    shown = card(done, view())
    assert lines(shown)[3] == (
        "✅ Approuvé par Said à 09:00 · transmis 09:00 · confirmé Booking.com 09:02, Online 09:02"
    )
    assert labels(shown) == [["Annuler", "Pourquoi ?"]]


def test_typed_by_hand() -> None:
    done = decided(State.APPLIED, {"human": "Omar", "at": NOW.isoformat()})
    assert lines(card(done, view()))[3] == "✅ Approuvé par Said à 09:00 · saisi à la main par Omar 09:00"


def test_partly() -> None:
    done = decided(
        State.PARTIAL, receipt(("bookingcom", "failed", "Invalid price"), ("online", "failed", None))
    )
    told = lines(card(done, view()))
    assert "⚠️ Booking.com a refusé : « Invalid price ». Les autres canaux sont à jour." in told
    assert any(line.startswith("⚠️ Online a refusé sans dire pourquoi.") for line in told)


def test_an_unknown_outcome_asks_what_the_panel_shows() -> None:
    shown = card(decided(State.UNKNOWN, receipt()), view())
    assert any(line.startswith("❔ HotelRunner n’a pas répondu à 09:00.") for line in lines(shown))
    assert labels(shown) == [["Vu : 2 990", "Vu : 2 600"], ["Pourquoi ?"]]
    assert verbs(card(decided(State.UNKNOWN, receipt()), view(role=Role.OPERATOR))) == {
        "seen:new",
        "seen:before",
        "why",
    }


@pytest.mark.parametrize(
    ("row", "line"),
    [
        (decided(State.REFUSED), "Refusé par Said à 09:00"),
        (decided(State.REFUSED, decided_words="trop tôt"), "Refusé par Said à 09:00 : « trop tôt »"),
        (decided(State.FAILED, receipt(errors=["Invalid price"])), "« Invalid price »"),
        (decided(State.FAILED, receipt()), "HotelRunner a refusé sans dire pourquoi."),
        (decided(State.FAILED, {"human": "Omar", "seen": "before"}), "Omar a vérifié"),
        (decided(State.STALE), "Les chiffres ont changé depuis l’affichage"),
        (decided(State.SUPERSEDED), "Remplacé"),
        (decided(State.EXPIRED, decided_by=None), "Expiré"),
        (decided(State.EXPIRED), "L’accord valait jusqu’à"),
        (decided(State.FAILED, {"tries": []}), "L’accord valait jusqu’à"),
        (decided(State.UNDONE, receipt()), "↩️ Annulé"),
        (decided(State.APPLYING), "à saisir dans le panneau"),
        (decided(State.POSTPONED, postponed_until=NOW + timedelta(hours=1)), "Reporté par Said"),
        (
            decided(State.APPROVED, level=Level.HOLD, decided_words="festival"),
            "✅ Passé outre par Said à 09:00 : « festival »",
        ),
    ],
)
def test_every_end_is_told(row: Proposal, line: str) -> None:
    assert any(line in shown for shown in lines(card(row, view())))


def test_while_it_travels() -> None:
    pushing = view(replace(HOUSE, push=True))
    assert any("transmission en cours" in line for line in lines(card(decided(State.APPLYING), pushing)))


def test_undo_is_offered_only_where_something_can_be_restored() -> None:
    unknown = decided(State.APPLIED, receipt(), action=change_rate(before=None))
    assert "undo" not in verbs(card(unknown, view()))
    assert "Pas d’annulation possible : les valeurs précédentes ne sont pas toutes connues." in lines(
        card(unknown, view())
    )
    partly = decided(State.APPLIED, receipt(), action=prices((2000, 2300), (None, 2300)).action)
    assert "undo" in verbs(card(partly, view()))
    assert any(line.startswith("1 nuit ne pourra pas être rétablie") for line in lines(card(partly, view())))
    over = decided(State.APPLIED, receipt(), action=change_rate(first=TODAY))
    assert "undo" in verbs(card(over, view()))
    tomorrow = view(now=NOW + timedelta(days=1))
    assert "Pas d’annulation possible : ces nuits sont passées." in lines(card(over, tomorrow))
