"""Which room is to be taken out of sale: « bloque la 7 mardi pour travaux », « débloque la 7 demain »?"""

from __future__ import annotations

import itertools
import re
from datetime import date

from domain.consent.actions import BlockRoom
from domain.conversation.calling import NEGATIONS
from domain.conversation.open_end import read_open_start
from domain.conversation.room_types import GENERIC, type_of_room, vocabulary
from domain.conversation.sentence import Sentence, read_short
from domain.conversation.when import read_when
from domain.errors import Refusal, refuse
from domain.folding import fold
from domain.nights import ONE_DAY, Span
from domain.property import Property
from governance.conversation.orders.room_words import (
    BARE_WHY,
    IS,
    OUT_OF_ORDER,
    ROOM_FILLERS,
    ROOM_VERBS,
    WHY,
    RoomTurn,
)


def opens_a_block(s: Sentence) -> bool:
    """Whether the words begin as such an order does: a verb for it, or one like « mets » and a state."""
    found = _turned(s)
    if found is None:
        return False
    return found[0] is not RoomTurn.BARE or any(OUT_OF_ORDER.read(s, i) for i in range(len(s)))


def _turned(s: Sentence) -> tuple[RoomTurn, int] | None:
    """The verb and where what it turns begins; « la 7 est en travaux » says it without one."""
    found = ROOM_VERBS.read(s, 0)
    if found is not None:
        return found
    i = 0
    while s.says(i, "la", "the", *GENERIC):
        i += 1
    stated = (
        i > 0 and s[i].kind == "number" and (s.says(i + 1, *IS) or OUT_OF_ORDER.read(s, i + 1) is not None)
    )
    return (RoomTurn.BARE, 0) if stated else None


def block_from(text: str, hotel: Property, today: date) -> BlockRoom:
    """The room, its nights and the reason; the reason is what stands behind « pour » or a comma, as it was typed.

    Raises Refusal: no room, several or none of that number, no nights, a word that is not understood.
    """
    head, reason = _reason(text, today)
    s = read_short(head)
    if any(token.text in NEGATIONS for token in read_short(reason).tokens):
        raise refuse("block.not_understood", said=reason[:40])
    found = _turned(s)
    if found is None:
        raise refuse("block.which_room")
    rooms, spans, unknown = _parts(s, found[1], hotel, today)
    if unknown:
        raise refuse("block.not_understood", said=" ".join(unknown))
    code = type_of_room(rooms[0], hotel) if len(set(rooms)) == 1 else None
    if code is None:
        raise (
            refuse("prix.unknown_room", said=rooms[0]) if len(set(rooms)) == 1 else refuse("block.which_room")
        )
    nights = _together(spans)
    if nights is None:
        raise refuse("block.no_night")
    blocked = found[0] is RoomTurn.BLOCK or (found[0] is RoomTurn.BARE and True in _states(s))
    if found[0] is RoomTurn.BARE and len(_states(s)) != 1:
        raise refuse("block.not_understood", said=head[:40])
    return BlockRoom(rooms[0], code, nights, blocked, hotel.currency, reason)


def _together(spans: list[Span | None]) -> Span | None:
    """The nights named where they follow one another, « aujourd'hui et demain »; else None."""
    named = sorted(span for span in spans if span is not None)
    apart = any(one.last + ONE_DAY != two.first for one, two in itertools.pairwise(named))
    return Span(named[0].first, named[-1].last) if named and len(named) == len(spans) and not apart else None


def _states(s: Sentence) -> set[bool]:
    """Out of sale, back in it, or both."""
    return {state[0] for i in range(len(s)) if (state := OUT_OF_ORDER.read(s, i)) is not None}


def _parts(
    s: Sentence, i: int, hotel: Property, today: date
) -> tuple[list[str], list[Span | None], list[str]]:
    """Room numbers, nights, and the words that are neither."""
    rooms: list[str] = []
    spans: list[Span | None] = []
    unknown: list[str] = []
    types = {word for kind in hotel.room_types for word in vocabulary(kind)}
    trouble: Refusal | None = None
    while i < len(s):
        if (
            s[i].kind == "number"
            and (s.says(i - 1, "la", "et", "and", "&", *GENERIC) or not rooms)
            and len(s[i].text) <= 3
        ):
            rooms.append(s[i].text)
            i += 1
            continue
        started = read_open_start(s, i)
        if started is not None:
            trouble, i = trouble or refuse("prix.until_when"), started
            continue
        try:
            when = read_when(s, i, today)
        except Refusal as refusal:
            trouble, when = trouble or refusal, (None, i + 1)
        if when is not None:
            spans.append(when[0])
            i = when[1]
            continue
        out = OUT_OF_ORDER.read(s, i)
        if out is None and s[i].text not in ROOM_FILLERS | GENERIC | IS | types:
            unknown.append(s[i].text)
        i = out[1] if out is not None else i + 1
    if trouble is not None and not unknown and rooms:
        raise trouble
    return rooms, spans, unknown


def _reason(text: str, today: date) -> tuple[str, str]:
    """The words before « pour », "for" or a comma, and those behind it where they are no nights; or a reason that
    stands at the end by itself."""
    for mark in WHY.finditer(text):
        behind = text[mark.end() :].strip(" .")
        if behind and not _begins_with_nights(behind, today):
            return text[: mark.start()], re.sub(r"\s+", " ", behind)
    bare = BARE_WHY.search(text.rstrip(" ."))
    return (text[: bare.start()], bare["why"]) if bare else (text, "")


def _begins_with_nights(words: str, today: date) -> bool:
    try:
        return read_when(read_short(fold(words)), 0, today) is not None
    except Refusal:
        return True
