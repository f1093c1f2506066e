"""Do plain orders on the phone become one card, one tap, and back, with no model?"""

from __future__ import annotations

import calendar
from datetime import date
from decimal import Decimal

from tests.journeys.pilot import OMAR, ROOMS
from tests.journeys.stage import Stage, flat, keys, soon
from tests.twins.telegram_state import Message

HALVES = (
    ("janvier", "février", "mars", "avril", "mai", "juin"),
    ("juillet", "août", "septembre", "octobre", "novembre", "décembre"),
)


def month_ahead() -> tuple[str, date, date]:
    """The month after next: its name, its first and its last night."""
    first = soon(1).replace(day=1)
    for _ in range(2):
        first = date(first.year + first.month // 12, first.month % 12 + 1, 1)
    last = first.replace(day=calendar.monthrange(first.year, first.month)[1])
    return HALVES[(first.month - 1) // 6][(first.month - 1) % 6], first, last


def settled(stage: Stage, card: Message, *words: str) -> None:
    """Seven types of a whole month leave one after the other, and each is asked after."""
    stage.until(lambda: all(flat(word) in flat(stage.now(card).plain) for word in words), seconds=120)


def test_the_whole_house_in_one_tap_and_back(stage: Stage) -> None:
    name, first, last = month_ahead()
    stage.start()
    stage.has_read()
    stage.say(f"+15 % pour le mois de {name}")
    card = stage.reads("Revenue propose", "(+15 %)", "Chambre Triple", "Suite Présidentielle")
    assert stage.writes() == [], "a sentence is a card, not a change"
    [confirm, *_] = [key for row in keys(card) for key in row if key.startswith("Confirmer")]
    stage.tap(card, confirm)
    settled(stage, card, "Approuvé par Said", "confirmé")
    for code, _, _, _, price in ROOMS:
        for night in (first, last):
            assert abs(Decimal(stage.price(code, night)) - price * Decimal("1.15")) <= 5
    stage.tap(card, "Annuler")
    settled(stage, card, "rétablies")
    for code, _, _, _, price in ROOMS:
        assert float(stage.price(code, first)) == price


def test_what_could_mean_two_things_is_asked_by_buttons(stage: Stage) -> None:
    night = f"{soon(30):%d/%m}"
    stage.start()
    stage.has_read()
    stage.say(f"suite junior {night} -5")
    asked = stage.reads("5 pour cent, ou 5 MAD")
    assert [len(row) for row in keys(asked)] == [1, 1]
    stage.tap(asked, keys(asked)[0][0])
    stage.reads("Revenue propose", "Suite Junior", "2 100 → 2 000 MAD")
    asked = stage.hears("baisse un peu", "De combien")
    assert keys(asked) == [["de 5 %"], ["de 10 %"], ["de 15 %"]]
    stage.tap(asked, "de 10 %")
    stage.reads("Pour quelles nuits")
    room = stage.hears(f"ferme la 7 le {night}", "La chambre 7 seule")
    stage.tap(room, keys(room)[0][0])
    card = stage.reads("Bloquer la chambre 7")
    stage.tap(card, "Bloquer la 7")
    todo = stage.reads("une chambre de moins en disponibilité")
    stage.tap(todo, "Fait")
    stage.becomes(card, "Approuvé par Said")
    assert stage.writes() == []


def test_stop_is_offered_and_one_tap_stops(stage: Stage) -> None:
    stage.start()
    stage.has_read()
    offer = stage.hears("stop tout", "Rien n’est encore arrêté")
    stage.tap(offer, "Tout suspendre")
    stage.becomes(offer, "En pause, par Said")
    again = stage.hears("reprends les envois", "ce qui est approuvé partira")
    stage.tap(again, "Reprendre les envois")
    stage.becomes(again, "Reprise par Said")


def test_a_typed_no_says_what_can_be_refused_and_a_slip_is_shown(stage: Stage) -> None:
    night = f"{soon(30):%d/%m}"
    stage.start()
    stage.invites(OMAR, "operator", "Omar")
    stage.hears("non laisse", "Aucune décision")
    stage.say(f"mets la suite juinor à 2400 le {night}")
    stage.reads("2 100 → 2 400 MAD", "Lu : junior")
    stage.hears("non laisse", "Rien n’a été changé", "Suite Junior", "Refuser")
    stage.hears("oui vas-y", "un mot écrit ne décide rien")
    stage.hears(f"Omar peut valider jusqu'à 8 % jusqu'au {soon(60):%d/%m/%Y}", "Mandat")
    stage.say("ferme Booking pour le week-end", OMAR)
    stage.reads("Fermer Booking.com", "aucune vente de ces nuits")
    assert stage.writes() == []
