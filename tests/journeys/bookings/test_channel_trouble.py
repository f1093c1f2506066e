"""What does the card say when the channel manager or a channel does not do as asked?"""

from tests.journeys.pilot import JUNIOR
from tests.journeys.stage import Stage, dm, keys, soon

NIGHT = soon()


def test_a_channel_that_refuses_is_named_and_the_rest_stands(stage: Stage) -> None:
    stage.hotelrunner.failing = {"bookingcom": "Invalid price"}
    stage.start()
    card = stage.asks(f"suite junior {dm(NIGHT)} 2400", "2 100 → 2 400 MAD")
    stage.tap(card, "Confirmer 2 400 MAD")
    partly = stage.becomes(
        card, "⚠️ Booking.com a refusé : « Invalid price »", "Les autres canaux sont à jour"
    )
    stage.reads("n’est appliquée qu’en partie")
    assert keys(partly) == [["Annuler", "Pourquoi ?"]]
    assert (stage.price(JUNIOR, NIGHT, "online"), stage.price(JUNIOR, NIGHT)) == ("2400", "2100")
    stage.hotelrunner.failing = {}
    stage.tap(partly, "Annuler")
    stage.becomes(card, "↩️ Annulé")
    assert stage.price(JUNIOR, NIGHT, "online") == "2100"


def test_an_error_after_the_effect_is_unknown_not_failed(stage: Stage) -> None:
    stage.start()
    card = stage.asks(f"suite junior {dm(NIGHT)} 2400", "2 100 → 2 400 MAD")
    for endpoint in ("range", "daily"):
        stage.hotelrunner.fail("server_error", on=endpoint, status=504, after_effect=True)
    stage.tap(card, "Confirmer 2 400 MAD")
    lost = stage.becomes(card, "❔ HotelRunner n’a pas répondu")
    stage.tap(lost, "Vu : 2 100")
    stage.becomes(card, "les prix d’avant sont toujours en place")
    assert len(stage.writes()) == 1


def test_a_deleted_card_does_not_take_its_trouble_with_it(stage: Stage) -> None:
    stage.start()
    card = stage.asks(f"suite junior {dm(NIGHT)} 2400", "2 100 → 2 400 MAD")
    for endpoint in ("range", "daily"):
        stage.hotelrunner.fail("server_error", on=endpoint, status=504, after_effect=True)
    stage.phones.delete(card.chat_id, card.message_id)
    stage.tap(card, "Confirmer 2 400 MAD")
    anew = stage.reads("❔ HotelRunner n’a pas répondu", "Rien ne sera renvoyé avant vérification")
    assert anew.message_id != card.message_id
    assert keys(anew)[0] == ["Vu : 2 400", "Vu : 2 100"]
    stage.tap(anew, "Vu : 2 400")
    stage.becomes(anew, "Approuvé par Said", "vu par Said")
    assert len(stage.writes()) == 1


def test_a_pause_stops_what_was_approved_until_it_is_lifted(stage: Stage) -> None:
    stage.start()
    card = stage.asks(f"suite junior {dm(NIGHT)} 2400", "2 100 → 2 400 MAD")
    stage.say("/pause")
    stage.reads("⏸ En pause, par Said")
    stage.tap(card, "Confirmer 2 400 MAD")
    stage.becomes(card, "Approuvé par Said", "La maison est en pause")
    stage.say("/canaux")
    stage.reads("⏸ En pause", "Canaux")
    assert stage.writes() == []
    stage.say("/reprendre")
    stage.reads("▶️ Reprise par Said")
    stage.becomes(card, "confirmé")
    assert len(stage.writes()) == 1
