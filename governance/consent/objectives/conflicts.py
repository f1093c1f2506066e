"""What does an objective run into, before the owner takes it: another one, a limit, or arithmetic?"""

from __future__ import annotations

from collections.abc import Iterator
from decimal import ROUND_CEILING, Decimal

from domain.bookings.night import Night
from domain.consent.actions import SetObjective
from domain.consent.objective import METRIC_NAMES, Metric
from domain.house.snapshot import House
from domain.money import Money
from domain.nights import Span
from domain.phrase import Percent, Phrase, say
from domain.property import RoomType

OPPOSED = frozenset((Metric.OCCUPANCY, Metric.ADR))  # filling rooms and raising their price pull apart


def conflicts(wish: SetObjective, house: House) -> tuple[Phrase, ...]:
    """Everything to know before the tap, worst first; none of it forbids the objective.

    What the House does not know (nights beyond its window, limits that nobody set) is not judged.
    """
    return (
        *_with_limits(wish, house),
        *_with_sales(wish, house),
        *_with_others(wish, house),
        *_sum(wish, house),
    )


def _kinds(wish: SetObjective, house: House) -> tuple[RoomType, ...]:
    return tuple(kind for kind in house.sellable if wish.room_type in (None, kind.code))


def _money(amount: Decimal, wish: SetObjective) -> Money:
    return Money(amount, wish.currency)


def _with_others(wish: SetObjective, house: House) -> Iterator[Phrase]:
    for other in house.objectives:
        shared = _shared(wish.period, other.period)
        apart = wish.room_type and other.room_type and wish.room_type != other.room_type
        if other.id == wish.replaces or shared is None or apart:
            continue
        named = {"number": other.id, "metric": METRIC_NAMES[other.metric], "span": shared}
        if other.metric is wish.metric:
            yield say("objective.conflict_same", **named)
        elif {other.metric, wish.metric} == OPPOSED:
            yield say("objective.conflict_opposed", **named, wished=METRIC_NAMES[wish.metric])
        if _crossed(wish.price_floor, other.price_ceiling) or _crossed(other.price_floor, wish.price_ceiling):
            yield say("objective.conflict_prices", number=other.id, span=shared)


def _shared(one: Span, other: Span) -> Span | None:
    first, last = max(one.first, other.first), min(one.last, other.last)
    return Span(first, last) if first <= last else None


def _crossed(floor: Decimal | None, ceiling: Decimal | None) -> bool:
    return floor is not None and ceiling is not None and floor > ceiling


def _with_limits(wish: SetObjective, house: House) -> Iterator[Phrase]:
    """Against the lowest and highest prices of the types, and against its own."""
    kinds = _kinds(wish, house)
    high = tuple(kind.name for kind in kinds if _crossed(wish.price_floor, kind.ceiling))
    low = tuple(kind.name for kind in kinds if _crossed(kind.floor, wish.price_ceiling))
    if wish.price_floor is not None and high:
        yield say("objective.conflict_ceiling", price=_money(wish.price_floor, wish), types=high)
    if wish.price_ceiling is not None and low:
        yield say("objective.conflict_floor", price=_money(wish.price_ceiling, wish), types=low)
    if wish.metric.is_ratio or wish.target is None:
        return
    most = _most(wish, kinds)
    if most is not None and wish.target > most:
        yield say("objective.conflict_beyond", target=_money(wish.target, wish), most=_money(most, wish))
    if wish.metric is Metric.ADR and wish.price_floor is not None and wish.target <= wish.price_floor:
        yield say("objective.conflict_floor_suffices", floor=_money(wish.price_floor, wish))


def _most(wish: SetObjective, kinds: tuple[RoomType, ...]) -> Decimal | None:
    """The most that prices allow: the dearest ceiling for an ADR, the full house at its ceilings for a RevPAR."""
    ceilings = [
        (kind.units, min(c for c in (kind.ceiling, wish.price_ceiling) if c is not None))
        for kind in kinds
        if kind.units and (kind.ceiling is not None or wish.price_ceiling is not None)
    ]
    if len(ceilings) < len(kinds) or not ceilings:
        return None
    if wish.metric is Metric.ADR:
        return max(ceiling for _, ceiling in ceilings)
    units = sum(count or 0 for count, _ in ceilings)
    return sum(((count or 0) * ceiling for count, ceiling in ceilings), Decimal(0)) / units


def _with_sales(wish: SetObjective, house: House) -> Iterator[Phrase]:
    """Against what is sold and what is left to sell, where the whole period is known."""
    cells = [
        house.night(kind.code, night)
        for kind in _kinds(wish, house)
        for night in wish.period
        if house.first <= night <= house.last
    ]
    yield from _below_floor(wish, cells, house)
    whole = house.first <= wish.period.first and wish.period.last <= house.last
    if not whole or wish.target is None or any(cell.units is None for cell in cells) or not cells:
        return
    sold = sum(cell.sold for cell in cells)
    left = sum(max(cell.left or 0, 0) for cell in cells if cell.night >= house.today and not cell.stop_sell)
    if wish.metric is Metric.OCCUPANCY:
        yield from _occupancy(wish.target, sum(cell.units or 0 for cell in cells), sold, left)
    if wish.metric is Metric.DIRECT_SHARE:
        yield from _direct(wish.target, sum(cell.direct for cell in cells), sold, left)


def _below_floor(wish: SetObjective, cells: list[Night], house: House) -> Iterator[Phrase]:
    floor = wish.price_floor
    if floor is None:
        return
    below = [c for c in cells if c.night >= house.today and c.price is not None and c.price < floor]
    if below:
        codes, nights = {cell.room_type for cell in below}, len({cell.night for cell in below})
        types = tuple(kind.name for kind in house.sellable if kind.code in codes)
        yield say("objective.conflict_priced_below", n=nights, floor=_money(floor, wish), types=types)


def _occupancy(target: Decimal, rooms: int, sold: int, left: int) -> Iterator[Phrase]:
    needed = int((target * rooms).to_integral_value(ROUND_CEILING))
    if sold >= needed:
        yield say("objective.conflict_reached", now=Percent(Decimal(sold) / rooms))
    elif sold + left < needed:
        most = Percent(Decimal(sold + left) / rooms)
        yield say("objective.conflict_not_enough_left", n=left, needed=needed - sold, most=most)


def _direct(target: Decimal, direct: int, sold: int, left: int) -> Iterator[Phrase]:
    """The share that is reached when every room still to sell is sold directly is the highest there can be."""
    if not sold + left:
        return
    most = Decimal(direct + left) / (sold + left)
    if most < target:
        yield say("objective.conflict_direct_most", most=Percent(most), n=left)
    elif sold and Decimal(direct) / sold >= target:
        yield say("objective.conflict_reached", now=Percent(Decimal(direct) / sold))


def _sum(wish: SetObjective, house: House) -> Iterator[Phrase]:
    """What the full house makes at the lowest price: « 12 chambres × 28 nuits à 1 400 = 470 400 MAD »."""
    sizes = [kind.units for kind in _kinds(wish, house)]
    if wish.price_floor is None or not sizes or None in sizes:
        return
    rooms, nights = sum(size or 0 for size in sizes), len(wish.period)
    yield say(
        "objective.sum_at_floor",
        rooms=rooms,
        nights=nights,
        floor=_money(wish.price_floor, wish),
        total=_money(rooms * nights * wish.price_floor, wish),
    )
