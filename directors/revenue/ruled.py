"""How far do the owner's own rules let a wished price go, night by night?"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date
from decimal import Decimal

from domain.bookings.night import Night
from domain.money import to_step
from domain.nights import ONE_DAY
from domain.prices.advice import NightOf, Study
from domain.prices.rules import PricingRule, RuleKind
from domain.property import RoomType


@dataclass(frozen=True, slots=True)
class Ruled:
    """An allowed price and the names of the owner's rules that moved it."""

    price: Decimal
    rails: tuple[str, ...] = ()


@dataclass(slots=True)
class _Price:
    """A price on its way through the rules."""

    price: Decimal
    rails: list[str] = field(default_factory=list)

    def to(self, price: Decimal, rail: str) -> None:
        """The rule's price, with its name where it changed anything."""
        if price != self.price:
            self.price = price
            self.rails.append(rail)


def ruled(wished: Mapping[NightOf, Decimal], study: Study) -> dict[NightOf, Ruled]:
    """The allowed price of every wished cell: habits first (last minute, far out, gaps), then types that follow
    another, then the owner's own floors and ceilings, and last what he wants left alone."""
    cells = {(cell.room_type, cell.night): cell for cell in study.nights}
    kinds = {kind.code: kind for kind in study.kinds}
    prices = {key: _Price(price) for key, price in wished.items()}
    for key, price in prices.items():
        _by_habit(price, cells[key], cells, study)
    for key, price in prices.items():
        _as_derived(price, key, prices, study)
    allowed = {}
    for key, price in prices.items():
        _within(price, kinds[key[0]], key[1], study)
        _untouched(price, cells[key], study)
        allowed[key] = Ruled(price.price, tuple(price.rails))
    return allowed


def _by_habit(price: _Price, cell: Night, cells: Mapping[NightOf, Night], study: Study) -> None:
    """A habit is anchored on the owner's own price: so much less at the last minute or in a gap, so much more far
    out; never further from the price of today than the largest move of a day."""
    own = study.owner.get((cell.room_type, cell.night))
    if own is None or cell.price is None:
        return
    days = (cell.night - study.today).days
    late, far, gap = (
        study.rules.rule(kind, cell.room_type, cell.night)
        for kind in (RuleKind.LAST_MINUTE, RuleKind.FAR_OUT, RuleKind.GAP)
    )
    wish, name = price.price, ""
    if gap is not None and _is_gap(cell, cells):
        wish, name = min(wish, _share(own, gap)), "gap"
    if late is not None and days < (late.count or 0) and not cell.sold:
        wish, name = min(wish, _share(own, late)), "last_minute"
    if far is not None and days > (far.count or 0):
        wish, name = max(wish, _share(own, far)), "far_out"
    step = study.rules.largest_move * cell.price
    if name:
        price.to(to_step(min(max(wish, cell.price - step), cell.price + step)), name)


def _share(own: Decimal, rule: PricingRule) -> Decimal:
    return to_step(own * (1 + (rule.ratio or Decimal(0))))


def _is_gap(cell: Night, cells: Mapping[NightOf, Night]) -> bool:
    """A night with rooms left between two nights without any."""

    def full(night: date) -> bool:
        beside = cells.get((cell.room_type, night))
        return beside is not None and beside.left is not None and beside.left <= 0

    return full(cell.night - ONE_DAY) and full(cell.night + ONE_DAY)


def _as_derived(price: _Price, key: NightOf, prices: Mapping[NightOf, _Price], study: Study) -> None:
    """A type that follows another one costs so much more or less than it."""
    rule = study.rules.rule(RuleKind.DERIVED, *key)
    base = prices.get((rule.of, key[1])) if rule is not None and rule.of else None
    if rule is not None and base is not None:
        price.to(to_step(base.price * (1 + (rule.ratio or Decimal(0)))), "derived")


def _within(price: _Price, kind: RoomType, night: date, study: Study) -> None:
    floor = floor_of(kind, night, study)
    ceiling = ceiling_of(kind, night, study)
    if floor is not None and price.price < floor:
        price.to(floor, "floor")
    if ceiling is not None and price.price > ceiling:
        price.to(ceiling, "cap")


def _untouched(price: _Price, cell: Night, study: Study) -> None:
    if cell.price is None:
        return
    if study.rules.locked(cell.room_type, cell.night):
        price.to(cell.price, "lock")
    elif study.rules.skipped(cell.room_type, cell.night):
        price.to(cell.price, "skip")


def floor_of(kind: RoomType, night: date, study: Study) -> Decimal | None:
    """The floor of that night: the owner's rule, else the type's own."""
    return study.rules.amount(RuleKind.FLOOR, kind.code, night) or kind.floor


def ceiling_of(kind: RoomType, night: date, study: Study) -> Decimal | None:
    """The ceiling of that night, likewise."""
    return study.rules.amount(RuleKind.CEILING, kind.code, night) or kind.ceiling
