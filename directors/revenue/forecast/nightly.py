"""How many rooms will be slept in on each coming night, and how sure are we?"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass

import numpy as np

from directors.revenue.forecast.bookings import Bookings, Days, Floats
from directors.revenue.forecast.history import WARM_UP, YEAR, History, history
from directors.revenue.forecast.intervals import calibrate, nearer_as_it_stands, spread
from directors.revenue.forecast.pickup import expected_pickup, retention
from directors.revenue.forecast.prior import Stated
from directors.revenue.forecast.regression import on_books_line, predict_line
from directors.revenue.forecast.seasonal import night_lift
from directors.revenue.forecast.unconstrain import open_pickup

WINDOWS = (180, 365)
HALF_YEAR, NEAR = 0.2, 3.0
"""Weight of the half-year regression beside 1 for each other view: far out, and what is added one day before."""
Label = Callable[[int], str]
"""The event label of a day number, or ""."""


@dataclass(frozen=True, slots=True)
class NightForecast:
    """Rooms by coming night: on the books now, expected to be slept in, as likely more as fewer (`median`), and the
    middle 80 % of outcomes."""

    nights: Days
    on_books: Floats
    mean: Floats
    low: Floats
    high: Floats
    median: Floats


def forecast_nights(
    bookings: Bookings,
    capacity: float,
    as_of: int,
    horizon: int,
    stated: Stated | None = None,
    label: Label | None = None,
) -> NightForecast:
    """Rooms slept in (neither cancelled nor no-show) on the nights as_of+1..as_of+horizon, for a house of
    `capacity` rooms, from what was known at the end of day `as_of`.

    A weighted mean of three views: two regressions on the rooms on the books (half a year, a year) and the rooms
    that stay by channel plus the pickup of the season at usual lengths of stay; the pickup is lifted by weekday and
    event (`label`). Each is shrunk to the stated beliefs while nights are few.
    """
    past = history(bookings, as_of, horizon)
    believed = stated or Stated()
    stay, later = believed.staying(horizon), believed.booked_later(horizon)
    room = max(capacity, float(past.slept[past.start : past.today + 1].max(initial=0.0)))
    keeping = retention(past, stay)
    pickup = open_pickup(past, past.pooled, room)
    rest = believed.occupancy * capacity * later
    nights, leads = past.coming, np.arange(1, horizon + 1)
    lift = _lift(past, label or (lambda day: ""), believed.occupancy * capacity)
    views = _Views(past, keeping, pickup, rest, lift, _lines(past, room, stay, rest))
    mean, leaving, still = views.at(nights, leads)
    sigma = spread(still, leaving)
    errors, spreads, said = _past_errors(views)
    bottom, top = calibrate(errors, spreads, said).at(leads, mean)
    held = past.total[nights, leads]
    mean = np.clip(mean, 0.0, np.maximum(room, 0.0))
    median = np.where(nearer_as_it_stands(errors, _as_it_stands(past))[leads], np.minimum(held, room), mean)
    low = np.clip(mean + bottom * sigma, 0.0, room)
    high = np.clip(mean + top * sigma, 0.0, room)
    low, high = np.minimum(low, np.minimum(mean, median)), np.maximum(high, np.maximum(mean, median))
    return NightForecast(as_of + leads, held, mean, low, high, median)


def _lift(past: History, label: Label, expected: float) -> Floats:
    """Weekday and event ratios by position of the night."""
    taught, coming = np.arange(past.start, past.today + 1), past.coming
    if len(taught) < WARM_UP:
        taught = taught[:0]
    labels = [label(int(night) + past.first) for night in taught]
    ahead = [label(int(night) + past.first) for night in coming]
    lift = np.ones(past.held.shape[1])
    lift[taught], lift[coming] = night_lift(
        taught + past.first, past.slept[taught], coming + past.first, labels, ahead, expected
    )
    return lift


def _lines(past: History, room: float, stay: Floats, rest: Floats) -> list[tuple[Floats, Floats]]:
    slept = past.slept + (open_pickup(past, past.pickup, room) - past.pickup)[:, -1]
    return [on_books_line(past, slept, window, stay, rest) for window in WINDOWS]


@dataclass(frozen=True, slots=True)
class _Views:
    past: History
    keeping: Floats
    pickup: Floats
    rest: Floats
    lift: Floats
    lines: list[tuple[Floats, Floats]]

    def at(self, nights: Days, leads: Days) -> tuple[Floats, Floats, Floats]:
        """Mean, variance of those who may leave, and rooms still to come, for nights seen leads days before."""
        keep, held = self.keeping[:, leads], self.past.held[:, nights, leads]
        staying = (keep * held).sum(axis=0)
        leaving = (keep * (1 - keep) * held).sum(axis=0)
        still = expected_pickup(self.past, self.pickup, nights, leads, self.rest)
        total = self.past.total
        half_year, year = (predict_line(line, total, nights, leads) for line in self.lines)
        recent = HALF_YEAR + NEAR / np.maximum(leads, 1)
        mean = (staying + still + year + recent * half_year) / (2.0 + recent)
        mean = mean + still * (self.lift[nights] - 1)
        return np.asarray(np.maximum(mean, 0.0)), leaving, still * self.lift[nights]


def _past_errors(views: _Views) -> tuple[Floats, Floats, Floats]:
    """What came on the past year's nights minus what the same views would have said, their spreads and that."""
    past, nights = views.past, _scored(views.past)
    if len(nights) == 0:
        nothing = np.zeros((0, past.horizon + 1))
        return nothing, nothing + 1.0, nothing
    grid_nights, grid_leads = np.meshgrid(nights, np.arange(past.horizon + 1), indexing="ij")
    mean, leaving, still = views.at(grid_nights, grid_leads)
    return past.slept[nights][:, None] - mean, spread(still, leaving), mean


def _as_it_stands(past: History) -> Floats:
    """What the rooms on the books by themselves would have missed of the same nights."""
    nights = _scored(past)
    return np.asarray(past.slept[nights][:, None] - past.total[nights])


def _scored(past: History) -> Days:
    """The nights of the past year that were seen from the whole horizon."""
    return np.arange(max(past.start + past.horizon, past.today - YEAR + 1), past.today + 1)


def forecast_types(
    bookings: Bookings,
    units: Floats,
    as_of: int,
    horizon: int,
    stated: Stated | None = None,
    label: Label | None = None,
) -> tuple[NightForecast, list[NightForecast]]:
    """The house's forecast and those of its room types, in the order of `units` (rooms by position in
    `bookings.kinds`).

    Each type is forecast by itself; the difference to the house's forecast, which thinner data cannot tell, is
    shared out in proportion to what is uncertain in each, so that the means add up.
    """
    house = forecast_nights(bookings, float(units.sum()), as_of, horizon, stated, label)
    parts = [
        forecast_nights(bookings.of_kind(kind), float(rooms), as_of, horizon, stated, label)
        for kind, rooms in enumerate(units)
    ]
    spread = np.array([(part.high - part.low) ** 2 + 1e-9 for part in parts])
    missing = house.mean - np.sum([part.mean for part in parts], axis=0)
    made = []
    for part, own, rooms in zip(parts, missing * spread / spread.sum(axis=0), units, strict=True):
        low, mean, high = (np.clip(value + own, 0.0, rooms) for value in (part.low, part.mean, part.high))
        median = np.clip(np.where(part.median == part.mean, mean, part.median), low, high)
        made.append(NightForecast(part.nights, part.on_books, mean, low, high, median))
    return house, made
