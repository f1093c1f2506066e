"""What happens when a person has answered before the house?"""

from __future__ import annotations

from domain.consent.proposal import OPEN
from domain.consent.proposal import State as Standing
from domain.guests.incoming import Silence
from domain.guests.thread import State
from governance.consent.cards import redraw
from governance.office import Office
from store.unit import Unit


async def answered_elsewhere(office: Office, unit: Unit, thread_id: int, by: str) -> bool:
    """Somebody has answered in another way: whatever waits in the thread is silent, its drafts are dropped.

    False when nothing waited.
    """
    now = office.clock()
    counted = False
    for one in await unit.guest_messages.of(thread_id):
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
