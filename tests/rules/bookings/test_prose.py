"""Does a mail in sentences from nobody known announce somebody else's booking, or is it a guest's own?"""

from __future__ import annotations

from datetime import date

import pytest

from channels.mail.agencies import announces, gist
from channels.mail.newest import said
from domain.bookings.notice import Gist
from domain.nights import Span

SENT = date(2026, 11, 23)
STAY = Span(date(2027, 1, 5), date(2027, 1, 7))

ANNOUNCED = (
    (
        "Booking",
        "We are pleased to confirm the booking for our client Mr John Smith from 5 to 8 January 2027.",
    ),
    ("New booking", "Our client Ms Lee has booked a double room, January 5 to January 8, 2027. Ref. TL-4471"),
    (
        "Group",
        "Please find below the reservation of our clients: arrival 5 January, departure 8 January 2027.",
    ),
    (
        "Voucher",
        "Hotel voucher no. 88123. Passenger name: Rossi. 5 January 2027 to 8 January 2027, one triple.",
    ),
    (
        "New reservation",
        "A new reservation was made, booking no. 4471-B, 5 January 2027 - 8 January 2027, 2 pax.",
    ),
    ("Booking", "Our client has booked 5 to 8 January 2027, ref AB123. Could you please confirm receipt?"),
    (
        "Nouvelle réservation",
        "Notre cliente Mme Martin arrive le 5 janvier 2027 et repart le 8 janvier 2027.",
    ),
    (
        "Réservation",
        "Nous avons réservé une suite pour nos clients du 5 au 8 janvier 2027. Merci d'en prendre note.",
    ),
    ("Dossier 4471", "Veuillez trouver la réservation de notre client M. Petit, du 5 au 8 janvier 2027."),
    ("Bon", "Nous vous confirmons la réservation dossier n° VM-221, du 5 au 8 janvier 2027, deux doubles."),
    ("Neue Buchung", "Unsere Gäste Familie Huber haben vom 5. bis 8. Januar 2027 ein Zimmer gebucht."),
    ("Buchungsbestätigung", "Unser Kunde Herr Vogt: Anreise 5. Januar 2027, Abreise 8. Januar 2027."),
    ("Nueva reserva", "Nuestro cliente Sr. Gil llega el 5 de enero de 2027 y sale el 8 de enero de 2027."),
    ("Nuova prenotazione", "I nostri clienti arrivano il 5 gennaio 2027 e partono l'8 gennaio 2027."),
    ("Nieuwe boeking", "Onze klanten komen op 5 januari 2027 en vertrekken op 8 januari 2027."),
    ("حجز جديد", "نؤكد لكم حجز عميلنا السيد أحمد من 5 يناير 2027 إلى 8 يناير 2027."),
)

GUESTS = (
    ("My booking", "Hello, I have booked from 5 to 8 January 2027, booking no. 44712. We arrive late."),
    (
        "Booking 44712",
        "Our flight lands on 5 January, we leave on 8 January. Booking confirmed. Ref 44712",
    ),
    ("Stay", "Do you have a double room from 5 to 8 January 2027?"),
    ("Request", "We would like to book a room from 5 to 8 January 2027 for our clients."),
    ("Availability", "Our client wishes to stay from 5 to 8 January 2027. Please send us your rates."),
    ("Clients", "Our client has booked 5 to 8 January 2027, ref AB123. Is there a pool?"),
    (
        "New booking",
        "I am coming for a new booking confirmation of my honeymoon, 5 to 8 January 2027, ref A1234.",
    ),
    ("Réservation", "Bonjour, je souhaite réserver une chambre du 5 au 8 janvier 2027 pour deux personnes."),
    (
        "Ma réservation",
        "J'ai réservé du 5 au 8 janvier 2027, réservation n° 44712. Préparez un lit bébé.",
    ),
    (
        "Séjour",
        "Nous arrivons le 5 janvier et repartons le 8 janvier 2027, notre chambre est confirmée, dossier 44",
    ),
    ("Groupe", "Pourriez-vous nous faire un devis pour nos clients du 5 au 8 janvier 2027"),
    ("Demande", "Avez-vous une disponibilité pour notre client du 5 au 8 janvier 2027 ?"),
    ("Buchung", "Guten Tag, ich habe vom 5. bis 8. Januar 2027 gebucht, Buchungsnummer 44712."),
    ("Anfrage", "Wir möchten vom 5. bis 8. Januar 2027 ein Zimmer reservieren."),
    ("Reserva", "Quisiera reservar del 5 de enero al 8 de enero de 2027 para mi cliente."),
    ("Prenotazione", "Vorrei prenotare dal 5 gennaio all'8 gennaio 2027."),
    ("Boeking", "Ik heb geboekt van 5 januari tot 8 januari 2027, boekingsnummer 44712."),
    ("حجز", "هل لديكم غرفة من 5 يناير 2027 إلى 8 يناير 2027؟"),
    ("Merci", "Nos clients ont adoré votre maison, merci pour tout."),
    ("Price list", "Please find our new booking conditions attached."),
    ("Wifi", "Is there wifi?"),
)


@pytest.mark.parametrize(("subject", "text"), ANNOUNCED)
def test_somebody_elses_booking_is_announced(subject: str, text: str) -> None:
    assert announces("someone@example.com", subject, [text], SENT)
    assert gist(subject, [text], SENT).stay == STAY


@pytest.mark.parametrize(("subject", "text"), GUESTS)
def test_whoever_writes_of_his_own_stay_or_asks_is_a_guest(subject: str, text: str) -> None:
    assert not announces("someone@example.com", subject, [text], SENT)


def test_every_text_of_the_mail_is_looked_at() -> None:
    labelled = "Référence : GR-44\nClient : Zoé Martin\nArrivée : 05/01/2027\nDépart : 08/01/2027"
    texts = ["Please view this message in HTML.", labelled]
    assert announces("resa@voyages.example", "Groupe", texts, SENT)
    assert gist("Groupe", texts, SENT) == Gist("GR-44", STAY)
    assert said(texts) == labelled
    assert said(["Is there wifi?", "<Is there wifi?>"]) == "Is there wifi?"


@pytest.mark.parametrize(
    ("text", "reference"),
    [
        ("Our ref: TL-4471. Arrival 5 January, departure 8 January", "TL-4471"),
        ("booking no. 88123, 5 to 8 January", "88123"),
        ("du 5 au 8 janvier, dossier n° VM-221", "VM-221"),
        ("from 5 to 8 January", None),
    ],
)
def test_the_reference_is_read(text: str, reference: str | None) -> None:
    assert gist("", [text], SENT).reference == reference
