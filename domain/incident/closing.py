"""What is still to be closed by hand for a booking, and what of it opened again?"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date

from domain.incident.block import BlockState, HandBlock
from domain.nights import ONE_DAY, Span

Cell = tuple[str, date]  # a room type, and a night


@dataclass(frozen=True, slots=True)
class Piece:
    """`rooms` of a type over these nights. `before` is how many are closed there already."""

    room_type: str
    nights: Span
    rooms: int
    before: int = 0


@dataclass(frozen=True, slots=True)
class Cut:
    """A closing that a booking needs only in part: what stays closed, and what is to be opened again."""

    block: HandBlock
    kept: tuple[Piece, ...]
    opened: tuple[Piece, ...]


@dataclass(frozen=True, slots=True)
class Plan:
    """`dropped` were asked for and never done: nobody has closed anything. `cut` are closed, wholly or in part no
    longer needed. `stay` were to be opened and are needed again. `asked` is what is still to be closed."""

    dropped: tuple[HandBlock, ...] = ()
    cut: tuple[Cut, ...] = ()
    stay: tuple[HandBlock, ...] = ()
    asked: tuple[Piece, ...] = ()


def needed(rooms: Iterable[tuple[str, Span]], since: date) -> Mapping[Cell, int]:
    """How many rooms of each type a booking holds on each night from `since` on."""
    return Counter((kind, night) for kind, nights in rooms for night in nights if night >= since)


def planned(need: Mapping[Cell, int], blocks: Sequence[HandBlock], since: date) -> Plan:
    """The fewest instructions that close exactly what one booking holds on one channel; nights before `since` are
    left alone. The newest closings are given up first."""
    have: Counter[Cell] = Counter()
    for one in blocks:
        if one.state in {BlockState.ASKED, BlockState.CLOSED}:
            have.update(dict.fromkeys(_cells(one, since), one.rooms))
    newest = sorted(blocks, key=lambda one: -one.id)
    dropped = [one for one in newest if one.state is BlockState.ASKED and _fall_away(one, need, have, since)]
    cut = [
        found
        for one in newest
        if one.state is BlockState.CLOSED and (found := _cut(one, need, have, since)) is not None
    ]
    stay = [one for one in blocks if one.state is BlockState.TO_OPEN and _needed(one, need, have, since)]
    lacking: dict[tuple[str, int], dict[date, int]] = {}
    for (kind, night), rooms in need.items():
        if rooms > have[kind, night]:
            lacking.setdefault((kind, have[kind, night]), {})[night] = rooms - have[kind, night]
    asked = [
        Piece(kind, nights, rooms, before)
        for (kind, before), counts in sorted(lacking.items())
        for nights, rooms in _runs(counts)
    ]
    return Plan(tuple(dropped), tuple(cut), tuple(stay), tuple(asked))


def _fall_away(one: HandBlock, need: Mapping[Cell, int], have: Counter[Cell], since: date) -> bool:
    """Whether an instruction that nobody has followed asks too much: it goes whole, what is left is asked anew."""
    cells = _cells(one, since)
    if not any(have[cell] > need.get(cell, 0) for cell in cells):
        return False
    have.subtract(dict.fromkeys(cells, one.rooms))
    return True


def _cut(one: HandBlock, need: Mapping[Cell, int], have: Counter[Cell], since: date) -> Cut | None:
    opened = {
        night: min(one.rooms, have[kind, night] - need.get((kind, night), 0))
        for kind, night in _cells(one, since)
        if have[kind, night] > need.get((kind, night), 0)
    }
    if not opened:
        return None
    have.subtract({(one.room_type, night): rooms for night, rooms in opened.items()})
    kept = {night: left for night in one.nights if (left := one.rooms - opened.get(night, 0)) > 0}
    return Cut(one, _pieces(one, kept), _pieces(one, opened))


def _needed(one: HandBlock, need: Mapping[Cell, int], have: Counter[Cell], since: date) -> bool:
    """Whether what was to be opened is needed again on every night of it."""
    cells = _cells(one, since)
    if not cells or any(need.get(cell, 0) - have[cell] < one.rooms for cell in cells):
        return False
    have.update(dict.fromkeys(cells, one.rooms))
    return True


def _cells(one: HandBlock, since: date) -> list[Cell]:
    return [(one.room_type, night) for night in one.nights if night >= since]


def _pieces(one: HandBlock, rooms: Mapping[date, int]) -> tuple[Piece, ...]:
    return tuple(Piece(one.room_type, nights, n) for nights, n in _runs(rooms))


def _runs(counts: Mapping[date, int]) -> list[tuple[Span, int]]:
    """Neighbouring nights of the same number together."""
    found: list[tuple[Span, int]] = []
    for night, n in sorted(counts.items()):
        if found and found[-1][1] == n and found[-1][0].last + ONE_DAY == night:
            found[-1] = (Span(found[-1][0].first, night), n)
        else:
            found.append((Span(night, night), n))
    return found
