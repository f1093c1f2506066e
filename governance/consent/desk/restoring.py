"""What does a house do that was restored from a backup, when nobody knows what happened after it?"""

from __future__ import annotations

from domain.consent.proposal import UNDER_WAY, State
from domain.phrase import say
from governance.consent.cards import approvers
from governance.consent.carry.outcome import end
from governance.consent.desk.carrying import replace_stale
from governance.office import Office, snapshot
from governance.post.replies import reply
from governance.post.telling import tell
from store.unit import Unit


async def holds(unit: Unit, seq: int, head: str) -> bool:
    """Whether the journal still contains the entry that was its head when it was looked at last."""
    if seq == 0:
        return True
    found = await unit.journal.entries(after=seq - 1, limit=1)
    return bool(found) and (found[0].seq, found[0].hash) == (seq, head)


async def is_under_way(unit: Unit) -> bool:
    """Whether anything was approved or begun."""
    return bool(await unit.proposals.in_state(*UNDER_WAY))


async def take_nothing_for_granted(office: Office, unit: Unit) -> None:
    """Nothing that the backup holds as approved or begun is sent on its word.

    What was begun may have had its effect after the backup was made: unknown, for a person to look at. What was
    approved asks again on today's values. Effects stay paused until somebody has compared calendar and panel.
    """
    now = office.clock()
    begun = await unit.proposals.in_state(State.APPLYING)
    for proposal in begun:
        for attempt in await unit.attempts.of(proposal.id):
            if attempt.outcome is None:
                await unit.attempts.finish(attempt.id, "unknown", tracking=None, errors=(), at=now)
        await end(unit, proposal, State.UNKNOWN, await unit.attempts.of(proposal.id), now)
    house = await snapshot(office, unit)
    approved = await unit.proposals.in_state(State.APPROVED)
    for proposal in approved:
        await replace_stale(office, unit, proposal, house)
    await unit.settings.set("paused", True, by="restore", at=now)
    seq, _ = await unit.journal.head()
    notice = reply(say("notice.restored", begun=len(begun), approved=len(approved)))
    await tell(unit, await approvers(unit), notice, f"restored:{seq}", now)
