"""What awaits a decision?"""

from __future__ import annotations

from collections.abc import Sequence

from bot.command import Caller, Command
from bot.commands.consent.past import past_decisions
from domain.folding import fold
from domain.phrase import say
from governance.consent.cards import show_again
from governance.office import Office
from governance.post.replies import Reply, reply

MOST_CARDS = 5
PAST = frozenset({"passees", "passes", "past", "log"})


async def decisions(office: Office, caller: Caller, words: str) -> Sequence[Reply]:
    """The open cards again, the oldest first; a line when there is none. « passées » looks back instead."""
    first, _, rest = words.strip().partition(" ")
    if first and fold(first) in PAST:
        return await past_decisions(office, caller, rest)
    async with office.store.reading(caller.property_id) as unit:
        if not await unit.proposals.open():  # an answer that writes nothing goes out at once
            return [reply(say("card.none_open"))]
    now = office.clock()
    async with office.store.unit(caller.property_id) as unit:
        waiting = await unit.proposals.open()
        answers = await caller.heard(unit, now, *above(len(waiting)))
        for proposal in waiting[:MOST_CARDS]:
            await show_again(
                unit, proposal, caller.member, now, f"asked:{caller.inbox_id or now.isoformat()}"
            )
    return answers


def above(waiting: int) -> Sequence[Reply]:
    """What stands beside the cards: that there is none, or how many there are where not all are shown."""
    if not waiting:
        return [reply(say("card.none_open"))]
    return [reply(say("card.open_title", n=waiting))] if waiting > MOST_CARDS else []


COMMANDS = (
    Command("decisions", "pending", decisions, what=say("command.decisions"), want="decide", rank=1, menu=2),
)
