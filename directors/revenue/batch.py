"""Which of the engine's moves does Revenue ask for today, in one card of few lines?"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from datetime import date
from decimal import Decimal

from directors.revenue.lines import Move, MoveLine, lines_of, plainest
from directors.revenue.worth import defended
from domain.consent.actions import CellChange, ChangeRate, RateLine
from domain.consent.actions.change_rate import Insures
from domain.house.snapshot import House
from domain.money import to_cents
from domain.phrase import say
from domain.prices.advice import Advice, NightOf, Studied
from domain.prices.declined import DeclinedCell
from domain.prices.rates import CellValue
from domain.prices.rules import RuleKind
from governance.contract import Draft

KEY = "revenue:batch"
FIRST_NIGHTS = 9  # of the first card of a new house: a stretch that one sees at a glance
RISK = Decimal("0.1")  # a line brings at least this share of what it may cost


def batch(house: House, studied: Studied) -> tuple[Draft, ...]:
    """One draft with everything worth asking for today, the weightiest first, or none.

    Left alone are nights with an open card, closed, sold out or without a price, what the owner has locked, skipped
    or does not want to be asked, what he declined while the facts are the same, moves inside the dead band, and
    whatever neither brings money nor is an insurance by rule (`worth.py`). A house that never decided on a card is
    asked one plain line: neighbouring nights of one type that bring money even on a weak day.
    """
    advice = {(one.room_type, one.night): one for one in worth_asking(house, studied)}
    insures = defended(advice.values(), house)
    moves = [_move(advice[key], insured) for key, insured in insures.items()]
    lines = _lines(moves, advice, house.pricing.most_lines) if studied.practised else _first(moves, advice)
    if not lines:
        return ()
    changes: list[CellChange] = []
    for line in lines:
        changes += _changes(line, advice, house)
    action = ChangeRate(
        tuple(changes), house.hotel.currency, lines=tuple(_line(line, advice, house) for line in lines)
    )
    reason = say("batch.from_engine", day=studied.made_on)
    # A subject of its own each day: a batch put off until tomorrow is not replaced by tomorrow's other lines.
    return (Draft("revenue", action, (reason,), key=f"{KEY}:{house.today.isoformat()}"),)


def _move(one: Advice, insures: Insures | None) -> Move:
    """Weighed by what it brings; an insurance by what it pays at best."""
    weight = one.mid if insures is None else max(one.high, Decimal(0))
    return Move(one.room_type, one.night, one.move > 0, float(weight), insures)


def _lines(moves: Sequence[Move], advice: Mapping[NightOf, Advice], most: int) -> tuple[MoveLine, ...]:
    """At most so many, those whose expected gain is worth their risk, and the insurances."""
    return tuple(line for line in lines_of(moves, most) if line.insures or _pays(line, advice))


def _pays(line: MoveLine, advice: Mapping[NightOf, Advice]) -> bool:
    told = [advice[move.room_type, move.night] for move in line.moves]
    mid, low = (sum((getattr(one, name) for one in told), Decimal(0)) for name in ("mid", "low"))
    return mid >= RISK * max(-low, Decimal(0))


def _first(moves: Sequence[Move], advice: Mapping[NightOf, Advice]) -> tuple[MoveLine, ...]:
    """The plainest line that brings money even on a weak day; without one, the weightiest of the ordinary ones."""
    safe = [move for move in moves if advice[move.room_type, move.night].low > 0]
    line = plainest(safe, FIRST_NIGHTS)
    return (line,) if line is not None else _lines(moves, advice, 1)


def worth_asking(house: House, studied: Studied) -> Iterator[Advice]:
    """The moves that nothing speaks against."""
    declined = _declined(studied)
    for one in studied.advice:
        cell = house.night(one.room_type, one.night)
        tested = (one.room_type, one.night) in studied.under_test
        if tested or not house.may_be_asked(cell) or cell.price != one.current:
            continue
        small = abs(one.move) < house.pricing.dead_band
        if small or house.pricing.unwanted(one.room_type, one.night, one.move):
            continue
        no = declined.get((one.room_type, one.night, one.move > 0))
        if no is None or not no.still_holds(cell):
            yield one


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


def _line(line: MoveLine, advice: Mapping[NightOf, Advice], house: House) -> RateLine:
    told = [advice[move.room_type, move.night] for move in line.moves]
    rails = [rail for one in told if (rail := _stopped_at(one, house)) is not None]
    return RateLine(
        len(told),
        to_cents(sum((one.low for one in told), Decimal(0))),
        to_cents(sum((one.mid for one in told), Decimal(0))),
        to_cents(sum((one.high for one in told), Decimal(0))),
        tuple(rails),
        line.insures,
    )


def _stopped_at(one: Advice, house: House) -> str | None:
    """The owner's own limit at which the price stops although the engine would go on; a limit that costs revenue
    says so."""
    kind = house.hotel.room_type(one.room_type)
    floor = house.pricing.amount(RuleKind.FLOOR, one.room_type, one.night) or (kind.floor if kind else None)
    ceiling = house.pricing.amount(RuleKind.CEILING, one.room_type, one.night) or (
        kind.ceiling if kind else None
    )
    if "cap" in one.rails and one.proposed == ceiling:
        return "cap"
    return "floor" if "floor" in one.rails and one.proposed == floor else None
