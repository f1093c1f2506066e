"""Which rooms does the simulated account sell, and what does a guest book?"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, timedelta
from decimal import Decimal
from typing import Any

DEFAULT_ROOM = "HR:DEFAULT"


@dataclass(frozen=True, slots=True)
class Rate:
    """One row of the room list. `units` is the size of the pool behind `inv_code`; the list never shows it."""

    inv_code: str
    name: str
    units: int
    rate_code: str = ""
    currency: str = "EUR"
    capacity: int = 2
    writable: bool = True
    is_master: bool = False
    channel_codes: tuple[str, ...] = ("online", "bookingcom")

    @property
    def code(self) -> str:
        return self.rate_code or self.inv_code

    def row(self) -> dict[str, Any]:
        """The documented row of `GET /rooms`."""
        writable = self.writable and not self.is_master
        return {
            "rate_code": self.code,
            "inv_code": self.inv_code,
            "availability_update": writable,
            "restrictions_update": writable,
            "price_update": writable,
            "pricing_type": "guest_based",
            "name": self.name,
            "description": "",
            "policy": "",
            "room_capacity": self.capacity,
            "adult_capacity": self.capacity,
            "is_master": self.is_master,
            "shared": False,
            "channel_codes": list(self.channel_codes),
            "sales_currency": self.currency,
            "sell_online": not self.is_master,
        }


def simple_rooms(pools: Iterable[tuple[str, str, int]], currency: str = "EUR") -> list[Rate]:
    """For each (inv_code, name, units): a master rate and a derived non-refundable one; and the Default Room."""
    rates = []
    for code, name, units in pools:
        rates.append(Rate(code, name, units, currency=currency))
        rates.append(Rate(code, f"{name} NR", units, f"NR:{code}", currency, writable=False))
    return [*rates, Rate(DEFAULT_ROOM, "Default Room", 0, currency=currency, is_master=True)]


@dataclass(frozen=True, slots=True)
class BookedRoom:
    """One room of a booking, at one price a night."""

    inv_code: str
    check_in: date
    check_out: date
    nightly: Decimal = Decimal(100)
    adults: int = 2
    child_ages: tuple[int, ...] = ()
    state: str = ""

    @property
    def nights(self) -> list[date]:
        return [self.check_in + timedelta(days=n) for n in range((self.check_out - self.check_in).days)]
