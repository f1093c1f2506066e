"""/cherche and a question that no rule answers: what do the house's writings say?"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from bot.command import Caller, Command
from bot.knowledge.meanings import given_meanings
from bot.knowledge.shelf import caught_up
from domain.consent.rights import Right, Role, may
from domain.knowledge.findings import Findings, Hit
from domain.knowledge.words import occurs, terms_of, words_in
from domain.knowledge.writing import readable_by
from domain.phrase import say
from governance.knowledge.cards import answer_reply, found_reply, unknown_reply
from governance.knowledge.finding import Library
from governance.knowledge.knowing import who_may_know
from governance.office import Office
from governance.post.replies import Reply, reply

FEWEST = 2  # words in common with a passage that is offered unasked


async def search(office: Office, caller: Caller, words: str) -> Sequence[Reply]:
    """Every place that speaks of it, the nearest first; to a question that none answers, who may know."""
    if not words.strip():
        return [reply(say("knowledge.how"))]
    found = await searched(office, caller.property_id, caller.member.role, words)
    if found.answers or not found.passages or "?" not in words:
        return [found_reply(found)]
    async with office.store.reading(caller.property_id) as unit:
        return [unknown_reply(found, await who_may_know(unit, words))]


async def answer_from_writings(office: Office, caller: Caller, words: str) -> Reply | None:
    """An answer in the words of a writing; None where none of them answers. Nobody asked for a search here, so that
    one word in common is not enough."""
    if not may(caller.member.role, Right.SEARCH):
        return None
    await caught_up(office, caller.property_id)
    found = await library(office, caller.property_id, caller.member.role).find(words)
    sure = tuple(hit for hit in found.answers if hit.is_meant or shared_words(words, hit) >= FEWEST)
    return answer_reply(replace(found, hits=sure), ()) if sure else None


def shared_words(question: str, hit: Hit) -> int:
    """How many words of the question stand in the passage."""
    said = words_in(f"{hit.found.passage.place.heading}\n{hit.found.passage.text}")
    return sum(occurs(term, said) for term in terms_of(question))


def library(office: Office, property_id: str, role: Role) -> Library:
    """The writings as somebody of this role may read them."""
    return Library(office.store, property_id, readable_by(role), office.meaning)


async def searched(office: Office, property_id: str, role: Role, words: str) -> Findings:
    """What the writings say, everything new read first."""
    await caught_up(office, property_id)
    await given_meanings(office, property_id)
    return await library(office, property_id, role).find(words)


async def found_in_a_shell(
    office: Office, property_id: str, role: Role, words: str
) -> tuple[Findings, Sequence[str]]:
    """What the writings say; and who may know where none answers."""
    found = await searched(office, property_id, role, words)
    async with office.store.reading(property_id) as unit:
        return found, () if found.answers else await who_may_know(unit, words)


COMMANDS = (
    Command("cherche", "find", search, Right.SEARCH, what=say("command.cherche"), want="know", rank=12),
)
