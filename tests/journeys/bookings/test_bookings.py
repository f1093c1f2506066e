"""Does Said hear of every booking, and at once of everything that could put two guests before one door?"""

from tests.journeys.pilot import JUNIOR, OMAR, SUPERIOR, stay
from tests.journeys.stage import Stage, keys, soon

NIGHT = soon()


def test_bookings_reach_said_as_they_come_change_and_go(stage: Stage) -> None:
    stage.start()
    stage.has_read()
    number = stage.hotelrunner.add_booking(
        [stay(SUPERIOR, NIGHT)], channel="bookingcom", first="Anna", last="Weber"
    )
    new = stage.reads(
        "Nouvelle réservation · Booking.com", "Chambre Double Supérieure", "2 personnes", "3 000 MAD"
    )
    assert "Anna Weber" in new.plain
    assert "Il reste 1 chambre" in new.plain
    stage.hotelrunner.cancel_booking(number)
    stage.reads("Réservation annulée · Booking.com", "2 chambres de ce type sont de nouveau libres")

    for room in range(3):
        stage.hotelrunner.add_booking([stay(SUPERIOR, NIGHT)], channel="bookingcom", first=f"Client {room}")
    alarm = stage.reads("🔴 Double réservation · Chambre Double Supérieure", "3 réservations pour 2 chambres")
    assert "Surclasser" in alarm.plain or "Déplacer" in alarm.plain

    stage.hotelrunner.add_booking([stay("HR:999", NIGHT)], channel="bookingcom")
    stage.reads("🔴 Réservation sans chambre · Booking.com")


def test_a_direct_booking_asks_omar_what_booking_com_shows(stage: Stage) -> None:
    stage.start()
    stage.invites(OMAR, "operator", "Omar")
    stage.has_read()
    stage.hotelrunner.add_booking([stay(SUPERIOR, NIGHT)], channel="online")
    question = stage.reads("Vérification · Booking.com", "Combien de chambres libres", who=OMAR)
    assert keys(question) == [["0", "1", "2"]]
    stage.tap(question, "1", OMAR)
    stage.becomes(question, "Réponse : 1")
    stage.reads("✅ Booking.com montre 1, comme prévu", who=OMAR)
    stage.hotelrunner.add_booking([stay(JUNIOR, NIGHT)], channel="online")
    question = stage.reads("Vérification · Booking.com", "Suite Junior", who=OMAR)
    stage.tap(question, "1", OMAR)
    stage.reads("⏳ Booking.com montre 1, il devrait montrer 0", "Suite Junior", who=OMAR)
    stage.reads("Une vente peut mettre 30 minutes", who=OMAR)
