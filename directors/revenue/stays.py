"""Which minimum stays would Revenue write so that the calendar says what the owner's rules say?"""

from __future__ import annotations

from collections.abc import Iterator

from domain.bookings.night import Night
from domain.consent.actions import CellChange, ChangeRate
from domain.house.snapshot import House
from domain.nights import Span
from domain.phrase import say
from domain.prices.rates import CellValue
from domain.prices.rules import RuleKind
from domain.property import RoomType
from governance.contract import Draft


def stays(house: House) -> tuple[Draft, ...]:
    """One draft with every night whose minimum stay differs from the owner's rule, and, where he has a rule for
    gaps, every free stretch between two full nights that is shorter than its own minimum stay: nobody can book it.
    """
    wanted = [*_ruled(house), *_gaps(house)]
    changes = tuple(
        CellChange(cell.room_type, cell.night, CellValue(min_stay=least), CellValue(min_stay=cell.min_stay))
        for cell, least in {(c.room_type, c.night): (c, n) for c, n in wanted}.values()
    )
    if not changes:
        return ()
    reason = say("pricing.stay_reason", n=len(changes))
    return (Draft("revenue", ChangeRate(changes, house.hotel.currency), (reason,), key="min-stay"),)


def _ruled(house: House) -> Iterator[tuple[Night, int]]:
    if not any(True for _ in house.pricing.of(RuleKind.MIN_STAY)):
        return
    for kind in house.sellable:
        for night in Span(house.today, house.last):
            rule = house.pricing.rule(RuleKind.MIN_STAY, kind.code, night)
            cell = house.night(kind.code, night)
            if rule is not None and rule.count and _free(cell, house) and cell.min_stay != rule.count:
                yield cell, rule.count


def _gaps(house: House) -> Iterator[tuple[Night, int]]:
    for kind in house.sellable:
        for run in _between(kind, house):
            short = [cell for cell in run if (cell.min_stay or 1) > len(run)]
            if all(house.pricing.rule(RuleKind.GAP, kind.code, cell.night) for cell in run):
                yield from ((cell, len(run)) for cell in short if _free(cell, house))


def _between(kind: RoomType, house: House) -> Iterator[list[Night]]:
    """The stretches of nights with rooms left that lie between two full ones."""
    run: list[Night] | None = None
    for night in Span(house.today, house.last):
        cell = house.night(kind.code, night)
        if cell.left is None:
            run = None
        elif cell.left <= 0:
            if run:
                yield run
            run = []
        elif run is not None:
            run.append(cell)


def _free(cell: Night, house: House) -> bool:
    taken = (cell.room_type, cell.night) in house.open_cells
    return not taken and not house.pricing.skipped(cell.room_type, cell.night)
