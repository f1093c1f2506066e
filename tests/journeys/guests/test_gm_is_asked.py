"""« Que veut la cliente de la 7 ? », « réponds-lui que oui »: is the board's chair asked and told about guests?"""

from tests.journeys.stage import Stage, keys


def test_asked_by_name_and_answered_with_a_yes_in_her_language(stage: Stage) -> None:
    stage.start()
    stage.say("/message Anna Weber : Guten Abend, dürfen wir morgen auf der Terrasse zu Abend essen?")
    stage.reads("Message noté (conversation 1)")
    stage.say("que veut Mme Weber ?")
    stage.reads("Anna Weber", "dürfen wir morgen auf der Terrasse")
    stage.say("réponds-lui que oui")
    card = stage.reads("Réponse à un client", "Ja, sehr gern.", "Oui, avec plaisir.")
    assert keys(card)[0] == ["Envoyer"]
    stage.say("réponds-lui que la terrasse est libre demain soir")
    stage.reads("je ne traduis pas vos mots")
    stage.tap(card, "Envoyer")
    stage.reads("À transmettre à Anna Weber", "Ja, sehr gern.")
