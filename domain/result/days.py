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
    cells = tuple(types)
    sizes = [cell.units - cell.blocked for cell in cells if cell.units is not None]
    return RoomsDay(
        night,
        sold=sum(cell.sold for cell in cells),
        available=sum(sizes) if sizes else None,
        priced=sum(cell.priced for cell in cells),
        gross=sum((cell.revenue for cell in cells), Decimal(0)),
        commission=sum((cell.commission for cell in cells), Decimal(0)),
        direct=sum(cell.direct for cell in cells),
        arrivals=sum(cell.arrivals for cell in cells),
        adults=sum(cell.adults for cell in cells),
        children=sum(cell.children for cell in cells),
        uncounted=sum(cell.uncounted for cell in cells),
        unpriced=tuple(cell.room_type for cell in cells if cell.priced < cell.sold),
        untold=tuple(cell.room_type for cell in cells if not commission_known(cell)),
    )
