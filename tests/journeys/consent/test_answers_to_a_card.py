"""Does every answer to a card do what it says, and nothing that it does not say?"""

from datetime import timedelta

from tests.journeys.pilot import JUNIOR
from tests.journeys.stage import Stage, data, dm, keys, soon

FIRST = soon()
WISH = f"suite junior {dm(FIRST)} 2400"


def test_adjusting_postponing_refusing(stage: Stage) -> None:
    stage.start()
    card = stage.asks(WISH, "2 100 → 2 400 MAD")
    stage.tap(card, "Ajuster")
    steps = stage.until(lambda: next((m for m in [stage.now(card)] if "Autre prix" in str(keys(m))), None))
    assert keys(steps)[0][0] == "2 280 MAD (−5 %)"
    stage.tap(steps, "2 350 MAD (−2 %)")
    adjusted = stage.becomes(card, "2 100 → 2 350 MAD", "Ajusté de 2 400 à 2 350 MAD par Said")
    assert keys(adjusted)[0] == ["Confirmer 2 350 MAD"]

    stage.tap(adjusted, "Ajuster")
    steps = stage.until(lambda: next((m for m in [stage.now(card)] if "Autre prix" in str(keys(m))), None))
    asked = stage.tap(steps, "Autre prix")
    assert "Répondez avec un montant" in asked.answers[-1]["text"]
    stage.say("mille huit cents ?", reply_to=card.message_id)
    stage.reads("Je ne lis pas de montant")
    stage.say("oui", reply_to=card.message_id)
    stage.reads("Je ne lis pas de montant dans « oui »")
    stage.say("140 €", reply_to=card.message_id)
    stage.reads("pas en EUR")
    stage.say("2 290", reply_to=card.message_id)
    typed = stage.becomes(card, "2 100 → 2 290 MAD")
    assert keys(typed)[0] == ["Confirmer 2 290 MAD"]
    old = stage.tap(typed, data(card, "Confirmer 2 400 MAD"), forced=True)
    assert old.answers[-1]["text"]
    assert stage.writes() == []

    stage.tap(typed, "Plus tard")
    choices = stage.until(lambda: next((m for m in [stage.now(card)] if "Dans 1 h" in str(keys(m))), None))
    stage.tap(choices, "Dans 1 h")
    stage.becomes(card, "Reporté par Said")

    other = stage.asks(f"suite junior {dm(FIRST + timedelta(days=9))} 1990", "2 100 → 1 990 MAD")
    stage.tap(other, "Refuser")
    stage.becomes(other, "Refusé par Said")
    stage.say("trop bas pour un samedi", reply_to=other.message_id)
    stage.becomes(other, "Refusé par Said", "« trop bas pour un samedi »")
    stage.say("et encore", reply_to=other.message_id)
    stage.reads("Déjà décidé par Said")
    assert stage.writes() == []


def test_a_hold_is_overridden_by_a_typed_reason_only(stage: Stage) -> None:
    stage.start()
    card = stage.asks(f"suite junior {dm(FIRST)} 3000", "retient", "2 100 → 3 000 MAD")
    assert "Confirmer" not in str(keys(card))
    forged = stage.tap(card, data(card, "Refuser").replace(":no", ":ok"), forced=True)
    assert "motif" in forged.answers[-1]["text"]
    stage.say("Formule 1 à Marrakech ce week-end", reply_to=card.message_id)
    stage.becomes(card, "Passé outre par Said", "« Formule 1 à Marrakech ce week-end »", "confirmé")
    assert stage.price(JUNIOR, FIRST) == "3000"
    assert len(stage.writes()) == 1


def test_an_expired_tap_is_final_and_harmless(stage: Stage) -> None:
    stage.start()
    card = stage.asks(WISH, "2 100 → 2 400 MAD")
    stage.phones.api.table["answercallbackquery"] = (
        "answerCallbackQuery",
        stage.too_old,
    )
    stage.phones.tap(7001, card.message_id, data(card, "Confirmer 2 400 MAD"))
    stage.becomes(card, "Approuvé par Said", "confirmé")
    assert len(stage.writes()) == 1
    answers = [call for call in stage.phones.calls("answerCallbackQuery")]
    assert [call.status for call in answers] == [400]
