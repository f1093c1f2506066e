"""What may a kind have looked at before a draft of it becomes a card?"""

from __future__ import annotations

from collections.abc import Awaitable, Callable
from dataclasses import dataclass
from datetime import date
from typing import Generic, TypeVar

from domain.consent.actions import Action
from domain.consent.verdict import Ruling
from domain.house.snapshot import House
from domain.phrase import Phrase
from governance.board import Board
from governance.consent.objectives.bearing import bearing
from store.unit import Unit

A = TypeVar("A", bound=Action)


async def by_anybody(unit: Unit, board: Board, action: Action, by: str, house: House) -> Phrase | None:
    """Nothing bars it."""
    return None


def as_asked(action: A, house: House) -> A:
    """Itself."""
    return action


def unopposed(action: Action, house: House) -> tuple[Ruling, ...]:
    """No warning beyond the directors' limits."""
    return ()


def near(action: Action) -> date | None:
    """No further than the House reaches anyway."""
    return None


@dataclass(frozen=True, slots=True)
class Filed(Generic[A]):
    """What the desk asks the kind of a draft; what is not stated changes nothing.

    `barred` says why this draft is not even filed, by this filer ("person:7", a director's slug). `restated` is the
    same wish as the house stands. `warned` are warnings beside the directors' limits, `bearing` the reasons said
    afresh whenever it is judged: what it means for the objectives in force. `horizon` is the last day that has to
    be known to judge it.
    """

    barred: Callable[[Unit, Board, A, str, House], Awaitable[Phrase | None]] = by_anybody
    restated: Callable[[A, House], A] = as_asked
    warned: Callable[[A, House], tuple[Ruling, ...]] = unopposed
    bearing: Callable[[A, House], tuple[Phrase, ...]] = bearing
    horizon: Callable[[A], date | None] = near
