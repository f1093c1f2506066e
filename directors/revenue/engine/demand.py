"""How many rooms would each night sell at the card's prices, and when are they booked?"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np
import numpy.typing as npt

from directors.revenue.engine.openings import FARTHEST, Shares
from directors.revenue.forecast.asof import RoomNights, room_nights
from directors.revenue.forecast.bookings import NEVER, Bookings, Days, Floats
from directors.revenue.forecast.prior import Stated
from directors.revenue.forecast.seasonal import waves

Bools = npt.NDArray[np.bool_]
CURVE_PRIOR = 25.0
SHARE_PRIOR = 20.0
HALF_LIFE = 400.0


@dataclass(frozen=True, slots=True)
class Response:
    """What each past booking's price says about the demand at the card's price."""

    elasticity: float

    def weight(self, relative: Floats) -> Floats:
        """How many bookings at the card's price one at `relative` times the card stands for."""
        bounded = np.clip(np.where(np.isfinite(relative), relative, 1.0), 0.6, 1.6)
        return np.asarray(np.exp(self.elasticity * (bounded - 1)))


def retention(bookings: Bookings, as_of: int, stated: Stated) -> Floats:
    """Share of room-nights on the books h days before that stay, h = 0..FARTHEST, from complete arrivals."""
    stays = room_nights(bookings)
    done = bookings.arrival[stays.row] <= as_of
    lead = np.clip(stays.lead[done], 0, FARTHEST)
    fell = np.clip(stays.fell[done], -1, FARTHEST)
    held = np.bincount(lead, minlength=FARTHEST + 1).astype(np.float64)
    lost = np.bincount(fell[fell >= 0], minlength=FARTHEST + 1)
    kept = np.bincount(lead[fell < 0], minlength=FARTHEST + 1)
    on_books = np.cumsum((held - lost)[::-1])[::-1]
    staying = np.cumsum(kept[::-1])[::-1].astype(np.float64)
    return np.asarray((staying + 30.0 * stated.staying(FARTHEST)) / (on_books + 30.0))


def lead_curve(
    stays: RoomNights, as_of: int, weights: Floats, wanted: Floats | None, stated: Stated
) -> Floats:
    """The share of the demand for a night which comes l days before, l = 0..FARTHEST.

    `wanted[l]` is the demand of the complete nights that could be booked l days before: dividing by it restores the
    late requests that full nights turned away. Without it, bookings are taken as they came.
    """
    use = (stays.night <= as_of) & (stays.fell < 0)
    lead = np.clip(stays.lead[use], 0, FARTHEST)
    seen = _smooth(np.bincount(lead, weights=weights[use], minlength=FARTHEST + 1).astype(np.float64))
    later = np.append(stated.booked_later(FARTHEST)[1:], 1.0)
    believed = np.diff(np.concatenate([[0.0], later]))
    if wanted is None:
        wanted = np.full(FARTHEST + 1, seen.sum())
    curve = (seen + CURVE_PRIOR * believed) / (_smooth(wanted) + CURVE_PRIOR)
    return np.asarray(curve / curve.sum())


def _smooth(counts: Floats) -> Floats:
    """Means over a window that widens with the lead, for far-out bookings are few."""
    total = np.concatenate([[0.0], np.cumsum(counts)])
    lead = np.arange(len(counts))
    half = (lead / 6).astype(np.int64)
    low, high = np.maximum(lead - half, 0), np.minimum(lead + half, len(counts) - 1)
    smoothed = (total[high + 1] - total[low]) / (high - low + 1)
    return np.asarray(smoothed * counts.sum() / max(smoothed.sum(), 1e-9))


def sold_at_card(
    bookings: Bookings, stays: RoomNights, weights: Floats, first: int, last: int, as_of: int, rooms: int,
    keep: Floats,
) -> Floats:  # fmt: skip
    """Room-nights on the books at the card's price that are expected to stay, [room, night]."""
    use = (stays.night >= first) & (stays.night <= last) & (stays.fell < 0)
    ahead = np.clip(stays.night[use] - as_of, 0, FARTHEST)
    sold = np.zeros((rooms, last - first + 1))
    np.add.at(sold, (bookings.kind[stays.row[use]], stays.night[use] - first), weights[use] * keep[ahead])
    return sold


def season_open(sale: Shares, curve: Floats) -> Floats:
    """The share of the booking season during which the type was on sale and watched, [room, night]."""
    return np.asarray(sale @ curve.astype(np.float32), dtype=np.float64)


@dataclass(frozen=True, slots=True)
class Demand:
    """The fitted model: log demand of a night = level + season + weekday + event, types by share.

    `curve` is the share booked l days before, `keep` the share on the books h days before that stays, `drift`
    the recent level of bookings against the fit, `date_prior` how many room-nights of belief a date is worth.
    """

    level: float
    season: Floats
    weekday: Floats
    card_slope: float
    events: dict[str, float]
    share: Floats
    curve: Floats
    keep: Floats
    drift: float
    date_prior: float
    stay_lengths: Floats

    def to_come(self, ahead: Days) -> Floats:
        """The share of a night's bookings still to be made from today on, by days ahead."""
        return np.asarray(np.cumsum(self.curve)[np.clip(ahead, 0, FARTHEST)])

    def parts(self, nights: Days, labels: Sequence[str], card_index: Floats) -> dict[str, Floats]:
        """Multiplicative parts of the house's demand by night: season, weekday, event."""
        season = np.exp(waves(nights) @ self.season + self.card_slope * card_index)
        event = np.array([np.exp(self.events.get(label, 0.0)) for label in labels])
        return {"season": season, "weekday": np.exp(self.weekday[(nights + 3) % 7]), "event": event}

    def house(self, nights: Days, labels: Sequence[str], card_index: Floats) -> Floats:
        """Expected room-nights of the whole house at the card's prices, by night."""
        parts = self.parts(nights, labels, card_index)
        return np.asarray(np.exp(self.level) * parts["season"] * parts["weekday"] * parts["event"])


def stay_lengths(bookings: Bookings) -> Floats:
    """The share of room-nights that belong to stays of k nights, k = 1..14 (index 0 is one night)."""
    lengths = np.clip(bookings.nights[bookings.gone == NEVER], 1, 14)
    counts = np.bincount(lengths, minlength=15)[1:].astype(np.float64) * np.arange(1, 15)
    believed = np.arange(1, 15) * 0.5 ** np.arange(14)
    return np.asarray((counts + 30 * believed / believed.sum()) / (counts.sum() + 30))
