"""Do the parts of a wish make an objective, and if not, what is missing?"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, field
from datetime import date, timedelta
from decimal import ROUND_DOWN, Decimal

from domain.consent.actions import SetObjective
from domain.consent.objective import METRIC_NAMES, Metric
from domain.conversation.room_types import types_of
from domain.errors import Refusal, refuse
from domain.nights import ONE_DAY, Span
from domain.property import Property, RoomType

FURTHEST = timedelta(days=730)  # as far ahead as channels take prices
LATEST_REVIEW = timedelta(days=92)
_RATIO = Decimal("0.0001")


@dataclass(frozen=True, slots=True)
class Share:
    """A ratio as stated; `to`: named as a level to come to (« à 80 % »)."""

    ratio: Decimal
    to: bool = False


@dataclass(frozen=True, slots=True)
class Rooms:
    """So many rooms a night, or so many room nights in the whole period."""

    count: int
    nights: bool = False
    to: bool = True


@dataclass(frozen=True, slots=True)
class Level:
    """An amount; `said`: its currency was stated."""

    amount: Decimal
    said: bool = False
    to: bool = False


Target = Share | Rooms | Level


@dataclass(slots=True)
class Wish:
    """The parts of an objective as they were read. `least` are lowest values of what only the metric decides."""

    metrics: list[Metric] = field(default_factory=list)
    targets: list[Target] = field(default_factory=list)
    floors: list[Decimal] = field(default_factory=list)
    ceilings: list[Decimal] = field(default_factory=list)
    least: list[Decimal] = field(default_factory=list)
    periods: list[Span] = field(default_factory=list)
    reviews: list[Callable[[date], date]] = field(default_factory=list)
    types: list[str] = field(default_factory=list)
    words: list[list[str]] = field(default_factory=lambda: [[]])
    priority: bool = False
    change: bool = False

    def cut(self) -> None:
        """The words that follow name something else."""
        if self.words[-1]:
            self.words.append([])


def objective_of(wish: Wish, words: str, hotel: Property, today: date) -> SetObjective:
    """The objective made of these parts. Raises Refusal for the first that is missing, doubled or impossible."""
    kind = _type(wish, hotel)
    metric = _metric(wish)
    if kind is not None and metric is Metric.GOP_MARGIN:
        raise refuse("objective.house_only")
    period = _period(wish, today)
    _sort_least(wish, metric)
    target = _target(wish, metric, kind.units if kind else hotel.units, period)
    floor, ceiling = _price(wish.floors), _price(wish.ceilings)
    if floor is not None and ceiling is not None and floor >= ceiling:
        raise refuse("objective.floor_above_ceiling")
    return SetObjective(
        metric,
        target,
        period,
        _review(wish, period, today),
        words,
        hotel.currency,
        price_floor=floor,
        price_ceiling=ceiling,
        room_type=kind.code if kind else None,
    )


def _type(wish: Wish, hotel: Property) -> RoomType | None:
    found = list(wish.types)
    for words in wish.words:
        try:
            found += types_of(words, hotel)
        except Refusal as refusal:
            offered = refusal.phrase.args["types"]
            if refusal.phrase.key == "spoken.unknown_type" and len(offered) == _sellable(hotel):
                raise refuse("objective.not_understood", said=" ".join(words)) from None
            raise
    kinds = [kind for kind in hotel.room_types if kind.code in found]
    if len(kinds) > 1:
        raise refuse("objective.one_type", types=tuple(kind.name for kind in kinds))
    return kinds[0] if kinds else None


def _sellable(hotel: Property) -> int:
    return sum(kind.sellable for kind in hotel.room_types)


def _metric(wish: Wish) -> Metric:
    metrics = tuple(dict.fromkeys(wish.metrics))
    if not metrics and any(isinstance(one, Rooms) and not one.nights for one in wish.targets):
        return Metric.OCCUPANCY  # « 10 chambres par nuit en mars »
    if not metrics:
        raise refuse("objective.no_metric")
    if len(metrics) > 1:
        raise refuse("objective.two_metrics", metrics=tuple(METRIC_NAMES[metric] for metric in metrics))
    return metrics[0]


def _period(wish: Wish, today: date) -> Span:
    """One stretch of nights; two that touch are one."""
    if not wish.periods:
        raise refuse("objective.no_period")
    periods = sorted(set(wish.periods))
    whole = periods[0]
    for period in periods[1:]:
        if period.first > whole.last + ONE_DAY:
            raise refuse("objective.two_periods", first=whole, second=period)
        whole = Span(whole.first, max(whole.last, period.last))
    if whole.last < today:
        raise refuse("spoken.ended", day=whole.last)
    if whole.last > today + FURTHEST:
        raise refuse("objective.too_far", last=today + FURTHEST)
    return whole


def _sort_least(wish: Wish, metric: Metric) -> None:
    """« Au moins 1 500 » is what an ADR is to reach, and the lowest price of whatever else is wanted."""
    aims = not metric.is_ratio and not wish.targets
    for amount in wish.least:
        if aims:
            wish.targets.append(Level(amount))
        else:
            wish.floors.append(amount)


def _target(wish: Wish, metric: Metric, units: int | None, period: Span) -> Decimal | None:
    targets = tuple(dict.fromkeys(wish.targets))
    if not targets and wish.priority:
        return None
    if not targets:
        raise refuse(
            "objective.no_target_share" if metric.is_ratio else "objective.no_target_amount",
            metric=METRIC_NAMES[metric],
        )
    stated = {_value(target, metric, units, period) for target in targets}
    if len(stated) > 1:
        raise refuse("objective.two_targets")
    if wish.change and not all(target.to for target in targets):
        raise refuse("objective.relative_to", metric=METRIC_NAMES[metric])
    return stated.pop()


def _value(target: Target, metric: Metric, units: int | None, period: Span) -> Decimal:
    """The target in the metric's unit: a ratio above 0 and up to 1 (a margin below it), or an amount above 0."""
    if not metric.is_ratio:
        if not isinstance(target, Level):
            raise refuse("objective.needs_amount", metric=METRIC_NAMES[metric])
        if target.amount <= 0:
            raise refuse("objective.impossible", metric=METRIC_NAMES[metric])
        return target.amount
    ratio = _ratio(target, metric, units, period)
    if ratio <= 0 or ratio > 1 or (metric is Metric.GOP_MARGIN and ratio == 1):
        raise refuse("objective.impossible", metric=METRIC_NAMES[metric])
    return ratio


