"""What awaits a decision?"""

from __future__ import annotations

from collections.abc import Sequence

from bot.front import Caller
from domain.phrase import say
from governance.desk.cards import show_again
from governance.desk.office import Office
from governance.replies import Reply, reply

MOST_CARDS = 5


async def decisions(office: Office, caller: Caller, words: str) -> Sequence[Reply]:
    """The open cards again, the oldest first; a line when there is none."""
    now = office.clock()
    async with office.store.unit(caller.property_id) as unit:
        waiting = await unit.proposals.open()
        for proposal in waiting[:MOST_CARDS]:
            await show_again(
                unit, proposal, caller.member, now, f"asked:{caller.inbox_id or now.isoformat()}"
            )
        await caller.heard(unit, now)
    if not waiting:
        return [reply(say("card.none_open"))]
    return [reply(say("card.open_title", n=len(waiting)))] if len(waiting) > MOST_CARDS else []
