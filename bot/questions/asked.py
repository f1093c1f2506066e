"""What does an answer stand on: who asks, what was asked, and the house over the nights meant?"""

from __future__ import annotations

from collections.abc import Awaitable, Callable, Sequence
from dataclasses import dataclass, replace

from bot.command import Caller
from domain.conversation.questions.question import Question, Spoken
from domain.day.figures.period import Period, period
from domain.house.snapshot import RESERVATIONS, House, Stay
from domain.nights import Span
from domain.phrase import Phrase, say
from governance.office import Office, snapshot
from governance.post.replies import Block, Line, Reply
from store.unit import Unit

LONGEST = 400  # nights at once


@dataclass(frozen=True, slots=True)
class Asked:
    """One question of one person, in one house. `cards`: open cards may be sent to him again."""

    office: Office
    caller: Caller
    question: Question
    cards: bool = True


Answer = Callable[[Asked], Awaitable[Sequence[Reply]]]


@dataclass(frozen=True, slots=True)
class Subject:
    """One thing people ask about: how they say it, what it is called on a button, and who answers."""

    spoken: Spoken
    name: Phrase
    answer: Answer


async def house_over(asked: Asked, unit: Unit, span: Span) -> House:
    """The House of this moment with every night of the span in it, of the types that were named."""
    house = await snapshot(asked.office, unit)
    cells = await unit.facts.nights(span)
    hotel = house.hotel
    if asked.question.types:
        kinds = tuple(kind for kind in hotel.room_types if kind.code in asked.question.types)
        hotel = replace(hotel, room_types=kinds)
    return replace(house, hotel=hotel, nights=cells, first=span.first, last=span.last)


def figures_of(house: House, span: Span) -> Period:
    """The standard figures of the nights, as the CFO's tool states them."""
    return period(house, span, "asked")


def of_types(asked: Asked, stays: Sequence[Stay]) -> list[Stay]:
    """The stays of the types that were named; all without."""
    return [s for s in stays if not asked.question.types or s.room_type in asked.question.types]


def type_names(asked: Asked, house: House) -> tuple[Phrase, ...]:
    """The names of the types that were asked about, for a title."""
    kinds = [house.hotel.room_type(code) for code in asked.question.types]
    return tuple(say("ask.type", name=kind.name) for kind in kinds if kind is not None)


def foot(asked: Asked, house: House) -> Block:
    """How old the bookings are, what the moon may move, and that the amounts are samples where they are."""
    lines = [Line(asked.question.feast, quiet=True)] if asked.question.feast is not None else []
    read_at = house.source_ages.get(RESERVATIONS)
    lines.append(Line(say("ask.read_at", at=read_at) if read_at else say("ask.never_read"), quiet=True))
    if house.sample:
        lines.append(Line(say("card.sample"), quiet=True))
    return Block(tuple(lines))


def titled(asked: Asked, house: House, title: Phrase, span: Span, *lines: Phrase | Line) -> Reply:
    """A heading with the nights meant, the lines under it, and what they rest on."""
    names = type_names(asked, house)
    head = (
        say("ask.head_types", title=title, span=span, types=names)
        if names
        else say("ask.head", title=title, span=span)
    )
    rows = [line if isinstance(line, Line) else Line(line) for line in lines]
    return Reply((Block((Line(head, bold=True), *rows)), foot(asked, house)))
