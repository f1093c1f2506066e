"""Does the duty to cancel a test booking outlive a process that is killed?"""

from __future__ import annotations

import asyncio
import io
import signal
from datetime import UTC, datetime, timedelta

from PIL import Image

from store.engine import open_store
from tests.journeys.pilot import HOUSE, OMAR
from tests.journeys.stage import Stage


def test_a_killed_process_rings_for_the_booking_that_stands(stage: Stage) -> None:
    stage.start()
    stage.invites(OMAR, "operator", "Omar")
    booked(stage)
    stage.end(signal.SIGKILL)
    asyncio.run(an_hour_passes(stage))
    stage.start()
    card = stage.reads("La réservation d’essai n’est pas annulée", who=OMAR)
    stage.tap(card, "Réservation annulée", who=OMAR)
    stage.becomes(card, "Annulée")
    assert stage.end() == 0


def extranet() -> bytes:
    """What Omar sees of the channel; without a model he says what it shows."""
    written = io.BytesIO()
    Image.new("RGB", (640, 400), "white").save(written, "PNG")
    return written.getvalue()


def booked(stage: Stage) -> None:
    """An incident and its test on Omar's yes, counted and booked by his taps."""
    stage.say("/incident ouvrir Booking.com montre trop", OMAR)
    stage.reads("Incident 1", who=OMAR)
    stage.say("/incident 1 test", OMAR)
    card = stage.reads("Essai de synchronisation", "aucun réglage", who=OMAR)
    yes = next(text for row in card.buttons for text in row if text.startswith("Oui, essai"))
    stage.tap(card, yes, OMAR)
    question = stage.reads("avant la réservation", who=OMAR)
    stage.phones.upload(OMAR, "extranet.png", extranet(), reply_to=question.message_id)
    read = stage.reads(
        "Capture · Booking.com", "Combien de chambres libres la capture montre-t-elle", who=OMAR
    )
    stage.tap(read, "2", OMAR)
    stage.becomes(read, "Retenu.")
    step = stage.reads("Saisissez une réservation d’essai", who=OMAR)
    stage.tap(step, "Réservation saisie", OMAR)
    stage.becomes(step, "à annuler avant")


async def an_hour_passes(stage: Stage) -> None:
    """While nothing runs the clock goes on: the booking is an hour older."""
    from sqlalchemy import update

    from store.models.whole import SyncTestRow

    store = open_store(f"sqlite:///{stage.home / 'lhcm.sqlite3'}")
    async with store.unit(HOUSE) as unit:
        earlier = datetime.now(UTC) - timedelta(minutes=61)
        await unit.scope.changed(update(SyncTestRow).values(booked_at=earlier))
    await store.close()
