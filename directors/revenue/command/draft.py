"""What does an order come to, cell by cell, in the house as it is now?"""

from __future__ import annotations

from datetime import date
from decimal import Decimal

from directors.revenue.command.order import MoveBy, PriceMove, PrixOrder, Scale, SetTo
from domain.bookings.night import Night
from domain.consent.actions import CellChange, ChangeRate
from domain.errors import refuse
from domain.house.snapshot import House
from domain.money import PRICE_STEP, to_cents, to_step
from domain.nights import spans
from domain.phrase import Name, Phrase, say
from domain.prices.rates import CellValue


def draft_from_order(order: PrixOrder, house: House, round_to: Decimal = PRICE_STEP) -> ChangeRate:
    """The change that this order makes of the present cells; cells that already hold it are left out.

    An order for the whole house goes without the nights that `left_out` names. Shares are rounded to `round_to`,
    amounts are added exactly. Raises Refusal when a relative change meets nights without a known price (it names
    them), when a price would fall to nothing, or when nothing would change.
    """
    if _relative(order) and not order.everywhere:
        _demand_prices(order, house)
    changes = [
        change
        for code in order.room_types
        for night in order.nights
        if not order.everywhere or not _passed_over(order, house, house.night(code, night))
        if (change := _change(order, house.night(code, night), round_to)) is not None
    ]
    if not changes:
        if order.everywhere and (lines := left_out(order, house)):
            raise refuse("prix.nothing_left", why=lines)
        raise refuse("prix.already_so")
    return ChangeRate(tuple(changes), house.hotel.currency)


def left_out(order: PrixOrder, house: House) -> tuple[Phrase, ...]:
    """What an order for the whole house goes without and why, a line for each reason; else what it excepts."""
    if not order.everywhere:
        return _as_said(order, house)
    found: dict[bool, dict[str, list[date]]] = {}
    for code in order.room_types:
        for night in order.nights:
            cell = house.night(code, night)
            if _passed_over(order, house, cell):
                found.setdefault(_locked(house, cell), {}).setdefault(code, []).append(night)
    lines = list(_as_said(order, house))
    for locked, types in found.items():
        where = tuple(_whole_or_nights(order, house, code, nights) for code, nights in types.items())
        lines.append(
            say("prix.left_locked", where=where) if locked else say("prix.left_unpriced", where=where)
        )
    return tuple(lines)


def _as_said(order: PrixOrder, house: House) -> tuple[Phrase, ...]:
    """What « sauf … » took out, so that the card shows that it was heard."""
    kinds = [house.hotel.room_type(code) for code in order.without_types]
    types = tuple(kind.name for kind in kinds if kind is not None)
    lines = [say("prix.left_types", types=types)] if types else []
    return (
        *lines,
        *([say("prix.left_nights", nights=spans(order.without_nights))] if order.without_nights else []),
    )


def _whole_or_nights(order: PrixOrder, house: House, code: str, nights: list[date]) -> Phrase | Name | str:
    """The type alone where none of its nights is changed."""
    kind = house.hotel.room_type(code)
    if len(nights) < len(order.nights):
        return nights_of(house, code, nights)
    if kind is None or kind.units is None:
        return say("prix.unidentified")
    return kind.name


def _passed_over(order: PrixOrder, house: House, cell: Night) -> bool:
    """Whether a change of the whole house leaves this cell alone: locked, or its price or type is not known."""
    return _locked(house, cell) or cell.units is None or (_relative(order) and cell.price is None)


def _locked(house: House, cell: Night) -> bool:
    return house.pricing.locked(cell.room_type, cell.night) is not None


def _relative(order: PrixOrder) -> bool:
    return order.price is not None and not isinstance(order.price, SetTo)


def moved(price: Decimal, move: PriceMove, round_to: Decimal) -> Decimal:
    """A present price after a move."""
    match move:
        case SetTo(amount):
            return to_cents(amount)
        case MoveBy(amount):
            return to_cents(price + amount)
        case Scale(ratio):
            return to_step(price * (1 + ratio), round_to)


def nights_of(house: House, code: str, nights: list[date]) -> Phrase:
    """« Suite Junior, 20 déc. → 3 janv. »."""
    kind = house.hotel.room_type(code)
    return say("prix.nights_of", room_type=kind.name if kind else code, nights=spans(nights))


def _demand_prices(order: PrixOrder, house: House) -> None:
    unknown = {
        code: [night for night in order.nights if house.night(code, night).price is None]
        for code in order.room_types
    }
    where = tuple(nights_of(house, code, nights) for code, nights in unknown.items() if nights)
    if where:
        raise refuse("prix.price_unknown", where=where)


def _change(order: PrixOrder, cell: Night, round_to: Decimal) -> CellChange | None:
    price = _price(order.price, cell, round_to)
    after = CellValue(price=price, min_stay=order.min_stay, stop_sell=order.stop_sell)
    known = CellValue(
        price=cell.price if price is not None else None,
        min_stay=cell.min_stay if order.min_stay is not None else None,
        stop_sell=cell.stop_sell if order.stop_sell is not None else None,
    )
    if after == known:
        return None
    return CellChange(cell.room_type, cell.night, after, known if known.stated() else None)


def _price(move: PriceMove | None, cell: Night, round_to: Decimal) -> Decimal | None:
    if move is None:
        return None
    if isinstance(move, SetTo):
        return to_cents(move.amount)
    present = cell.price or Decimal(0)
    price = moved(present, move, round_to)
    if price <= 0:
        raise refuse("prix.falls_to_nothing", night=cell.night, price=present)
    return price
