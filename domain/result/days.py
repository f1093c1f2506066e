"""What do the rooms of a snapshot add up to on one day, whether it is one of its own nights or an earlier one?"""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date
from decimal import Decimal

from domain.bookings.night import Night
from domain.house.snapshot import House
from domain.money.rooms import RoomsDay


def rooms_on(house: House, night: date) -> RoomsDay | None:
    """All types of that night; None when the snapshot does not reach so far."""
    if house.first <= night <= house.last:
        return add_up(night, house.on(night))
    since = house.books.since
    if since is None or not since <= night < house.first:
        return None
    return house.books.rooms.get(night, RoomsDay(night))


def commission_known(cell: Night) -> bool:
    """A commission of nothing on rooms that a channel sold is a commission nobody told us."""
    return cell.commission > 0 or cell.sold <= cell.direct


def add_up(night: date, types: Iterable[Night]) -> RoomsDay:
    """The types of one night as one. Blocked rooms are not available."""
    sold = priced = direct = arrivals = adults = children = uncounted = 0
    available: int | None = None
    gross = commission = Decimal(0)
    unpriced: list[str] = []
    untold: list[str] = []
    for cell in types:  # once over all of them: a year's books are added up at every look
        if cell.units is not None:
            available = (available or 0) + cell.units - cell.blocked
        if not cell.sold:
            continue
        sold += cell.sold
        priced += cell.priced
        gross += cell.revenue
        commission += cell.commission
        direct += cell.direct
        arrivals += cell.arrivals
        adults += cell.adults
        children += cell.children
        uncounted += cell.uncounted
        if cell.priced < cell.sold:
            unpriced.append(cell.room_type)
        if not commission_known(cell):
            untold.append(cell.room_type)
    return RoomsDay(
        night,
        *(sold, available, priced, gross, commission, direct, arrivals, adults, children, uncounted),
        unpriced=tuple(unpriced),
        untold=tuple(untold),
    )
