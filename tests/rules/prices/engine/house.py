"""A small house and its bookings, for the engine's tests."""

from collections.abc import Sequence
from datetime import date, timedelta
from typing import Any

import numpy as np

from directors.revenue.engine import Costs, Engine, Policy, Room

TODAY = date(2025, 10, 1)
ROOMS = (
    Room("STD", 4, 1500, 1000, 3500, 2, 200),
    Room("SUP", 2, 1900, 1300, 4500, 2, 250),
    Room("SUITE", 1, 2800, 2000, 7000, 3, 350),
)
COSTS = Costs(0.17, 0.03, 0.7)


def engine(rooms: Sequence[Room] = ROOMS, policy: Policy | None = None, costs: object = COSTS) -> Engine:
    def card(day: date) -> list[float]:
        return [room.base * (1.1 if day.month in (4, 10, 12) else 1.0) for room in rooms]

    def label(day: date) -> str:
        return "nouvel-an" if (day.month, day.day) >= (12, 29) else ""

    return Engine(rooms, card, label, costs, policy=policy)


def history(
    rooms: Sequence[Room] = ROOMS, seed: int = 1, days: int = 420, occupancy: float = 0.6
) -> list[dict[str, Any]]:
    """Bookings of `days` days up to TODAY, at the base price, with a cancellation in five."""
    rng = np.random.default_rng(seed)
    units = sum(room.units for room in rooms)
    rows: list[dict[str, Any]] = []
    for offset in range(-days, 60):
        for _ in range(rng.poisson(occupancy * units / 2.4)):
            arrival = TODAY + timedelta(offset)
            booked = arrival - timedelta(int(rng.exponential(30)))
            if booked >= TODAY:
                continue
            room = rooms[int(rng.choice(len(rooms), p=np.array([kind.units for kind in rooms]) / units))]
            cancelled = booked + (arrival - booked) / 3 if rng.random() < 0.2 else None
            rows.append(
                {
                    "booked_on": booked,
                    "arrival": arrival,
                    "nights": int(rng.integers(1, 5)),
                    "room_type": room.code,
                    "party": 2,
                    "channel": "ota" if rng.random() < 0.7 else "direct",
                    "price": room.base,
                    "cancelled_on": cancelled if cancelled is not None and cancelled < TODAY else None,
                }
            )
    return rows


def nights(count: int, start: date = TODAY) -> list[date]:
    return [start + timedelta(offset) for offset in range(count)]
