"""What does giving money back, or cancelling, come to on the nights of the booking as it is?"""

from __future__ import annotations

from datetime import date
from decimal import Decimal

from directors.cfo.expense.booking import Cancellation, RebateWish
from domain.bookings.reservation import Reservation, StayRoom
from domain.consent.actions import CancelBooking, Rebate
from domain.errors import refuse
from domain.money import to_cents
from domain.money.lines import ROOMS_REVENUE
from domain.property import Property


def rebate_of(wish: RebateWish, booking: Reservation, hotel: Property, vat_rate: Decimal | None) -> Rebate:
    """The rebate on the nights that bear it, in proportion to their prices, to the hundredth.

    `vat_rate` is that of lodging, None while unknown. Raises Refusal when the booking's price or currency does
    not allow it, when none of its nights is meant, or when more would go back than the nights cost.
    """
    _in_currency(booking, hotel)
    prices = _nightly(booking, hold=False)
    if wish.nights is not None:
        prices = {night: price for night, price in prices.items() if night in wish.nights}
        if not prices:
            raise refuse("rebate.other_nights", nights=wish.nights)
    whole = sum(prices.values(), Decimal(0))
    if whole <= 0:
        raise refuse("rebate.price_unknown", booking=booking.number)
    amount = to_cents(wish.amount if wish.amount is not None else whole * (wish.share or 0))
    if amount <= 0 or amount > whole:
        raise refuse("rebate.impossible")
    return Rebate(
        booking.number,
        _shared(amount, prices),
        hotel.currency,
        ROOMS_REVENUE,
        words=wish.words,
        vat_rate=vat_rate,
        refund=wish.refund,
    )


def cancellation_of(
    wish: Cancellation, booking: Reservation, hotel: Property, vat_rate: Decimal | None
) -> CancelBooking:
    """The cancellation with what is lost by month, VAT and commission off; nothing while no price is known."""
    if not booking.state.holds_a_room:
        raise refuse("cancel.holds_no_room", booking=booking.number)
    _in_currency(booking, hotel)
    prices = _nightly(booking, hold=True)
    whole = sum(prices.values(), Decimal(0))
    kept = 1 - (booking.commission.amount / whole if booking.commission and whole else Decimal(0))
    months: dict[date, Decimal] = {}
    for night, price in prices.items():
        month = night.replace(day=1)
        net = price / (1 + (vat_rate or 0)) - price * (1 - kept)
        months[month] = months.get(month, Decimal(0)) + net
    lost = tuple((month, to_cents(net)) for month, net in months.items() if net)
    return CancelBooking(
        booking.number, booking.source, hotel.currency, lost, ROOMS_REVENUE, words=wish.words
    )


def _in_currency(booking: Reservation, hotel: Property) -> None:
    if booking.total is not None and booking.total.currency != hotel.currency:
        raise refuse("rebate.other_currency", booking=booking.number, said=booking.total.currency)


def _nightly(booking: Reservation, *, hold: bool) -> dict[date, Decimal]:
    """What the guest pays for each night, over all rooms (with `hold` only those that still hold one)."""
    prices: dict[date, Decimal] = {}
    rooms = [room for room in booking.rooms if room.state.holds_a_room or not hold]
    for room in rooms:
        for night, price in _of_room(room):
            prices[night] = prices.get(night, Decimal(0)) + price
    return dict(sorted(prices.items()))


def _of_room(room: StayRoom) -> tuple[tuple[date, Decimal], ...]:
    """By night as delivered, else the room's total in equal parts; nothing while neither is known."""
    if room.nightly or room.total is None or not room.nights:
        return room.nightly
    return tuple((night, room.total / len(room.nights)) for night in room.nights)


def _shared(amount: Decimal, prices: dict[date, Decimal]) -> tuple[tuple[date, Decimal], ...]:
    """The amount over the nights in proportion to their prices; the parts sum to it exactly."""
    whole, parts, given, borne = sum(prices.values(), Decimal(0)), [], Decimal(0), Decimal(0)
    for night, price in prices.items():
        borne += price
        upto = to_cents(amount * borne / whole)
        parts.append((night, upto - given))
        given = upto
    return tuple((night, part) for night, part in parts if part)
