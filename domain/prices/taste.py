"""What does somebody who keeps refusing seem not to want?"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence

from domain.prices.declined import Declined
from domain.prices.rules import PricingRule, PricingRules, RuleKind

PATTERN = 3  # refusals on different cards: two may be chance
WEEKEND = (4, 5)


def taste(declined: Sequence[Declined], rules: PricingRules) -> PricingRule | None:
    """The rule that would have spared the owner at least three refusals on different cards, if it is not set yet.

    Every night of a refused line must lie in the pattern: the nights of the week-end, or one type. The week-end is
    looked at first, cuts before raises. It is only ever proposed.
    """
    for up in (False, True):
        lines = [line for line in declined if line.up is up and line.cells]
        for rule in _candidates(lines, up=up):
            cards = {line.proposal for line in lines if _fits(line, rule)}
            standing = any(rule.scope == one.scope for one in rules.rules)
            if len(cards) >= PATTERN and not standing:
                return rule
    return None


def _candidates(lines: Iterable[Declined], *, up: bool) -> Iterator[PricingRule]:
    kind = RuleKind.NO_RAISE if up else RuleKind.NO_CUT
    yield PricingRule(kind, weekdays=WEEKEND)
    for code in sorted({cell.room_type for line in lines for cell in line.cells}):
        yield PricingRule(kind, room_type=code)


def _fits(line: Declined, rule: PricingRule) -> bool:
    return all(rule.holds(cell.room_type, cell.night) for cell in line.cells)
