"""Are plain questions answered on the phone without any model, and asked back where they mean two things?"""

from __future__ import annotations

from tests.journeys.pilot import OMAR
from tests.journeys.stage import Stage, keys


def test_questions_follow_ups_and_choices_on_the_phone(stage: Stage) -> None:
    stage.start()
    stage.has_read()
    stage.hears("qui arrive demain ?", "Arrivées", "Réservations lues")
    stage.hears("et apres-demain", "Arrivées", "Réservations lues")
    stage.hears("euh dis-moi chhal drna lbareh", "Chiffre d’affaires", "chambres sur 12")
    stage.hears("c'est qui dans la 7 ?", "Chambre 7", "Quadruple")
    which = stage.hears("quel est le prix de la double ce soir", "Que vouliez-vous dire ?")
    [superior], [standard] = keys(which)
    assert "Double Supérieure" in superior
    stage.tap(which, standard)
    stage.becomes(which, "Prix", "Double Standard")
    stage.hears("et les suites ?", "Prix", "Suite Junior", "Suite Présidentielle")


def test_what_nobody_understands_is_met_with_the_nearest_questions(stage: Stage) -> None:
    stage.start()
    stage.has_read()
    stage.hears("qui arrive demain sauf les groupes", "Je n’ai pas compris", "/aide")
    offered = stage.reads("Je n’ai pas compris")
    assert len(keys(offered)) == 3
    assert ["Arrivées"] in keys(offered)
    stage.tap(offered, "Arrivées")
    stage.becomes(offered, "Arrivées", "Réservations lues")
    stage.invites(OMAR, "staff", "Omar")
    stage.say("combien on a fait hier ?", who=OMAR)
    told = stage.reads("(équipe) ne le permet pas", who=OMAR)
    assert "MAD" not in told.plain
