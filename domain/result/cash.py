"""What do guests and channels owe for their stays, as far as anybody knows?"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import timedelta

from domain.bookings.booked_room import DIRECT
from domain.day.figures.opened import bookings, opened
from domain.figure import Figure
from domain.house.snapshot import House, Stay

WEEK = timedelta(days=7)
# Nobody tells us what was paid in advance: every amount is what the stay costs, and says that it is not more.
PAYMENTS = "payments"


@dataclass(frozen=True, slots=True)
class Cash:
    """Totals of stays, VAT included, before deposits: who leaves today, who is in house, who comes within a week.

    `direct` pay at the desk; of a channel's guests it depends on the channel who pays.
    """

    leaving_direct: Figure
    leaving_channels: Figure
    in_house_direct: Figure
    in_house_channels: Figure
    coming_direct: Figure
    coming_channels: Figure

    @property
    def figures(self) -> tuple[Figure, ...]:
        return tuple(getattr(self, name) for name in self.__slots__)


def cash(house: House, stays: Iterable[Stay]) -> Cash:
    """Over the stays that touch today and the week to come."""
    held = [stay for stay in stays if stay.released_at is None]
    leaving = [s for s in held if s.check_out == house.today]
    staying = [s for s in held if s.check_in < house.today < s.check_out]
    coming = [s for s in held if house.today <= s.check_in < house.today + WEEK]
    return Cash(
        _sum(house, "leaving.direct", [s for s in leaving if s.source in DIRECT]),
        _sum(house, "leaving.channels", [s for s in leaving if s.source not in DIRECT]),
        _sum(house, "in_house.direct", [s for s in staying if s.source in DIRECT]),
        _sum(house, "in_house.channels", [s for s in staying if s.source not in DIRECT]),
        _sum(house, "coming.direct", [s for s in coming if s.source in DIRECT]),
        _sum(house, "coming.channels", [s for s in coming if s.source not in DIRECT]),
    )


def _sum(house: House, name: str, stays: Sequence[Stay]) -> Figure:
    unpriced = [f"total[{stay.number}]" for stay in stays if stay.total is None]
    return opened(
        house,
        f"cash.{name}:{house.today.isoformat()}",
        house.hotel.currency,
        "sum(total)",
        [(f"total[{stay.number}#{n}]", stay.total) for n, stay in enumerate(stays, 1)],
        sources=(bookings(stays),),
        missing=([PAYMENTS] if stays else []) + unpriced,
    )
