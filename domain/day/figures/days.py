"""What do all the room types of one night add up to, and what is not known about it?"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from decimal import Decimal

from domain.bookings.night import Night
from domain.day.figures.opened import unmapped
from domain.house.snapshot import House


@dataclass(frozen=True, slots=True)
class Day:
    """One night over all types; None where nothing can be said.

    `sold` counts every room; `counted`, `available` and `counted_revenue` only types of known size, so that a
    ratio compares like with like. `net_*` cover only rooms whose commission is known.
    """

    night: date
    sold: int | None
    counted: int | None
    available: int | None
    revenue: Decimal | None
    counted_revenue: Decimal | None
    priced: int | None
    commission: Decimal | None
    net_revenue: Decimal | None
    net_priced: int | None
    no_units: tuple[str, ...] = ()
    no_price: tuple[str, ...] = ()
    no_commission: tuple[str, ...] = ()
    no_type: tuple[str, ...] = ()


def covered(house: House, night: date) -> bool:
    """Whether the snapshot speaks of that night at all; outside it an empty cell means nothing."""
    return house.first <= night <= house.last


def day(house: House, night: date) -> Day:
    """The sums of that night. Blocked rooms are not available (USALI: out of order leaves the denominator)."""
    if not covered(house, night):
        absent = (f"night[{night.isoformat()}]",)
        return Day(
            night, *(None,) * 9, no_units=absent, no_price=absent, no_commission=absent, no_type=absent
        )
    types = tuple(house.on(night))
    sized = tuple(cell for cell in types if cell.units is not None)
    netted = tuple(cell for cell in types if _commission_known(cell))
    touching = [s for s in house.stays if s.released_at is None and s.check_in <= night < s.check_out]
    return Day(
        night,
        sold=sum(cell.sold for cell in types),
        counted=sum(cell.sold for cell in sized),
        available=sum((cell.units or 0) - cell.blocked for cell in sized) if sized else None,
        revenue=_revenue(types),
        counted_revenue=_revenue(sized),
        priced=sum(cell.priced for cell in types),
        commission=sum((cell.commission for cell in netted), Decimal(0)),
        net_revenue=_revenue(netted),
        net_priced=sum(cell.priced for cell in netted),
        no_units=tuple(f"units[{cell.room_type}]" for cell in types if cell.units is None),
        no_price=tuple(f"price[{_at(cell)}]" for cell in types if cell.priced < cell.sold),
        no_commission=tuple(f"commission[{_at(cell)}]" for cell in types if not _commission_known(cell)),
        no_type=unmapped(touching),
    )


def _commission_known(cell: Night) -> bool:
    """A commission of nothing on rooms that a channel sold is a commission nobody told us."""
    return cell.commission > 0 or cell.sold <= cell.direct


def _revenue(cells: tuple[Night, ...]) -> Decimal | None:
    """The rooms revenue; None when rooms are sold and not one of their prices is known."""
    if any(cell.sold for cell in cells) and not any(cell.priced for cell in cells):
        return None
    return sum((cell.revenue for cell in cells), Decimal(0))


def _at(cell: Night) -> str:
    return f"{cell.room_type}@{cell.night.isoformat()}"
