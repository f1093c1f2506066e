"""When is an offer made that had to wait for younger bookings?"""

from __future__ import annotations

from domain.guests.deciding import Course, decided
from domain.guests.incoming import Incoming
from domain.guests.offer import FRESH
from domain.guests.thread import State
from domain.house.snapshot import RESERVATIONS
from governance.guests.around import around
from governance.guests.drafting import draft_from_facts
from governance.office import Office


async def requote(office: Office, property_id: str) -> None:
    """Drafts that could offer nothing are made anew as soon as the bookings have been read."""
    now = office.clock()
    async with office.store.reading(property_id) as unit:
        waiting = [one for one in await unit.guest_messages.in_state(State.DRAFT) if one.body.get("stale")]
        read_at = (await unit.channels.source_ages()).get(RESERVATIONS)
    if not waiting or read_at is None or now - read_at > FRESH:
        return
    for draft in waiting:
        async with office.store.unit(property_id) as unit:
            current = await unit.guest_messages.get(draft.id)
            asked = await unit.guest_messages.get(draft.answers or 0)
            if current is None or current.state is not State.DRAFT or asked is None:
                continue
            thread = await unit.guest_threads.certain(draft.thread)
            told = Incoming(
                asked.door,
                str(asked.id),
                asked.address,
                asked.text,
                asked.at,
                name=thread.name,
                subject=asked.subject,
                attachments=tuple(asked.body.get("files", ())),
            )
            decision = decided(told, (await around(unit, thread, now)).writer)
            if decision.course is not Course.SILENCE and not decision.fences:
                await draft_from_facts(office, unit, thread, asked, decision)
