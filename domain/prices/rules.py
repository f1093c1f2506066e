"""Which limits and habits has the owner set for his prices, and which of them hold for one night of one type?"""

from __future__ import annotations

import enum
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, datetime
from decimal import Decimal

from domain.nights import Span

LARGEST_MOVE = Decimal("0.12")
DEAD_BAND = Decimal("0.05")
NEAR_DAYS = 3
MOST_LINES = 5  # of a day's card: ten bring next to nothing more, see benchmarks/README.md
LINES_ALLOWED = range(1, 11)


class RuleKind(enum.StrEnum):
    """What a rule is about. NO_CUT and NO_RAISE are tastes: what the owner does not want to be asked."""

    FLOOR = "floor"
    CEILING = "ceiling"
    COST = "cost"
    LARGEST_MOVE = "largest_move"
    DEAD_BAND = "dead_band"
    NEAR = "near"
    LINES = "lines"
    LAST_MINUTE = "last_minute"
    FAR_OUT = "far_out"
    GAP = "gap"
    MIN_STAY = "min_stay"
    DERIVED = "derived"
    LOCK = "lock"
    SKIP = "skip"
    NO_CUT = "no_cut"
    NO_RAISE = "no_raise"


AMOUNTS = frozenset({RuleKind.FLOOR, RuleKind.CEILING, RuleKind.COST})
RATIOS = frozenset(
    {
        RuleKind.LARGEST_MOVE,
        RuleKind.DEAD_BAND,
        RuleKind.LAST_MINUTE,
        RuleKind.FAR_OUT,
        RuleKind.GAP,
        RuleKind.DERIVED,
    }
)
COUNTS = frozenset({RuleKind.NEAR, RuleKind.LINES, RuleKind.LAST_MINUTE, RuleKind.FAR_OUT, RuleKind.MIN_STAY})
TASTES = frozenset({RuleKind.NO_CUT, RuleKind.NO_RAISE})
# The kinds of which one rule for a scope takes the place of the last one; of the others several may stand.
SINGLE = frozenset(RuleKind) - {RuleKind.LOCK, RuleKind.SKIP}


@dataclass(frozen=True, slots=True)
class PricingRule:
    """One setting: `kind`, where it holds, and its value.

    It holds for `room_type` (None: every type), for the nights of `span` (None: always) and on `weekdays` (Monday
    is 0; empty: all). `amount` is money of the house's currency, `ratio` a share (−0.10: ten percent less), `count`
    days or nights, `of` the type that a derived one follows. Raises ValueError when its kind's value is missing.
    """

    kind: RuleKind
    room_type: str | None = None
    span: Span | None = None
    weekdays: tuple[int, ...] = ()
    amount: Decimal | None = None
    ratio: Decimal | None = None
    count: int | None = None
    of: str | None = None
    id: int | None = None
    set_by: str = ""
    set_at: datetime | None = None

    def __post_init__(self) -> None:
        needed = [
            (self.kind in AMOUNTS, self.amount),
            (self.kind in RATIOS, self.ratio),
            (self.kind in COUNTS, self.count),
            (self.kind is RuleKind.DERIVED, self.of),
            (self.kind in {RuleKind.LOCK, RuleKind.SKIP}, self.span),
        ]
        if any(wanted and value is None for wanted, value in needed):
            raise ValueError(f"a rule of kind {self.kind} lacks its value")

    def holds(self, room_type: str, night: date) -> bool:
        """Whether the rule speaks of that type on that night."""
        return (
            self.room_type in {None, room_type}
            and (self.span is None or night in self.span)
            and (not self.weekdays or night.weekday() in self.weekdays)
        )

    @property
    def scope(self) -> tuple[RuleKind, str | None, Span | None, tuple[int, ...]]:
        """Two rules with the same scope speak of the same thing."""
        return (self.kind, self.room_type, self.span, self.weekdays)

    @property
    def precision(self) -> tuple[bool, bool, bool]:
        """What makes one rule more particular than another: nights, then type, then weekdays."""
        return (self.span is not None, self.room_type is not None, bool(self.weekdays))


