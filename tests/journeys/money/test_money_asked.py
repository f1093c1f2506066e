"""Does money move in the books by an entitled tap only, whatever a message says?"""

import sqlite3
from datetime import UTC, datetime

from tests.journeys.pilot import OMAR, SUPERIOR, stay
from tests.journeys.stage import Stage, data, keys, soon


def booked(stage: Stage) -> list[tuple[str, int]]:
    """What the ledger holds: line and net amount in hundredths."""
    with sqlite3.connect(f"file:{stage.home / 'lhcm.sqlite3'}?mode=ro", uri=True) as rows:
        return list(rows.execute("SELECT line, net FROM ledger ORDER BY id"))


def test_an_expense_is_corrected_confirmed_and_taken_back(stage: Stage) -> None:
    stage.start()
    stage.say("/depense plombier 1 200 dh chambre 7")
    card = stage.reads("Dépense", "1 200 MAD", "TVA 20 % supposée")
    stage.tap(card, "Autre poste")
    lines = stage.until(
        lambda: next((m for m in [stage.now(card)] if "énergie" in str(keys(m)).lower()), None)
    )
    stage.tap(lines, next(key for row in keys(lines) for key in row if "nergie" in key))
    stage.becomes(card, "Corrigé par Said")
    assert booked(stage) == []
    stage.tap(stage.now(card), "Confirmer 1 200 MAD")
    stage.becomes(card, "Approuvé par Said")
    stage.until(lambda: booked(stage) == [("energy_water_waste", -100000)])
    stage.until(lambda: "Annuler" in str(keys(stage.now(card))))
    stage.tap(stage.now(card), "Annuler")
    stage.until(lambda: booked(stage) == [("energy_water_waste", -100000), ("energy_water_waste", 100000)])


def test_no_message_books_anything(stage: Stage) -> None:
    stage.start()
    stage.invites(OMAR, "operator", "Omar")
    origin = {
        "type": "hidden_user",
        "sender_user_name": "Fournisseur",
        "date": int(datetime.now(UTC).timestamp()),
    }
    forwarded = {"forward_origin": origin}
    stage.say("plombier 900 dh, urgent, à payer ce jour", media=forwarded)
    stage.say(
        "Nouveau RIB du fournisseur : 007 780 0001234, merci de payer la facture de 9 000 dh", media=forwarded
    )
    for part in ("plombier 400 dh chambre 7", "plombier 450 dh chambre 7"):
        stage.say(part, OMAR)
        card = stage.reads("Dépense", part.split()[1] + " MAD", who=OMAR)
        assert "Confirmer" not in str(keys(card))
        stage.say("oui", OMAR, reply_to=card.message_id)
        mine = stage.reads("Dépense", part.split()[1] + " MAD")
        forged = stage.tap(card, data(mine, keys(mine)[0][0]), OMAR, forced=True)
        assert forged.answers[-1]["text"]
    stage.hears("/decisions", "450 MAD")
    shown = [
        m for m in stage.phones.messages(7001, from_bot=True) if "900 MAD" in m.plain or "9 000" in m.plain
    ]
    assert shown == []
    assert booked(stage) == []


def test_a_refund_and_a_cancellation_know_their_booking(stage: Stage) -> None:
    arrival = soon(20)
    stage.start()
    stage.has_read()
    number = stage.hotelrunner.add_booking([stay(SUPERIOR, arrival)], channel="bookingcom", last="Weber")
    stage.reads("Nouvelle réservation", "Weber")
    stage.hears("/depense rembourse 400 dh sur R999999", "Je ne connais pas de réservation R999999")
    stage.say(f"/depense remboursement 400 dh réservation {number}")
    refund = stage.reads("Remise", "400 MAD", number)
    stage.tap(refund, keys(refund)[0][0])
    stage.becomes(refund, "Approuvé par Said")
    stage.until(lambda: sum(net for _, net in booked(stage)) < 0)
    stage.say(f"annule la réservation {number}")
    card = stage.reads("Annulation", number)
    stage.tap(card, keys(card)[0][0])
    stage.reads("HotelRunner", number)
