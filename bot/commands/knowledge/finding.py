"""/cherche and a question that no rule answers: what do the house's writings say?"""

from __future__ import annotations

from collections.abc import Sequence

from bot.command import Caller, Command
from bot.knowledge.shelf import caught_up
from domain.consent.rights import Right, may
from domain.knowledge.writing import readable_by
from domain.phrase import say
from governance.knowledge.cards import answer_reply, found_reply
from governance.knowledge.finding import Findings, find
from governance.knowledge.knowing import who_may_know
from governance.office import Office
from governance.post.replies import Reply, reply


async def search(office: Office, caller: Caller, words: str) -> Sequence[Reply]:
    """Every place that speaks of it, the nearest first."""
    if not words.strip():
        return [reply(say("knowledge.how"))]
    return [found_reply((await found_for(office, caller, words))[0])]


async def answer_from_writings(office: Office, caller: Caller, words: str) -> Reply | None:
    """An answer in the words of a writing; None where none of them answers."""
    if not may(caller.member.role, Right.SEARCH):
        return None
    found, _ = await found_for(office, caller, words)
    return answer_reply(found, ()) if found.answers else None


async def found_for(office: Office, caller: Caller, words: str) -> tuple[Findings, Sequence[str]]:
    """What the writings that this person may read say of it, and who may know where none answers."""
    await caught_up(office, caller.property_id)
    async with office.store.reading(caller.property_id) as unit:
        found = await find(unit, words, readable_by(caller.member.role), office.meaning)
        return found, () if found.answers else await who_may_know(unit, words)


COMMANDS = (
    Command("cherche", "find", search, Right.SEARCH, what=say("command.cherche"), want="know", rank=12),
)
