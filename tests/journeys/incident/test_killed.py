"""Does the duty to cancel a test booking outlive a process that is killed?"""

from __future__ import annotations

import asyncio
import signal
from datetime import UTC, datetime, timedelta

from domain.incident.incident import Wish
from domain.incident.sync_test import Phase
from store.engine import open_store
from tests.journeys.pilot import HOUSE, OMAR
from tests.journeys.stage import Stage, soon


def test_a_killed_process_rings_for_the_booking_that_stands(stage: Stage) -> None:
    stage.start()
    stage.invites(OMAR, "operator", "Omar")
    asyncio.run(booked(stage))
    stage.end(signal.SIGKILL)
    asyncio.run(an_hour_passes(stage))
    stage.start()
    card = stage.reads("La réservation d’essai n’est pas annulée", who=OMAR)
    stage.tap(card, "Réservation annulée", who=OMAR)
    stage.becomes(card, "Annulée")
    assert stage.end() == 0


async def booked(stage: Stage) -> None:
    """An incident with its test booking in place, as the desk and the taps leave it."""
    store, now = open_store(f"sqlite:///{stage.home / 'lhcm.sqlite3'}"), datetime.now(UTC)
    async with store.unit(HOUSE) as unit:
        incident, _ = await unit.incidents.open(
            Wish("x", "person:1:x", channel="bookingcom"), "person:1", now
        )
        test = await unit.sync_tests.begin(
            incident.id, "double-superior", soon(), ["bookingcom"], "person:1", now
        )
        for to in (Phase.BOOKING, Phase.BOOKED):
            assert test is not None
            assert await unit.sync_tests.move(test, to, "person:1", now)
            test = await unit.sync_tests.by_token(test.token)
    await store.close()


async def an_hour_passes(stage: Stage) -> None:
    """While nothing runs the clock goes on: the booking is an hour older."""
    from sqlalchemy import update

    from store.models import SyncTestRow

    store = open_store(f"sqlite:///{stage.home / 'lhcm.sqlite3'}")
    async with store.unit(HOUSE) as unit:
        earlier = datetime.now(UTC) - timedelta(minutes=61)
        await unit.scope.changed(update(SyncTestRow).values(booked_at=earlier))
    await store.close()
