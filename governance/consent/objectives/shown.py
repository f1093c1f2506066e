"""How does an objective read: how far it has come, what is missing, where the pace leads?"""

from __future__ import annotations

from collections.abc import Iterator
from decimal import Decimal

from domain.consent.objective import METRIC_NAMES, Metric, Objective
from domain.house.snapshot import House
from domain.money import Money
from domain.phrase import Percent, Phrase, say
from governance.consent.objectives.progress import Progress
from governance.post.replies import Block, Line


def block(one: Progress, house: House) -> Block:
    """Title, figures, what is missing for each night that is left, the pace, limits and review."""
    title = Line(say("objective.title", number=one.objective.id, aim=aim(one.objective, house)), bold=True)
    limits = Line(say("join.dots", parts=tuple(_limits(one.objective, house))), quiet=True)
    return Block((title, *(Line(told) for told in figures(one, house)), limits))


def aim(objective: Objective, house: House) -> Phrase:
    """« occupation 80 %, 1 → 28 févr. », of the house or of one type."""
    kind = house.hotel.room_type(objective.room_type) if objective.room_type else None
    name = METRIC_NAMES[objective.metric]
    metric = say("objective.metric_of", metric=name, room_type=kind.name) if kind else name
    if objective.target is None:
        return say("objective.aim_most", metric=metric, span=objective.period)
    target = shown_value(objective.metric, objective.target, house)
    return say("objective.aim", metric=metric, target=target, span=objective.period)


def shown_value(metric: Metric, value: Decimal, house: House) -> Percent | Money:
    """A ratio as a percentage, an amount in whole units of the house's currency."""
    return Percent(value) if metric.is_ratio else _whole(value, house)


def _whole(amount: Decimal, house: House) -> Money:
    return Money(amount.quantize(Decimal(1)), house.hotel.currency)


def figures(one: Progress, house: House) -> Iterator[Phrase]:
    """What is known today; rooms and amounts before percentages."""
    if one.unknown:
        yield say("objective.unknown_nights", n=one.unknown)
    if one.now is None:
        yield say("objective.now_unknown")
        return
    yield _now(one, shown_value(one.objective.metric, one.now, house))
    if one.reached:
        yield say("objective.reached")
    elif one.missing is not None:
        yield _missing(one, one.missing, house)
    if one.expected is not None and one.left:
        yield say("objective.pace", expected=shown_value(one.objective.metric, one.expected, house))
    if one.objective.metric is Metric.OCCUPANCY and one.objective.target is None:
        left = (one.tally.available or 0) - one.tally.sold
        yield say("objective.rooms_left", n=left)


def _now(one: Progress, shown: Percent | Money) -> Phrase:
    tally = one.tally
    match one.objective.metric:
        case Metric.OCCUPANCY:
            return say("objective.now_occupancy", n=tally.sold, available=tally.available, now=shown)
        case Metric.DIRECT_SHARE:
            return say("objective.now_direct", n=tally.direct, sold=tally.sold, now=shown)
        case Metric.ADR:
            return say("objective.now_adr", now=shown, n=tally.priced)
        case Metric.REVPAR:
            return say("objective.now_revpar", now=shown)
        case Metric.GOP_MARGIN:
            return say("objective.now_margin", now=shown)


def _missing(one: Progress, missing: Decimal, house: House) -> Phrase:
    """The whole, and the part of each night that is left."""
    rooms, each = one.in_rooms, one.per_night
    what = say("count.room_nights", n=int(missing)) if rooms else _whole(missing, house)
    if each is None:
        return say("objective.missed", what=what)
    last = one.objective.period.last
    if rooms:
        return say("objective.missing_rooms", what=what, each=each, last=last)
    return say("objective.missing_amount", what=what, each=_whole(each, house), last=last)


def _limits(objective: Objective, house: House) -> Iterator[Phrase]:
    currency = house.hotel.currency
    if objective.price_floor is not None:
        yield say("objective.floor", price=Money(objective.price_floor, currency))
    if objective.price_ceiling is not None:
        yield say("objective.ceiling", price=Money(objective.price_ceiling, currency))
    yield say("objective.review", day=objective.review_on)
