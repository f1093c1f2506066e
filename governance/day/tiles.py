"""Which five figures say how the house does, each with what it is measured by?"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from domain.day.figures import Morning, Period, evaluate, morning
from domain.house.snapshot import House
from domain.phrase import Percent, Phrase, say
from governance.day.brief.money import month_margin
from governance.day.brief.shown import amount, known, unit, whole
from governance.day.brief.status import Level


@dataclass(frozen=True, slots=True)
class Tile:
    """One figure: what it is, its value, and what it is measured by. Only what is computed has a tile."""

    key: str
    name: Phrase
    value: Phrase
    note: Phrase | None = None
    level: Level = Level.UNKNOWN


def tiles(house: House) -> tuple[Tile, ...]:
    """Tonight, last night in money, the month in rooms, what a room earned, the month's result."""
    counted = morning(house)
    return (*_nights(house, counted), *_month(house, counted), *_earned(house, counted), *_result(house))


def _nights(house: House, counted: Morning) -> Iterator[Tile]:
    tonight, last = counted.tonight, counted.last_night
    if tonight.counted is not None:
        rooms = say("tile.rooms", n=tonight.counted, of=whole(tonight.available))
        left = max(0, whole(tonight.available) - tonight.counted)
        yield Tile("tonight", say("tile.tonight"), rooms, say("tile.left", n=left))
    if last.counted is not None:
        rooms = say("tile.rooms", n=last.counted, of=whole(last.available))
        revenue = evaluate("sum(revenue)", last.adr.operands) if _priced(last) else None
        told = rooms if revenue is None else say("tile.amount", amount=unit(revenue, house))
        yield Tile("last_night", say("tile.last_night"), told, None if revenue is None else rooms)


def _priced(night: Period) -> bool:
    """Whether the price of every room of that night is known."""
    return known(night.adr) and not night.adr.missing


def _month(house: House, counted: Morning) -> Iterator[Tile]:
    month = counted.month
    if month.occupancy.value is not None:
        share = say("tile.share", share=Percent(month.occupancy.value))
        sold = say("tile.nights_sold", n=whole(month.sold))
        yield Tile("month", say("tile.month", month=month.span.first), share, sold)


def _earned(house: House, counted: Morning) -> Iterator[Tile]:
    month = counted.month
    net = known(month.adr_net)
    if net or known(month.adr):
        each = say("tile.amount", amount=amount(month.adr_net if net else month.adr, house))
        revpar = say("tile.revpar", amount=amount(month.revpar, house)) if known(month.revpar) else None
        yield Tile("adr", say("tile.adr_net") if net else say("tile.adr"), each, revpar)


def _result(house: House) -> Iterator[Tile]:
    margin, floor = month_margin(house), house.books.gop_floor
    if margin is None:
        return
    value = say("tile.share", share=Percent(margin))
    if floor is None:
        yield Tile("gop", say("tile.gop"), value)
        return
    level = Level.GOOD if margin >= floor else Level.BAD
    yield Tile("gop", say("tile.gop"), value, say("tile.floor", share=Percent(floor)), level)