def _ratio(target: Target, metric: Metric, units: int | None, period: Span) -> Decimal:
    if isinstance(target, Share):
        return target.ratio
    if isinstance(target, Level):
        raise refuse(
            "objective.percent_or_rooms" if metric is Metric.OCCUPANCY else "objective.needs_share",
            metric=METRIC_NAMES[metric],
            said=target.amount,
        )
    if metric is not Metric.OCCUPANCY:
        raise refuse("objective.needs_share", metric=METRIC_NAMES[metric], said=target.count)
    if not units:
        raise refuse("objective.units_unknown")
    most = units * len(period) if target.nights else units
    if target.count > most:
        raise refuse("objective.more_than_there_are", n=most, said=target.count)
    return (Decimal(target.count) / most).quantize(_RATIO, ROUND_DOWN)


def _price(stated: list[Decimal]) -> Decimal | None:
    prices = set(stated)
    if len(prices) > 1:
        raise refuse("objective.two_limits")
    price = prices.pop() if prices else None
    if price is not None and price <= 0:
        raise refuse("objective.limit_of_nothing")
    return price


def _review(wish: Wish, period: Span, today: date) -> date:
    """As stated, else the last day of the period."""
    days = {resolve(max(period.first, today + ONE_DAY)) for resolve in wish.reviews}
    if not days:
        return period.last
    day = max(days)
    if len(days) > 1 or not max(today + ONE_DAY, period.first) <= day <= period.last + LATEST_REVIEW:
        raise refuse(
            "objective.review_when",
            first=max(today + ONE_DAY, period.first),
            last=period.last + LATEST_REVIEW,
        )
    return day
