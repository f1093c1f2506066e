"""Which one price for a type and a month would serve a house with a fixed list best?

A house that prints its list does not move every night. From the engine's nightly prices this makes one factor for
each month and type, says what the list would bring, and joins a month's types to a line. Once it stands, the day's
card asks only for what departs from it.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence
from datetime import date, timedelta
from decimal import Decimal

from domain.consent.actions import CellChange, ChangeRate, RateLine
from domain.house.snapshot import House
from domain.money import to_cents, to_step
from domain.prices.advice import Advice, NightOf
from domain.prices.rates import CellValue
from domain.prices.simulation import Range, Simulated, TriedNight, total

SOONEST = timedelta(days=14)  # nearer nights belong to the day's card
FEWEST = 7  # nights of a month that a price of a month can stand for
MonthOf = tuple[date, str]


def season_prices(house: House, advice: Iterable[Advice]) -> dict[NightOf, Decimal]:
    """The price of each free night of a month and type whose mean advice is to move it by more than the dead band.

    Nights are weighed by the money they are expected to bring today. Nights that are sold out, closed, locked,
    skipped or under an open card keep theirs, and so does every night to which the owner said not to move.
    """
    told: dict[MonthOf, list[Advice]] = defaultdict(list)
    for one in advice:
        cell = house.night(one.room_type, one.night)
        unmoved = one.current > 0 and cell.price == one.current
        if one.night >= house.today + SOONEST and unmoved and house.may_be_asked(cell):
            told[one.night.replace(day=1), one.room_type].append(one)
    found: dict[NightOf, Decimal] = {}
    for nights in told.values():
        move = _mean_move(nights)
        if len(nights) < FEWEST or abs(move) < house.pricing.dead_band:
            continue
        for one in nights:
            if not house.pricing.unwanted(one.room_type, one.night, move):
                found[one.room_type, one.night] = to_step(one.current * (1 + move))
    return found


def season_change(house: House, found: Simulated) -> ChangeRate | None:
    """The months whose lists bring money, one line each and direction; None where none does."""
    lines: list[tuple[RateLine, tuple[CellChange, ...]]] = []
    for month in found.months:
        by_type: dict[str, list[TriedNight]] = defaultdict(list)
        for night in found.of_month(month).nights:
            by_type[night.room_type].append(night)
        lines += _lines([nights for nights in by_type.values() if _worth(nights).mid > 0], house)
    if not lines:
        return None
    changes = tuple(change for _, part in lines for change in part)
    return ChangeRate(changes, house.hotel.currency, lines=tuple(line for line, _ in lines))


def _lines(
    types: Sequence[Sequence[TriedNight]], house: House
) -> Iterator[tuple[RateLine, tuple[CellChange, ...]]]:
    order = {kind.code: place for place, kind in enumerate(house.sellable)}
    for up in (True, False):
        nights = [one for nights in types for one in nights if (one.after > one.before) is up]
        nights = [one for one in nights if one.after != one.before]
        if nights:
            nights.sort(key=lambda one: (order.get(one.room_type, 0), one.night))
            worth = _worth(nights)
            amounts = (to_cents(worth.low), to_cents(worth.mid), to_cents(worth.high))
            yield RateLine(len(nights), *amounts), tuple(_changes(nights))


def _changes(nights: Iterable[TriedNight]) -> Iterator[CellChange]:
    for one in nights:
        yield CellChange(one.room_type, one.night, CellValue(price=one.after), CellValue(price=one.before))


def _worth(nights: Iterable[TriedNight]) -> Range:
    return total(one.contribution for one in nights)


def _mean_move(nights: Sequence[Advice]) -> Decimal:
    weights = [one.rooms_without * one.current + 1 for one in nights]
    moved = (weight * (one.proposed / one.current - 1) for weight, one in zip(weights, nights, strict=True))
    return sum(moved, Decimal(0)) / sum(weights, Decimal(0))
