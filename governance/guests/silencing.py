"""What happens when a person has answered before the house?"""

from __future__ import annotations

from collections.abc import Collection
from datetime import datetime

from domain.consent.proposal import OPEN
from domain.consent.proposal import State as Standing
from domain.guests.incoming import Silence
from domain.guests.thread import Door, Message, State, Way
from governance.consent.cards import redraw
from governance.office import Office
from store.unit import Unit

AT_HAND = frozenset({Door.WHATSAPP, Door.TELEGRAM})  # the doors that tell the time of both sides by one clock


async def answered_elsewhere(
    office: Office,
    unit: Unit,
    thread_id: int,
    by: str,
    at: datetime | None = None,
    answers: Collection[str] = (),
) -> bool:
    """Somebody has answered in another way: whatever waits in the thread is silent, its drafts are dropped.

    `at` is when he wrote, where that is known: what a guest wrote later he has not answered, unless it is one of
    `answers`, the door's ids of what he replied to. False when nothing waited.
    """
    now = office.clock()
    counted = False
    said = await unit.guest_messages.of(thread_id)
    heard = [one for one in said if one.way is Way.IN]
    later = {one.id for one in heard if at is not None and one.at > at and one.external not in answers}
    if at is not None and at.isoformat() > (await unit.channels.cursor(_answered(thread_id)) or ""):
        await unit.channels.set_cursor(_answered(thread_id), at.isoformat())
    for one in said:
        if one.id in later or one.answers in later:
            continue
        if one.state is State.WAITING:
            counted |= await unit.guest_messages.move(
                one,
                State.SILENT,
                reason=Silence.ANSWERED_BY_PERSON.value,
                body={**one.body, "answered_by": by},
            )
        if one.state in {State.DRAFT, State.QUEUED}:
            await unit.guest_messages.move(one, State.DROPPED)
            proposal = await unit.proposals.open_with_key(f"guest:{one.answers}")
            if proposal is not None and proposal.state in OPEN:
                moved = await unit.proposals.move(proposal, Standing.EXPIRED, at=now, by=by, settled_at=now)
                if moved is not None:
                    await redraw(unit, moved, now)
    if counted:
        body = {"thread": thread_id}
        await unit.journal.append("guest.answered_elsewhere", f"guest_thread:{thread_id}", by, body, now)
    return counted


async def a_person_was_first(unit: Unit, message: Message) -> bool:
    """Whether a person of the house wrote to this guest after his message, which only now comes in: then it is
    silent. A mail's own date proves nothing of that kind."""
    if message.door not in AT_HAND:
        return False
    written = await unit.channels.cursor(_answered(message.thread))
    if not written or message.at > datetime.fromisoformat(written):
        return False
    reason = Silence.ANSWERED_BY_PERSON.value
    return await unit.guest_messages.move(message, State.SILENT, reason=reason)


def _answered(thread_id: int) -> str:
    return f"guest_answered:{thread_id}"
