"""How does a rule for prices read in a few words?"""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date, timedelta
from decimal import Decimal

from domain.consent.actions import ChangeRules
from domain.money import Money
from domain.phrase import Name, Percent, Phrase, say
from domain.prices.rules import PricingRule, RuleKind
from domain.property import Property
from governance.post.replies import Line

MONDAY = date(2024, 1, 1)
WEEKEND = (4, 5)
ZERO = Decimal(0)


def rule_lines(action: ChangeRules, hotel: Property) -> list[Line]:
    """What would hold from now on, and what no longer."""
    ended = _gone(action)
    return [
        *(Line(rule_words(rule, hotel)) for rule in action.sets),
        *(Line(say("pricing.no_longer", rule=rule_words(rule, hotel))) for rule in ended),
    ]


def _gone(action: ChangeRules) -> Iterable[PricingRule]:
    """What is replaced by the same kind of rule is told by the new one."""
    scopes = {rule.scope for rule in action.sets}
    return (rule for rule in action.ends if rule.scope not in scopes)


def rule_words(rule: PricingRule, hotel: Property) -> Phrase:
    """« Plancher 1 900 MAD · Suite Junior, du 1er au 31 déc. »."""
    where = scope_words(rule, hotel)
    what = _what(rule, hotel)
    return what if where is None else say("pricing.what_where", what=what, where=where)


def scope_words(rule: PricingRule, hotel: Property) -> Phrase | None:
    """Types, nights and weekdays; None where a rule holds for everything."""
    parts: list[object] = []
    if rule.room_type is not None:
        parts.append(name_of(rule.room_type, hotel))
    if rule.weekdays == WEEKEND:
        parts.append(say("pricing.weekend"))
    elif rule.weekdays:
        days = tuple(MONDAY + timedelta(days=n) for n in rule.weekdays)
        parts.append(say("pricing.weekdays", days=days))
    if rule.span is not None:
        parts.append(say("pricing.span", span=rule.span))
    return say("pricing.parts", parts=tuple(parts)) if parts else None


def name_of(code: str, hotel: Property) -> Name:
    """The type's name; its code where the house does not know it."""
    kind = hotel.room_type(code)
    return kind.name if kind else Name({"fr": code, "en": code})


_SAID = {
    RuleKind.FLOOR: "pricing.floor",
    RuleKind.CEILING: "pricing.ceiling",
    RuleKind.COST: "pricing.cost",
    RuleKind.LARGEST_MOVE: "pricing.largest_move",
    RuleKind.DEAD_BAND: "pricing.dead_band",
    RuleKind.NEAR: "pricing.near",
    RuleKind.LINES: "pricing.lines",
    RuleKind.LAST_MINUTE: "pricing.last_minute",
    RuleKind.FAR_OUT: "pricing.far_out",
    RuleKind.GAP: "pricing.gap",
    RuleKind.MIN_STAY: "pricing.min_stay",
    RuleKind.DERIVED: "pricing.derived",
    RuleKind.LOCK: "pricing.lock",
    RuleKind.SKIP: "pricing.skip",
    RuleKind.NO_CUT: "pricing.no_cut",
    RuleKind.NO_RAISE: "pricing.no_raise",
}


def _what(rule: PricingRule, hotel: Property) -> Phrase:
    """The kind of rule with its value; each sentence shows those that it needs."""
    ratio = rule.ratio or ZERO
    return say(
        _SAID[rule.kind],
        amount=Money(rule.amount or ZERO, hotel.currency),
        ratio=Percent(ratio, signed=True),
        size=Percent(abs(ratio)),
        n=rule.count or 0,
        base=name_of(rule.of or "", hotel),
    )