@dataclass(frozen=True, slots=True)
class PricingRules:
    """All rules in force, oldest first. The most particular rule wins; of two alike, the newer."""

    rules: tuple[PricingRule, ...] = ()

    def of(self, kind: RuleKind) -> Iterator[PricingRule]:
        """The rules of one kind, oldest first."""
        return (rule for rule in self.rules if rule.kind is kind)

    def rule(self, kind: RuleKind, room_type: str, night: date) -> PricingRule | None:
        """The rule of that kind which counts for the night; None where none does."""
        found: PricingRule | None = None
        for rule in self.of(kind):
            if rule.holds(room_type, night) and (found is None or rule.precision >= found.precision):
                found = rule
        return found

    def amount(self, kind: RuleKind, room_type: str, night: date) -> Decimal | None:
        """The amount that counts, such as the floor of that night."""
        rule = self.rule(kind, room_type, night)
        return rule.amount if rule else None

    def ratio(self, kind: RuleKind, otherwise: Decimal) -> Decimal:
        """A ratio of the whole house, such as the largest move of a day."""
        return next((rule.ratio for rule in reversed(tuple(self.of(kind))) if rule.ratio), otherwise)

    @property
    def largest_move(self) -> Decimal:
        return self.ratio(RuleKind.LARGEST_MOVE, LARGEST_MOVE)

    @property
    def dead_band(self) -> Decimal:
        return self.ratio(RuleKind.DEAD_BAND, DEAD_BAND)

    @property
    def near_days(self) -> int:
        """In how many last days before arrival a price is not lowered."""
        stated = [rule.count for rule in self.of(RuleKind.NEAR)]
        return NEAR_DAYS if not stated or stated[-1] is None else stated[-1]

    @property
    def most_lines(self) -> int:
        """How many lines the day's card asks for at most."""
        stated = [rule.count for rule in self.of(RuleKind.LINES) if rule.count]
        return stated[-1] if stated else MOST_LINES

    def locked(self, room_type: str, night: date) -> PricingRule | None:
        """The lock on that night, if there is one: nobody's draft changes its price."""
        return self.rule(RuleKind.LOCK, room_type, night)

    def skipped(self, room_type: str, night: date) -> bool:
        """Whether the directors leave that night alone."""
        return self.locked(room_type, night) is not None or any(
            rule.holds(room_type, night) for rule in self.of(RuleKind.SKIP)
        )

    def unwanted(self, room_type: str, night: date, move: Decimal) -> bool:
        """Whether the owner has said that he does not want to be asked for such a move."""
        taste = RuleKind.NO_CUT if move < 0 else RuleKind.NO_RAISE
        return any(rule.holds(room_type, night) for rule in self.of(taste))

    def without_costs(self) -> PricingRules:
        """The same without what a night costs."""
        return PricingRules(tuple(rule for rule in self.rules if rule.kind is not RuleKind.COST))

    def loosened_by(
        self, rule: PricingRule, floor: Decimal | None, ceiling: Decimal | None, today: date
    ) -> bool:
        """Whether setting the rule would allow what is not allowed now; `floor` and `ceiling` are the type's own.

        A habit or a taste allows nothing by itself: it changes what is proposed.
        """
        night = rule.span.first if rule.span else today
        code = rule.room_type or ""
        if rule.kind is RuleKind.FLOOR and rule.amount is not None:
            return rule.amount < (self.amount(rule.kind, code, night) or floor or Decimal(0))
        if rule.kind is RuleKind.CEILING and rule.amount is not None:
            present = self.amount(rule.kind, code, night) or ceiling
            return present is not None and rule.amount > present
        if rule.kind is RuleKind.COST and rule.amount is not None:
            return rule.amount < (self.amount(rule.kind, code, night) or Decimal(0))
        if rule.kind is RuleKind.LARGEST_MOVE:
            return (rule.ratio or Decimal(0)) > self.largest_move
        return rule.kind is RuleKind.NEAR and (rule.count or 0) < self.near_days


NO_RULES = PricingRules()
