"""What does an order on a booking come to, once the booking of that number is looked up?"""

from __future__ import annotations

from directors.cfo.expense import Cancellation, RebateWish, cancellation_of, rebate_of
from domain.consent.actions import Action
from domain.errors import refuse
from domain.property import Property
from store.unit import Unit


async def on_number(unit: Unit, wish: RebateWish | Cancellation, hotel: Property) -> Action:
    """The nights and amounts of the stored booking of that number. Raises Refusal where there is none, or two."""
    found = await unit.reservations.numbered(wish.booking)
    if len(found) != 1:
        raise refuse("booking.unknown_number", number=wish.booking)
    [booking] = found
    arrival = min(room.check_in for room in booking.rooms)
    vat = (await unit.accounts.taxes()).vat(arrival)
    if isinstance(wish, RebateWish):
        return rebate_of(wish, booking, hotel, vat)
    return cancellation_of(wish, booking, hotel, vat)
