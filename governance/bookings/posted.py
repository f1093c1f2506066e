"""How do bodies that the channel manager posts become bookings, even when a crash comes between?"""

from __future__ import annotations

import logging
from collections.abc import Callable, Sequence

from channels.ports import Envelope
from governance.bookings.intake import receive
from governance.bookings.pull import acknowledge_all
from governance.office import Office
from store.bookings.deliveries import Posted

log = logging.getLogger(__name__)

VIA = "callback"
MOST_TRIES = 3
Read = Callable[[str], Sequence[Envelope]]


async def keep(office: Office, property_id: str, body: str) -> bool:
    """Commit a body before anything else happens to it; False when the same one is there already."""
    async with office.store.unit(property_id) as unit:
        return await unit.deliveries.keep(body, VIA, office.clock())


async def take_up(office: Office, property_id: str, read: Read) -> int:
    """Give every waiting body its effect; the number of bodies. Safe to run twice and at once.

    A body that was begun again and again without an end is set aside, where a finding names it.
    """
    async with office.store.reading(property_id) as unit:
        waiting = await unit.deliveries.waiting()
    for posted in waiting:
        if posted.attempts >= MOST_TRIES:
            await set_aside(office, property_id, posted, "never finished")
        else:
            await take_one(office, property_id, posted, read)
    return len(waiting)


async def take_one(office: Office, property_id: str, posted: Posted, read: Read) -> None:
    """One body: its bookings are received, then it is marked done; what nobody could read is set aside whole."""
    async with office.store.unit(property_id) as unit:
        await unit.deliveries.begin(posted.id)
    envelopes = read(posted.body)
    readable = [envelope for envelope in envelopes if envelope.reservation is not None]
    problems = [envelope.problem or "unreadable" for envelope in envelopes if envelope.reservation is None]
    settled: Sequence[tuple[str, str]] = ()
    if readable:
        settled = (await receive(office, property_id, readable, VIA)).settled
    if problems:
        await set_aside(office, property_id, posted, "; ".join(dict.fromkeys(problems)))
    else:
        async with office.store.unit(property_id) as unit:
            await unit.deliveries.done(posted.id, office.clock())
    await acknowledge_all(office, property_id, settled)


async def set_aside(office: Office, property_id: str, posted: Posted, why: str) -> None:
    """For a person to look at."""
    log.warning("%s: a posted body was set aside: %s", property_id, why)
    async with office.store.unit(property_id) as unit:
        await unit.deliveries.dead(posted.id, why, office.clock())
