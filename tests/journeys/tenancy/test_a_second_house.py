"""Does an owner begin a second house in the chat, and does each message then say whose it is?"""

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
