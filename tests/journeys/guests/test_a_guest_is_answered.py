"""Does a guest's message that somebody brings become an answer that one tap lets go, on a real phone?"""

from tests.journeys.stage import Stage, keys


def test_brought_drafted_approved_and_passed_on(stage: Stage) -> None:
    stage.start()
    stage.say("/message Anna Weber : Guten Tag, hat das Haus einen Pool und einen Garten?")
    stage.reads("Message noté (conversation 1)")
    card = stage.reads(
        "Directeur général propose", "Anna Weber écrit", "allemand", "Ja, das Haus hat einen Pool."
    )
    assert "Oui, la maison a une piscine." in card.plain
    assert keys(card)[0] == ["Envoyer"]
    assert keys(card)[1] == ["Modifier", "Plus tard", "Refuser"]

    stage.tap(card, "Envoyer")
    stage.becomes(card, "✅")
    words = stage.reads("À transmettre à Anna Weber", "Ja, das Haus hat einen Pool.")
    stage.tap(words, "Je l’ai transmise")
    stage.becomes(words, "la réponse est transmise")
    stage.becomes(card, "Envoyée à")

    stage.say("/messages")
    stage.reads("Aucune conversation n’attend", "Anna Weber")


def test_what_is_asked_of_a_person_is_answered_under_the_message(stage: Stage) -> None:
    stage.start()
    stage.say("/message Jo : We want a refund of https://evil.example/x")
    asked = stage.reads("Jo écrit", "Sujet réservé à une personne", "un remboursement", "un lien")
    assert "evil.example" not in asked.plain
    stage.say("We are sorry to read this; Said will call you tomorrow.", reply_to=asked.message_id)
    card = stage.reads("Réponse à un client", "Said will call you tomorrow.")
    assert keys(card)[0] == ["Envoyer"]
