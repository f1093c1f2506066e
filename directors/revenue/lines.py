"""Which few lines, each a range of nights and types, carry most of what a day's price moves are worth?"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date
from functools import cached_property

from domain.consent.actions.change_rate import Insures
from domain.prices.rules import MOST_LINES

MOST_A_NIGHT = 10  # moves on one night, over all types
LONGEST = 62  # nights from the first to the last of a line: what a person still sees as one stretch
WIDEST_GAP = 6  # nights without a move inside a line, so that the weekends of a month can be one
ALIKE = 0.5  # types stand in one line when so many of their nights are the same


@dataclass(frozen=True, slots=True)
class Move:
    """One night of one type that would change: `up` or down, and its weight, the money that speaks for it.

    `insures` says against what, where it is an insurance: such a move never shares a line with one that brings
    money.
    """

    room_type: str
    night: date
    up: bool
    weight: float
    insures: Insures | None = None

    @property
    def sort(self) -> tuple[bool, str]:
        """What the moves of one line have in common."""
        return self.up, self.insures or ""


@dataclass(frozen=True)
class MoveLine:
    """Moves of one direction that a person decides as one."""

    moves: tuple[Move, ...]

    @cached_property
    def weight(self) -> float:
        return sum(move.weight for move in self.moves)

    @cached_property
    def nights(self) -> frozenset[date]:
        return frozenset(move.night for move in self.moves)

    @cached_property
    def room_types(self) -> frozenset[str]:
        return frozenset(move.room_type for move in self.moves)

    @property
    def insures(self) -> Insures | None:
        return self.moves[0].insures

    @cached_property
    def first(self) -> date:
        return min(self.nights)

    @cached_property
    def last(self) -> date:
        return max(self.nights)


def lines_of(moves: Iterable[Move], most: int = MOST_LINES) -> tuple[MoveLine, ...]:
    """At most `most` lines, what brings money first and the weightiest of it, then insurance; at most ten moves on
    any night."""
    ranked = sorted(
        _joined(_stretches(moves)), key=lambda line: (line.insures is not None, -line.weight, line.first)
    )
    chosen: list[MoveLine] = []
    taken: dict[date, int] = {}
    for line in ranked:
        if len(chosen) == most:
            break
        kept = _with_room(line, taken)
        if kept:
            chosen.append(MoveLine(kept))
    return tuple(chosen)


def plainest(moves: Iterable[Move], most: int) -> MoveLine | None:
    """The weightiest run of neighbouring nights of one type, at most `most` of them; None without a move."""
    runs: list[list[Move]] = []
    for move in sorted(moves, key=lambda one: (one.room_type, one.sort, one.night)):
        run = runs[-1] if runs else []
        same = run and (run[-1].room_type, run[-1].sort) == (move.room_type, move.sort)
        if same and (move.night - run[-1].night).days == 1 and len(run) < most:
            run.append(move)
        else:
            runs.append([move])
    return max((MoveLine(tuple(run)) for run in runs), key=lambda line: line.weight, default=None)


def _stretches(moves: Iterable[Move]) -> list[MoveLine]:
    """For each type and direction, its nights in runs that no long gap breaks."""
    found: list[list[Move]] = []
    for move in sorted(moves, key=lambda one: (one.room_type, one.sort, one.night)):
        run = found[-1] if found else []
        same = run and (run[-1].room_type, run[-1].sort) == (move.room_type, move.sort)
        near = same and (move.night - run[-1].night).days <= WIDEST_GAP + 1
        if near and (move.night - run[0].night).days < LONGEST:
            run.append(move)
        else:
            found.append([move])
    return [MoveLine(tuple(run)) for run in found]


def _joined(stretches: Sequence[MoveLine]) -> list[MoveLine]:
    """Stretches of several types whose nights are largely the same, as one line; the weightiest leads."""
    joined: list[MoveLine] = []
    for line in sorted(stretches, key=lambda one: -one.weight):
        place = next((n for n, other in enumerate(joined) if _alike(line, other)), None)
        if place is None:
            joined.append(line)
        else:
            joined[place] = MoveLine((*joined[place].moves, *line.moves))
    return joined


def _alike(line: MoveLine, other: MoveLine) -> bool:
    if line.moves[0].sort != other.moves[0].sort or line.room_types & other.room_types:
        return False
    if line.last < other.first or other.last < line.first:
        return False
    if (max(line.last, other.last) - min(line.first, other.first)).days >= LONGEST:
        return False
    both = len(line.nights & other.nights)
    return both >= ALIKE * (len(line.nights) + len(other.nights) - both)


def _with_room(line: MoveLine, taken: dict[date, int]) -> tuple[Move, ...]:
    """Those of the line's moves for which their nights still have room; they are counted."""
    kept = []
    for move in sorted(line.moves, key=lambda one: (one.night, -one.weight)):
        if taken.get(move.night, 0) < MOST_A_NIGHT:
            taken[move.night] = taken.get(move.night, 0) + 1
            kept.append(move)
    return tuple(kept)
