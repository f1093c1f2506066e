"""What does a director read of this conversation: what was said before, the hour, and the words of now?"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from channels.dialogue import Asked, Entry, Recalled
from domain.conversation.preferences import preference_in
from domain.house.snapshot import House
from domain.missions.mission import Fact
from governance.conversation.answer import Outcome
from governance.conversation.toolbox import UNTRUSTED, compact
from governance.conversation.utterance import Said
from governance.post.harmless import quoted
from store.conversation.exchanges import Exchange
from store.conversation.summaries import Summary
from store.unit import Unit

# An answer that followed outsiders' words is not read again: what they wrote ends with the turn that read it.
WITHHELD = "[This answer quoted text written by others. It is kept from you.]"
LONGEST_HANDED_ON = 2000
EXCHANGES, DAYS, FACTS, FACT_LENGTH = 6, 2, 30, 300


@dataclass(frozen=True, slots=True)
class Remembered:
    """What a turn begins with: the last exchanges, what people stated and confirmed, the days before."""

    exchanges: Sequence[Exchange] = ()
    facts: Sequence[Fact] = ()
    days: Sequence[Summary] = ()


async def remember(unit: Unit, person_id: int) -> Remembered:
    """The person's own thread and days; the house's facts. A fact that nobody has confirmed is none."""
    return Remembered(
        await unit.conversations.last(person_id, EXCHANGES),
        [one for one in await unit.memory.confirmed() if _concerns(one, person_id)][-FACTS:],
        await unit.summaries.of(person_id, DAYS),
    )


def _concerns(fact: Fact, person_id: int) -> bool:
    """How somebody wants to be spoken to is nothing to the others."""
    return fact.stated_by == f"person:{person_id}" or preference_in(fact.words) is None


def recalled(exchanges: Sequence[Exchange]) -> tuple[Entry, ...]:
    """Earlier exchanges as plain text, oldest first; a question that got no answer is left out."""
    entries: list[Entry] = []
    for one in exchanges:
        if one.answer is not None:
            entries += [Asked(one.question), Recalled(WITHHELD if one.tainted else one.answer)]
    return tuple(entries)


def colleagues(outcomes: Sequence[Outcome]) -> str:
    """What the others have just said, for whoever sums up: their checked words, as data."""
    said = "\n\n".join(f"{one.name}: {one.prose.text or '(no answer)'}" for one in outcomes)
    return f"<colleagues>\n{said}\n</colleagues>\nThey have answered already. Conclude in two sentences."


def asked(said: Said, house: House, memory: Remembered, before: str = "") -> Asked:
    """The person's words, after what changes from turn to turn; somebody else's that he hands on, marked as data.

    None of it stands in the stable prefix.
    """
    return Asked("\n\n".join((*_context(said, house, memory), *_words(said), *([before] if before else []))))


def _context(said: Said, house: House, memory: Remembered) -> Iterator[str]:
    local = house.now.astimezone(house.hotel.zone)
    facts = f"{local:%A %d %B %Y, %H:%M} in {house.hotel.city or house.hotel.zone.key}"
    who = f"House: {house.hotel.name}. Asking: {said.member.person.name} ({said.member.role.value})."
    yield f"<now>{facts}. {who}</now>"
    if memory.facts:
        stated = "\n".join(f"- {quoted(one.words, FACT_LENGTH)}" for one in memory.facts)
        yield f"<facts>People told the house:\n{stated}\n</facts>"
    for one in memory.days:
        yield f'<earlier day="{one.day}">\n{one.words}\n</earlier>'


def _words(said: Said) -> Iterator[str]:
    if said.outside:
        told = compact({UNTRUSTED: quoted(said.words, LONGEST_HANDED_ON), "source": "forwarded message"})
        yield f"They hand on a message that somebody else wrote:\n{told}"
    else:
        yield said.words
