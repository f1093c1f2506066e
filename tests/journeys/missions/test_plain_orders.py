"""Do plain words without a command become a card or a note, before any model and with none?"""

from __future__ import annotations

from tests.journeys.pilot import OMAR
from tests.journeys.stage import Stage, dm, soon


def test_a_price_a_pause_and_a_reminder_in_plain_words(stage: Stage) -> None:
    night = soon(30)
    stage.start()
    stage.invites(OMAR, "operator", "Omar")
    stage.say(f"passe la suite junior à 2400 le {dm(night)}")
    card = stage.reads("Suite Junior", "2 100 → 2 400 MAD")
    stage.say("mets Booking en pause", who=OMAR)
    stage.reads("Fermer Booking.com")
    stage.hears("rappelle-moi le contrat jeudi", "C’est noté", "le contrat")
    stage.hears("je ne sais pas quoi faire des suites", "/aide")
    assert stage.writes() == []
    stage.tap(card, "Confirmer 2 400 MAD")
    stage.becomes(card, "Approuvé par Said")
