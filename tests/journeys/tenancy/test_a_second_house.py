"""Does an owner begin a second house in the chat, and does each message then say whose it is?"""

from tests.journeys.pilot import OMAR
from tests.journeys.stage import Stage


def test_a_house_begins_in_the_chat(stage: Stage) -> None:
    stage.start()
    stage.has_read()
    stage.say("/maison")
    mine = stage.reads("Vous parlez pour Villa Thaifa")
    assert not mine.plain.startswith("Villa Thaifa\n"), "who has one house needs no name above each message"
    stage.say("/maison nouvelle Riad Yasmine, Marrakech")
    stage.reads("le nom, la ville et le pays")
    stage.say("/maison nouvelle Riad Yasmine, Marrakech, Maroc")
    first = stage.reads("Riad Yasmine est ouverte", "Quelles chambres y a-t-il")
    stage.say("4 chambres doubles pour 2, 1 suite pour 4", reply_to=first.message_id)
    priced = stage.reads("Prix de base d’une nuit en Chambre double")
    stage.say("900", reply_to=priced.message_id)
    stage.reads("Prix de base d’une nuit en Suite")
    stage.say("/brief")
    stage.reads("Riad Yasmine ·")

    stage.say("/maison")
    asked = stage.reads("De quelle maison parlez-vous")
    stage.tap(asked, "Villa Thaifa")
    stage.becomes(asked, "Je vous écoute pour Villa Thaifa")
    stage.say("/decisions")
    assert stage.reads("Villa Thaifa", "décision").plain.startswith("Villa Thaifa\n")


def test_a_person_is_put_out_by_two_taps_and_reads_nothing_more(stage: Stage) -> None:
    stage.start()
    stage.invites(OMAR, "operator", "Omar")
    stage.say("/qui")
    shown = stage.reads("Dans la maison", "Omar : exploitant")
    stage.tap(shown, "Omar")
    card = stage.becomes(shown, "Omar, exploitant")
    stage.tap(card, "Retirer Omar")
    stage.becomes(card, "Retirer Omar de la maison")
    stage.tap(stage.now(card), "Oui, retirer")
    stage.becomes(card, "Omar n’est plus dans la maison")
    stage.say("/brief", OMAR)
    stage.reads("Ce service est privé", who=OMAR)
