"""What does each coming night look like today: demand to come, rooms left, pace, gaps?"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np

from directors.revenue.engine.demand import Demand, sold_at_card
from directors.revenue.engine.gaps import feasible, open_run
from directors.revenue.engine.pricing import Cells
from directors.revenue.engine.season import Season
from directors.revenue.forecast.asof import room_nights
from directors.revenue.forecast.bookings import Bookings, Days, Floats

NEAR = np.array([0.25, 0.5, 1.0, 0.5, 0.25])
"""How much the nights two, one, none apart tell about a night's own demand (stays and events span nights)."""


@dataclass(frozen=True, slots=True)
class Outlook:
    """By [night] or [night, room]: everything a price of the nights first..last depends on.

    `usual` the fitted demand of the whole house, `parts` its multiplicative parts, `pace` what the bookings so
    far say against it, `to_come` the share of the season left, `open_stays` the share of stays that find their
    other nights open, `least` the house's minimum stay, `staying` the rooms on the books that are expected to stay.
    """

    first: int
    ahead: Days
    card: Floats
    units: Floats
    sold: Floats
    blocked: Floats
    staying: Floats
    level: float
    parts: dict[str, Floats]
    usual: Floats
    pace: Floats
    certainty: Floats
    so_far: Floats
    expected_so_far: Floats
    to_come: Floats
    open_stays: Floats
    share: Floats
    cost: Floats
    least: Floats

    @property
    def left(self) -> Floats:
        """Rooms that can still be sold, expected cancellations included."""
        return np.maximum(self.units - self.blocked - self.staying, 0.0)

    def cells(self) -> Cells:
        """Demand and rooms left as the price sees them today."""
        demand = (self.usual * self.pace * self.to_come)[:, None] * self.share * self.open_stays
        return Cells(self.card, self.left, demand, (1 / np.sqrt(1 + self.certainty))[:, None], self.cost)


def look(
    demand: Demand,
    bookings: Bookings,
    weights: Floats,
    today: int,
    first: int,
    last: int,
    units: Floats,
    sold: Floats | None,
    blocked: Floats,
    card: Floats,
    labels: Sequence[str],
    card_index: Floats,
    cost: Floats,
    least: Floats,
    since: int,
    season: Season,
) -> Outlook:
    """The outlook on the nights first..last at the start of `today`.

    `sold` [night, room] overrides the bookings' own count where given (not NaN).
    """
    nights = np.arange(first, last + 1)
    ahead = nights - today
    stays = room_nights(bookings)
    booked = sold_at_card(
        bookings, stays, weights[stays.row], first, last, today - 1, len(units), demand.keep
    )
    watched = season.seen(first, last, today - 1, since, demand.stay_lengths, demand.curve)
    counted = _counted(bookings, today, first, last, len(units))
    held = counted if sold is None else np.where(np.isfinite(sold), sold, counted)
    usual = demand.house(nights, labels, card_index)
    so_far = np.maximum(booked.sum(axis=0), 0.0)
    missing = np.clip(held - counted, 0, None).sum(axis=1)
    so_far = so_far + missing
    expected = usual * (demand.share[:, None] * watched).sum(axis=0)
    near_so_far, near_expected = _near(so_far), _near(expected)
    prior = demand.date_prior
    pace = (prior + near_so_far) / (prior + near_expected)
    keep = demand.keep[np.clip(ahead, 0, len(demand.keep) - 1)]
    free = held + blocked < units
    fitting = np.minimum(least[:, None], np.maximum(open_run(free), 1))
    return Outlook(
        first, ahead, card, np.broadcast_to(units, held.shape), held, blocked, held * keep[:, None],
        float(np.exp(demand.level)), demand.parts(nights, labels, card_index), usual, pace * demand.drift,
        prior + near_expected, so_far, expected, demand.to_come(ahead),
        feasible(free, demand.stay_lengths, fitting), demand.share, cost, least,
    )  # fmt: skip


def _near(values: Floats) -> Floats:
    return np.asarray(np.convolve(np.pad(values, 2), NEAR, mode="valid"))


def _counted(bookings: Bookings, today: int, first: int, last: int, rooms: int) -> Floats:
    """Rooms on the books [night, room] as the bookings themselves say."""
    stays = room_nights(bookings)
    live = bookings.gone[stays.row] > today
    use = live & (stays.night >= first) & (stays.night <= last) & (bookings.kind[stays.row] < rooms)
    table = np.zeros((last - first + 1, rooms))
    np.add.at(table, (stays.night[use] - first, bookings.kind[stays.row[use]]), 1.0)
    return table
