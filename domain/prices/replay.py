"""What would a night have sold had a price not been changed, and what did changing it bring?

An estimate, never a fact. Demand answers a price by exp(-elasticity × (new / old − 1)): that share of the guests
who would pay the old price pays the new one. After a raise, all who came would have come at the old price too,
and with them those whom the new price kept away: how many follows from how strong demand was, which the forecast of
that day and the rooms sold since tell together (a Gamma belief of one night's weight, updated by what came). After
a cut, of those who came only that share would have come. There are never more rooms than there were.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from decimal import Decimal
from math import exp, sqrt

from domain.nights import stay_nights
from domain.prices.advice import NightOf, RoomBooked
from domain.prices.simulation import Range
from domain.prices.trials import Learned

Z80 = 1.2816  # one time in ten below, one in ten above
SPREADS = (-1.2247, 0.0, 1.2247)  # three points of a symmetric belief


@dataclass(frozen=True, slots=True)
class Window:
    """One night of one type under one decision: from the day it was taken to the eve of the next (None: the end).

    `expected` is what the forecast of that day still expected to be sold at the old price; None where none was
    stored. `left` are the rooms that stayed empty.
    """

    decision: int
    room_type: str
    night: date
    before: Decimal
    after: Decimal
    since: date
    until: date | None
    left: int
    expected: Decimal | None = None


@dataclass(frozen=True, slots=True)
class Replayed:
    """One window after the stay: rooms slept in that were booked in it, those that would have been, the gain."""

    window: Window
    slept: int
    would: Decimal
    gain: Range


def slept_by_night(booked: Iterable[RoomBooked]) -> Mapping[NightOf, Sequence[date]]:
    """The days on which the rooms slept in were booked, by type and night; a cancelled booking is none of them."""
    found: dict[NightOf, list[date]] = {}
    for one in booked:
        if one.cancelled_on is None:
            for night in stay_nights(one.arrival, one.arrival + timedelta(days=one.nights)):
                found.setdefault((one.room_type, night), []).append(one.booked_on)
    return found


def replay(windows: Iterable[Window], booked: Iterable[RoomBooked], belief: Learned) -> tuple[Replayed, ...]:
    """Each window taken against not taken."""
    days = slept_by_night(booked)
    return tuple(
        _replayed(
            one,
            sum(_inside(day, one) for day in days.get((one.room_type, one.night), ())),
            belief,
        )
        for one in windows
    )


def _inside(day: date, window: Window) -> bool:
    return window.since <= day and (window.until is None or day < window.until)


def _replayed(window: Window, slept: int, belief: Learned) -> Replayed:
    move = float(window.after / window.before) - 1
    cases = []
    for z in SPREADS:
        elasticity = max(belief.elasticity + z * belief.spread, 0.0)
        would, variance = _at_the_old_price(window, slept, exp(-elasticity * move))
        cases.append((slept * float(window.after) - would * float(window.before), would, variance))
    gains = [gain for gain, _, _ in cases]
    _, would, variance = cases[1]
    doubt = Z80 * float(window.before) * sqrt(variance)
    return Replayed(
        window,
        slept,
        _number(would),
        Range(_number(min(gains) - doubt), _number(gains[1]), _number(max(gains) + doubt)),
    )


def _at_the_old_price(window: Window, slept: int, passing: float) -> tuple[float, float]:
    """Rooms sold at the old price and their variance; `passing` is the share that the new price leaves."""
    if passing >= 1:
        return slept / passing, slept / passing * (1 - 1 / passing)
    if window.expected is None:
        demand, doubt = slept / passing, slept / passing
    else:
        demand = (float(window.expected) + slept) / (1 + passing)
        doubt = demand / (1 + passing)
    away = demand * (1 - passing)
    return slept + min(away, float(window.left)), away + doubt * (1 - passing) ** 2


def _number(value: float) -> Decimal:
    return Decimal(str(round(value, 2)))


def gain_of(replayed: Iterable[Replayed]) -> Range:
    """The sum, with an interval whose half-widths add up as independent errors do."""
    listed = list(replayed)
    mid = sum((one.gain.mid for one in listed), Decimal(0))
    down = sum(((one.gain.mid - one.gain.low) ** 2 for one in listed), Decimal(0)).sqrt()
    up = sum(((one.gain.high - one.gain.mid) ** 2 for one in listed), Decimal(0)).sqrt()
    return Range(mid - down, mid, mid + up)
