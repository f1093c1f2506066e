"""In which stream of work does each mission run, and which of them waits for which?

Four streams, P0 to P3. « bloqué par : 12 », « mission 12, n° 14 » and the title of a mission name missions; what
else somebody typed there is waited for outside.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass

from domain.folding import fold
from domain.missions.mission import Mission

PRIORITIES = (0, 1, 2, 3)
_NAMED = re.compile(r"(?:(?:la |the )?mission\s*)?(?:n[°o]\.?|no\.|#)?\s*(\d{1,9})", re.IGNORECASE)
_APART = re.compile(r"\s*(?:,|\bet\b|\band\b|\+|&)\s*", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class Awaited:
    """A mission and what it waits for: numbers of missions under way, and words for what is none of them.

    `in_circle`: it waits, over others, for itself, so that nobody can begin.
    """

    mission: Mission
    after: tuple[int, ...] = ()
    outside: str = ""
    in_circle: bool = False


@dataclass(frozen=True, slots=True)
class Stream:
    """The missions of one priority, what others of it wait for before them."""

    priority: int
    items: tuple[Awaited, ...]


def streams_of(missions: Iterable[Mission]) -> tuple[Stream, ...]:
    """All four, the empty ones too; notes are nobody's work and are left out."""
    work = [one for one in missions if not one.wish.note]
    after = {one.id: _awaited_by(one, work) for one in work}
    numbers = {number: found for number, (found, _) in after.items()}
    items = {one.id: Awaited(one, *after[one.id], in_circle=_comes_back(one.id, numbers)) for one in work}
    return tuple(
        Stream(priority, _in_order([items[one.id] for one in work if one.wish.priority == priority]))
        for priority in PRIORITIES
    )


def _awaited_by(mission: Mission, work: Sequence[Mission]) -> tuple[tuple[int, ...], str]:
    """The numbers of the missions that its words name, and the words that name none."""
    said = (mission.wish.blocked_by or "").strip()
    whole = _mission_called(said, work)
    if whole is not None:
        return ((whole,) if whole != mission.id else (), "" if whole != mission.id else said)
    found: list[int] = []
    outside: list[str] = []
    for part in filter(None, _APART.split(said)):
        number = _mission_called(part, work)
        if number is None or number == mission.id:
            outside.append(part)
        elif number not in found:
            found.append(number)
    # Words that are only half missions stay together as they were typed: « Said et Omar » is no list of missions.
    return tuple(found), ", ".join(outside) if found else said


def _mission_called(words: str, work: Sequence[Mission]) -> int | None:
    """The one mission of that number or of that title."""
    if (named := _NAMED.fullmatch(words.strip())) is not None:
        number = int(named[1])
        return number if any(one.id == number for one in work) else None
    called = [one.id for one in work if fold(one.wish.title) == fold(words.strip())]
    return called[0] if len(called) == 1 else None


def _comes_back(start: int, after: Mapping[int, Sequence[int]]) -> bool:
    seen: set[int] = set()
    waiting = list(after[start])
    while waiting:
        number = waiting.pop()
        if number == start:
            return True
        if number not in seen:
            seen.add(number)
            waiting.extend(after[number])
    return False


def _in_order(items: Sequence[Awaited]) -> tuple[Awaited, ...]:
    """As they came, each behind those of this stream that it waits for; a circle stays as it came."""
    here = {one.mission.id for one in items}
    left, placed = list(items), list[Awaited]()
    while left:
        done = {one.mission.id for one in placed}
        free = [one for one in left if not (set(one.after) & here) - done]
        placed.append((free or left)[0])
        left.remove(placed[-1])
    return tuple(placed)
