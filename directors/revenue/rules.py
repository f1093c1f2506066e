"""Which prices would Revenue move of its own accord, by three lines that anybody can check?"""

from __future__ import annotations

import enum
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from datetime import date
from decimal import Decimal

from domain.bookings.night import Night
from domain.consent.actions import CellChange, ChangeRate
from domain.house.snapshot import House
from domain.money import to_step
from domain.nights import ONE_DAY, Span
from domain.phrase import Percent, Phrase, say
from domain.prices.rates import CellValue
from domain.property import RoomType
from governance.contract import Draft

HALF_SOLD = Decimal("0.12")
FAR_OUT = Decimal("0.06")
EMPTY_SOON = Decimal("-0.08")
FAR_DAYS = 60
SOON_DAYS = 7
HALF_LIFE = 30  # days: of two equal moves the nearer presses more
DEAD_BAND = Decimal("0.04")  # smaller moves cost attention and earn nothing
DRAFTS_A_DAY = 5


class RuleLine(enum.Enum):
    """Which of the lines speaks, or that none does any more."""

    HALF_SOLD = "half_sold"
    FAR_OUT = "far_out"
    EMPTY_SOON = "empty_soon"
    BACK = "back"


_STEPS: Mapping[RuleLine, Decimal] = {
    RuleLine.HALF_SOLD: HALF_SOLD,
    RuleLine.FAR_OUT: FAR_OUT,
    RuleLine.EMPTY_SOON: EMPTY_SOON,
    RuleLine.BACK: Decimal(0),
}


@dataclass(frozen=True, slots=True)
class Move:
    """What one line would do to one night. `weight` ranks: |move| × rooms left."""

    night: Night
    price: Decimal
    line: RuleLine
    weight: Decimal

    @property
    def cause(self) -> tuple[object, ...]:
        """What two nights of one card share: line and price, and the sales where these are the reason."""
        sales = (
            (self.night.sold, self.night.units, self.night.blocked) if self.line is RuleLine.HALF_SOLD else ()
        )
        return (self.line, self.price, *sales)


def three_lines(house: House) -> tuple[Draft, ...]:
    """At most five drafts: those of the next sixty days first, the weightiest and nearest before others; nights
    with an open card are left alone.

    Per type: +12 % on its card price when half of it is sold, +6 % beyond sixty days, −8 % when it is empty in the
    last week; the first line that applies counts. The card is `RoomType.base`; a type without one is left alone.
    The moves start from the card, never from the last price, so they cannot add up day after day. A price outside
    the card's own reach (below its −8 %, above its +12 %) was set for a reason that this rule does not know, such
    as a season or an event, and is left alone too. A price that one of these lines set returns to the card when
    none applies any more.
    """
    stretches = [stretch for kind in house.sellable for stretch in _stretches(_moves(kind, house))]
    stretches.sort(key=lambda moves: _rank(moves, house))
    return tuple(_draft(moves, house) for moves in stretches[:DRAFTS_A_DAY])


def _rank(moves: list[Move], house: House) -> tuple[bool, Decimal, date]:
    """Nearer than sixty days, then what presses: the weight of all its nights, worth half in a month."""
    first = moves[0].night.night
    days = (first - house.today).days
    pressing = sum((m.weight for m in moves), Decimal(0)) * HALF_LIFE / (HALF_LIFE + days)
    return (days > FAR_DAYS, -pressing, first)


def _moves(kind: RoomType, house: House) -> Iterator[Move]:
    if kind.base is None or not kind.units:
        return
    for night in Span(house.today, house.last):
        cell = house.night(kind.code, night)
        if (kind.code, night) in house.open_cells or cell.stop_sell or not cell.left or cell.left < 0:
            continue
        move = _move(kind, kind.base, cell, (night - house.today).days)
        if move is not None:
            yield move


def _move(kind: RoomType, base: Decimal, cell: Night, days: int) -> Move | None:
    present = cell.price
    lowest, highest = to_step(base * (1 + EMPTY_SOON)), to_step(base * (1 + HALF_SOLD))
    if present is None or not lowest <= present <= highest:
        return None
    line = _line(cell, days)
    if line is RuleLine.BACK and present not in {to_step(base * (1 + step)) for step in _STEPS.values()}:
        return None
    step = _STEPS[line]
    price = _within(kind, to_step(base * (1 + step)))
    size = abs(price - present) / present
    against_its_line = step != 0 and (step > 0) is not (price > present)
    if size < DEAD_BAND or against_its_line:
        return None
    return Move(cell, price, line, size * (cell.left or 0))


def _line(cell: Night, days: int) -> RuleLine:
    """The first of the three lines that applies; BACK when the card itself is right."""
    if cell.sold * 2 >= (cell.units or 0) - cell.blocked:
        return RuleLine.HALF_SOLD
    if days > FAR_DAYS:
        return RuleLine.FAR_OUT
    return RuleLine.EMPTY_SOON if cell.sold == 0 and days < SOON_DAYS else RuleLine.BACK


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
            last is not None and last.night.night + ONE_DAY == move.night.night and last.cause == move.cause
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
    return Draft(
        "revenue",
        ChangeRate(changes, house.hotel.currency),
        (_reason(moves[0], (first - house.today).days),),
        key=f"three-lines:{code}:{first}:{last}",
    )


def _reason(move: Move, days: int) -> Phrase:
    """Why, with the numbers behind it: « 3 sur 4 vendues à 40 jours »."""
    step = Percent(_STEPS[move.line], signed=True)
    match move.line:
        case RuleLine.HALF_SOLD:
            ahead = say("reason.days_ahead", n=days) if days else say("reason.tonight")
            sellable = (move.night.units or 0) - move.night.blocked
            return say("reason.half_sold", n=move.night.sold, units=sellable, ahead=ahead, step=step)
        case RuleLine.FAR_OUT:
            return say("reason.far_out", n=FAR_DAYS, step=step)
        case RuleLine.EMPTY_SOON:
            return say("reason.empty_soon", n=SOON_DAYS, step=step)
        case RuleLine.BACK:
            return say("reason.back_to_card")
