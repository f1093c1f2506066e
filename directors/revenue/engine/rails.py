"""How far may a wished price be followed: floors, ceilings, order of types, daily moves, dead band, rounding?"""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np
import numpy.typing as npt

from directors.revenue.engine.terms import Policy
from directors.revenue.forecast.bookings import Days, Floats

Bools = npt.NDArray[np.bool_]


@dataclass(frozen=True, slots=True)
class Bounds:
    """By room: the lowest and highest price, the order of types by base price, and the rounding step."""

    low: Floats
    high: Floats
    base: Floats
    step: float


@dataclass(frozen=True, slots=True)
class Railed:
    """Prices that keep every rule, and the rails that each cell touched."""

    price: Floats
    touched: dict[str, Bools]


def rounding_step(policy: Policy, base: Floats) -> float:
    """The policy's step, or one that fits the size of the prices."""
    if policy.rounding is not None:
        return policy.rounding
    usual = float(np.median(base)) if len(base) else 1.0
    return 1.0 if usual < 200 else 5.0 if usual < 500 else 10.0


def apply(
    wished: Floats, current: Floats, ahead: Days, bounds: Bounds, policy: Policy, own: tuple[Bools, Floats]
) -> Railed:
    """The nearest allowed prices to `wished`, [night, room], given the `current` ones and the days ahead."""
    low, high = np.broadcast_to(bounds.low, wished.shape), np.broadcast_to(bounds.high, wished.shape)
    price = np.clip(wished, low, high)
    touched = {"floor": wished < low - 1e-9, "cap": wished > high + 1e-9}
    if policy.ordered:
        ordered = in_order(price, bounds.base)
        touched["order"] = np.abs(ordered - price) > 1e-9
        price = ordered
    least, most = current * (1 - policy.largest_move), current * (1 + policy.largest_move)
    if not policy.drop_near_arrival:
        late = (ahead < policy.near_arrival)[:, None]
        touched["no_drop"] = late & (price < current - 1e-9)
        least = np.where(late, current, least)
    moved = np.clip(price, least, most)
    touched["move"] = (np.abs(moved - price) > 1e-9) & ~touched.get("no_drop", np.zeros_like(moved, bool))
    price = _rounded(np.clip(moved, low, high), np.maximum(least, low), np.minimum(most, high), bounds.step)
    still = np.abs(price / current - 1) < policy.dead_band
    allowed = (current >= low - 1e-9) & (current <= high + 1e-9)
    stay = still & allowed
    touched["dead_band"] = stay & (np.abs(price - current) > 1e-9)
    price = np.where(stay, current, np.clip(price, low, high))
    if policy.ordered:
        price = _repaired(price, current, low, np.minimum(high, most), bounds.base)
    return Railed(_owned(price, current, own, touched), touched)


def _repaired(price: Floats, current: Floats, low: Floats, high: Floats, base: Floats) -> Floats:
    """Raises a type that the dead band left under a cheaper one, as far as its own move allows."""
    above = in_order(price, base)
    wrong = np.abs(above - price) > 1e-9
    if not wrong.any():
        return price
    order = np.argsort(base, kind="stable")
    fixed = price.copy()
    for place, room in enumerate(order):
        cheaper = [other for other in order[:place] if base[other] < base[room]]
        if cheaper:
            fixed[:, room] = np.maximum(fixed[:, room], fixed[:, cheaper].max(axis=1))
    return np.where(fixed > price, np.clip(fixed, low, np.maximum(high, price)), price)


def _owned(price: Floats, current: Floats, own: tuple[Bools, Floats], touched: dict[str, Bools]) -> Floats:
    """The owner's own word comes last: locked cells keep their price, pinned ones take his."""
    locked, pinned = own
    touched["lock"], touched["pin"] = locked, np.isfinite(pinned)
    kept = np.where(locked, current, price)
    return np.asarray(np.where(np.isfinite(pinned), pinned, kept))


def _rounded(price: Floats, low: Floats, high: Floats, step: float) -> Floats:
    """To the step, inside the bounds where a multiple of the step lies in them."""
    near = np.round(price / step) * step
    near = np.where(near > high + 1e-9, np.floor(high / step + 1e-9) * step, near)
    near = np.where(near < low - 1e-9, np.ceil(low / step - 1e-9) * step, near)
    return np.asarray(np.where((near > high + 1e-9) | (near < low - 1e-9), price, near))


def in_order(price: Floats, base: Floats) -> Floats:
    """Prices that never fall as the base price of the type rises; where two types cross, they meet halfway."""
    ranks, places = np.unique(base, return_inverse=True)
    count = len(ranks)
    if count < 2:
        return price
    tallest = np.stack([price[:, places == rank].max(axis=1) for rank in range(count)], axis=1)
    lowest = np.stack([price[:, places == rank].min(axis=1) for rank in range(count)], axis=1)
    up = np.maximum.accumulate(tallest, axis=1)
    down = np.minimum.accumulate(lowest[:, ::-1], axis=1)[:, ::-1]
    above = np.concatenate([np.full((len(price), 1), -np.inf), up[:, :-1]], axis=1)[:, places]
    below = np.concatenate([down[:, 1:], np.full((len(price), 1), np.inf)], axis=1)[:, places]
    raised, lowered = np.maximum(price, above), np.minimum(price, below)
    return np.asarray((raised + lowered) / 2)
