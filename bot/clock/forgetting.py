"""What does a house forget, because it must?"""

from __future__ import annotations

import asyncio
import logging
from datetime import timedelta

from domain.service.meal import KEPT as MEALS_KEPT
from governance.office import Office

log = logging.getLogger(__name__)

DELIVERIES_KEPT = timedelta(days=30)
CALLS_KEPT = timedelta(days=2)
WORDS_KEPT = timedelta(days=60)
GUESTS_WORDS_KEPT = timedelta(days=180)  # two months after check-out an alias still lives


async def forget(office: Office, property_id: str) -> None:
    """Personal data past its time removed, and what nobody needs. Safe to run at any hour, and twice."""
    now = office.clock()
    async with office.store.unit(property_id) as unit:
        removed = await unit.reservations.purge_guests(now.date())
        await unit.cares.purge(now.date())
        await unit.meals.purge(now.date() - MEALS_KEPT)
        await unit.legal.purge(now.date())
        await unit.tasks.forget(now.date())
        await unit.deliveries.forget(now - DELIVERIES_KEPT)
        await unit.mails.forget(now - DELIVERIES_KEPT)
        await unit.guest_messages.forget(now - GUESTS_WORDS_KEPT)
        await unit.doors.forget(now - CALLS_KEPT)
        await unit.quota.forget(now - CALLS_KEPT)
        await unit.conversations.forget(now - WORDS_KEPT)
        await unit.unanswered.forget(now - WORDS_KEPT)
        await unit.summaries.forget((now - WORDS_KEPT).date())
        gone = await unit.documents.forget(now - office.terms.files_kept)
    # After the rows: a crash in between leaves bytes that nobody knows, never a row without them.
    for digest in gone:
        await asyncio.to_thread(office.shelf.discard, digest)
    if removed:
        log.info("%s: personal data of %d guests removed, as agreed", property_id, removed)
