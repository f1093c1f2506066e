"""Which prices would Revenue move of its own accord, by three lines that anybody can check?"""

from __future__ import annotations

from collections.abc import Container, Iterable, Iterator
from dataclasses import dataclass
from datetime import date
from decimal import Decimal

from domain.actions import CellChange, ChangeRate
from domain.house import House, Night
from domain.money import to_step
from domain.nights import ONE_DAY, Span
from domain.phrase import Percent, Phrase, say
from domain.property import RoomType
from domain.rates import CellValue
from governance.contract import Draft

HALF_SOLD = Decimal("0.12")
FAR_OUT = Decimal("0.06")
EMPTY_SOON = Decimal("-0.08")
FAR_DAYS = 60
SOON_DAYS = 7
DEAD_BAND = Decimal("0.04")  # smaller moves cost attention and earn nothing
DRAFTS_A_DAY = 5
_STEPS = (HALF_SOLD, FAR_OUT, EMPTY_SOON)


@dataclass(frozen=True, slots=True)
class Move:
    """What one line would do to one night, and why. `weight` ranks: |move| × rooms left."""

    night: Night
    price: Decimal
    reason: Phrase
    weight: Decimal


def three_lines(house: House, taken: Container[tuple[str, date]] = frozenset()) -> tuple[Draft, ...]:
    """At most five drafts, the weightiest first; nights in `taken` (open cards, the owner's locks) are left alone.

    Per type: +12 % on its card price when half of it is sold, +6 % beyond sixty days, −8 % when it is empty in the
    last week; the first line that applies counts. The card is `RoomType.base`; a type without one is left alone.
    The moves start from the card, never from the last price, so they cannot add up day after day. A price outside
    the card's own reach (below its −8 %, above its +12 %) was set for a reason that this rule does not know, such
    as a season or an event, and is left alone too. A price that one of these lines set returns to the card when
    none applies any more.
    """
    stretches = [stretch for kind in house.sellable for stretch in _stretches(_moves(kind, house, taken))]
    stretches.sort(key=lambda moves: (-max(m.weight for m in moves), moves[0].night.night))
    return tuple(_draft(moves, house) for moves in stretches[:DRAFTS_A_DAY])


def _moves(kind: RoomType, house: House, taken: Container[tuple[str, date]]) -> Iterator[Move]:
    if kind.base is None or not kind.units:
        return
    for night in Span(house.today, house.last):
        cell = house.night(kind.code, night)
        if (kind.code, night) in taken or cell.stop_sell or not cell.left or cell.left < 0:
            continue
        move = _move(kind, kind.base, cell, (night - house.today).days)
        if move is not None:
            yield move


def _move(kind: RoomType, base: Decimal, cell: Night, days: int) -> Move | None:
    present = cell.price
    lowest, highest = to_step(base * (1 + EMPTY_SOON)), to_step(base * (1 + HALF_SOLD))
    if present is None or not lowest <= present <= highest:
        return None
    step, reason = _line(cell, days)
    if step is None:
        if present not in {to_step(base * (1 + one)) for one in _STEPS}:
            return None
        step = Decimal(0)
    price = _within(kind, to_step(base * (1 + step)))
    size = abs(price - present) / present
    if size < DEAD_BAND or ((step > 0) is not (price > present) and step):
        return None
    return Move(cell, price, reason, size * (cell.left or 0))


def _line(cell: Night, days: int) -> tuple[Decimal | None, Phrase]:
    """The first of the three lines that applies, with its numbers; None when the card itself is right."""
    sellable = (cell.units or 0) - cell.blocked
    if cell.sold * 2 >= sellable:
        reason = say("reason.half_sold", n=cell.sold, units=sellable, step=Percent(HALF_SOLD, signed=True))
        return HALF_SOLD, reason
    if days > FAR_DAYS:
        return FAR_OUT, say("reason.far_out", n=FAR_DAYS, step=Percent(FAR_OUT, signed=True))
    if cell.sold == 0 and days < SOON_DAYS:
        return EMPTY_SOON, say("reason.empty_soon", n=SOON_DAYS, step=Percent(EMPTY_SOON, signed=True))
    return None, say("reason.back_to_card")


def _within(kind: RoomType, price: Decimal) -> Decimal:
    if kind.floor is not None and price < kind.floor:
        return kind.floor
    return kind.ceiling if kind.ceiling is not None and price > kind.ceiling else price


def _stretches(moves: Iterable[Move]) -> list[list[Move]]:
    """Neighbouring nights with equal reasons and prices, joined."""
    found: list[list[Move]] = []
    for move in moves:
        last = found[-1][-1] if found else None
        joins = (
            last is not None
            and last.night.night + ONE_DAY == move.night.night
            and (last.reason, last.price) == (move.reason, move.price)
        )
        if joins:
            found[-1].append(move)
        else:
            found.append([move])
    return found


def _draft(moves: list[Move], house: House) -> Draft:
    code, first, last = moves[0].night.room_type, moves[0].night.night, moves[-1].night.night
    changes = tuple(
        CellChange(code, m.night.night, CellValue(price=m.price), CellValue(price=m.night.price))
        for m in moves
    )
    days = (first - house.today).days
    return Draft(
        "revenue",
        ChangeRate(changes, house.hotel.currency),
        (moves[0].reason, say("reason.days_ahead", n=days) if days else say("reason.tonight")),
        key=f"three-lines:{code}:{first}:{last}",
    )
