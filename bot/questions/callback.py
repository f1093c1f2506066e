"""How does a button carry a whole question in the 64 bytes that it has?"""

from __future__ import annotations

from datetime import date, datetime

from bot.questions import BY_KEY
from domain.conversation.questions.question import Question
from domain.conversation.questions.slots import Names
from domain.conversation.room_types import type_of_room
from domain.house.channel_names import TRADE_NAMES
from domain.nights import Span

_MOST = 64
_FIELDS = 7
_COMPARED = 9


def packed(question: Question, names: Names) -> str:
    """« arrivals.261224.261224.3.7.expedia.omar »: subject, nights, types as bits, room, channel, person; behind
    them the nights that it is compared with, where it is."""
    kinds = [kind.code for kind in names.hotel.room_types if kind.sellable]
    bits = sum(1 << kinds.index(code) for code in question.types if code in kinds)
    person = next((words for words, name in names.people.items() if name == question.person), "")
    span = question.span
    parts: tuple[str, ...] = (
        question.subject,
        f"{span.first:%y%m%d}" if span else "",
        f"{span.last:%y%m%d}" if span else "",
        f"{bits:x}" if bits else "",
        question.room or "",
        question.channel or "",
        person if person.isalnum() else "",
    )
    if question.against is not None:
        parts += (f"{question.against.first:%y%m%d}", f"{question.against.last:%y%m%d}")
    return ".".join(parts)


def unpacked(written: str, names: Names) -> Question | None:
    """The question that a button carries; None for anything that this house did not put there."""
    parts = written.split(".")
    if len(parts) not in {_FIELDS, _COMPARED} or parts[0] not in BY_KEY or len(written) > _MOST:
        return None
    subject, first, last, bits, room, channel, person = parts[:_FIELDS]
    try:
        against = Span(_day(parts[7]), _day(parts[8])) if len(parts) == _COMPARED else None
        span = Span(_day(first), _day(last)) if first else None
        mask = int(bits, 16) if bits else 0
    except ValueError:
        return None
    kinds = [kind.code for kind in names.hotel.room_types if kind.sellable]
    if not 0 <= mask < 1 << len(kinds) or (channel and channel not in TRADE_NAMES):
        return None
    if (room and type_of_room(room, names.hotel) is None) or (person and person not in names.people):
        return None
    types = tuple(code for place, code in enumerate(kinds) if mask >> place & 1)
    named = (room or None, channel or None, names.people.get(person))
    return Question(subject, span, types, *named, against=against)


def _day(written: str) -> date:
    return datetime.strptime(written, "%y%m%d").date()  # noqa: DTZ007 - a day has no zone
