"""Which of the engine's moves does Revenue ask for today, in one card of at most ten lines?"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from datetime import date
from decimal import Decimal

from directors.revenue.lines import Move, MoveLine, lines_of
from domain.actions import CellChange, ChangeRate, RateLine
from domain.advice import Advice, NightOf, Studied
from domain.declined import DeclinedCell
from domain.house import House, Night
from domain.money import to_cents
from domain.phrase import Phrase, say
from domain.rates import CellValue
from governance.contract import Draft

KEY = "revenue:batch"
LEAST_DEMAND = Decimal("0.02")  # fewer rooms still to be sold than this: the price no longer matters
SHOWN_RAILS = ("cap", "floor")


def batch(house: House, studied: Studied) -> tuple[Draft, ...]:
    """One draft with everything worth asking for today, or none.

    Left alone are nights with an open card, closed, sold out or without a price, what the owner has locked, skipped
    or does not want to be asked, what he declined while the facts are the same, moves inside the dead band, and
    cuts that are not expected to earn anything.
    """
    advice = {(one.room_type, one.night): one for one in worth_asking(house, studied)}
    moves = [
        Move(one.room_type, one.night, one.move > 0, float(abs(one.move) * max(one.to_come, LEAST_DEMAND)))
        for one in advice.values()
    ]
    lines = sorted(lines_of(moves), key=lambda line: line.first)
    if not lines:
        return ()
    changes: list[CellChange] = []
    for line in lines:
        changes += _changes(line, advice, house)
    action = ChangeRate(
        tuple(changes), house.hotel.currency, lines=tuple(_line(line, advice) for line in lines)
    )
    return (Draft("revenue", action, tuple(_reasons(lines, advice, studied)), key=KEY),)


def worth_asking(house: House, studied: Studied) -> Iterator[Advice]:
    """The moves that nothing speaks against."""
    declined = _declined(studied)
    for one in studied.advice:
        cell = house.night(one.room_type, one.night)
        tested = (one.room_type, one.night) in studied.under_test
        if tested or _untouchable(cell, house) or cell.price != one.current:
            continue
        small = abs(one.move) < house.pricing.dead_band
        losing = one.mid <= 0 and one.move < 0  # a raise also keeps rooms for whoever books later
        if small or losing or house.pricing.unwanted(one.room_type, one.night, one.move):
            continue
        no = declined.get((one.room_type, one.night, one.move > 0))
        if no is None or not no.still_holds(cell):
            yield one


def _untouchable(cell: Night, house: House) -> bool:
    return (
        cell.night < house.today
        or cell.price is None
        or cell.stop_sell
        or not cell.left
        or cell.left < 0
        or (cell.room_type, cell.night) in house.open_cells
        or house.pricing.skipped(cell.room_type, cell.night)
    )


def _declined(studied: Studied) -> Mapping[tuple[str, date, bool], DeclinedCell]:
    """The newest no to each night of each type, by its direction."""
    return {(cell.room_type, cell.night, line.up): cell for line in studied.declined for cell in line.cells}


def _changes(line: MoveLine, advice: Mapping[NightOf, Advice], house: House) -> Iterator[CellChange]:
    order = {kind.code: place for place, kind in enumerate(house.sellable)}
    for move in sorted(line.moves, key=lambda one: (order.get(one.room_type, 0), one.night)):
        one = advice[move.room_type, move.night]
        yield CellChange(
            one.room_type, one.night, CellValue(price=one.proposed), CellValue(price=one.current)
        )


def _line(line: MoveLine, advice: Mapping[NightOf, Advice]) -> RateLine:
    told = [advice[move.room_type, move.night] for move in line.moves]
    rails = [rail for rail in SHOWN_RAILS for one in told if rail in one.rails]
    return RateLine(
        len(told),
        to_cents(sum((one.low for one in told), Decimal(0))),
        to_cents(sum((one.mid for one in told), Decimal(0))),
        to_cents(sum((one.high for one in told), Decimal(0))),
        tuple(rails),
    )


def _reasons(
    lines: Iterable[MoveLine], advice: Mapping[NightOf, Advice], studied: Studied
) -> Iterator[Phrase]:
    """What the batch rests on, and how many nights a limit of the owner's held back."""
    yield say("batch.from_engine", day=studied.made_on)
