"""Which rules has the owner set for his prices, since when, and which has he ended?"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date, datetime
from decimal import Decimal
from typing import Any

from sqlalchemy import or_, select, update

from domain.nights import Span
from domain.prices.rules import SINGLE, PricingRule, PricingRules, RuleKind
from store.consent.journal import Journal
from store.models.revenue import PricingRuleRow
from store.scope import Scope


@dataclass(frozen=True, slots=True)
class Pricing:
    """Pricing rules; every change is journaled with who, when, old and new."""

    scope: Scope
    journal: Journal

    async def rules(self, today: date | None = None) -> PricingRules:
        """The rules in force, oldest first; with `today`, without those whose last night is over."""
        wanted = select(PricingRuleRow).where(PricingRuleRow.ended_at.is_(None)).order_by(PricingRuleRow.id)
        if today is not None:
            wanted = wanted.where(or_(PricingRuleRow.last.is_(None), PricingRuleRow.last >= today))
        return PricingRules(tuple(_rule(row) for row in await self.scope.all(wanted)))

    async def set(self, rules: Iterable[PricingRule], *, words: str, by: str, at: datetime) -> list[int]:
        """Write rules, each in place of the one with the same scope where its kind knows only one; their ids."""
        standing = (await self.rules()).rules
        made = []
        for rule in rules:
            old = [one for one in standing if rule.kind in SINGLE and one.scope == rule.scope]
            for one in old:
                await self._end(one.id or 0, by=by, at=at)
            made.append(await self.scope.add(PricingRuleRow, **_row(rule), words=words, set_by=by, set_at=at))
            body = {"old": [_told(one) for one in old], "new": _told(rule)}
            await self.journal.append("pricing.set", f"rule:{made[-1]}", by, body, at)
        return made

    async def end(self, rule_id: int, *, by: str, at: datetime) -> bool:
        """End a rule; False when it had ended before."""
        found = next((one for one in (await self.rules()).rules if one.id == rule_id), None)
        if found is None or not await self._end(rule_id, by=by, at=at):
            return False
        await self.journal.append("pricing.ended", f"rule:{rule_id}", by, {"old": [_told(found)]}, at)
        return True

    async def words(self, rule_id: int) -> str:
        """The words in which the rule was set."""
        return await self.scope.first(select(PricingRuleRow.words).where(PricingRuleRow.id == rule_id)) or ""

    async def replace_those_of(self, source: str, rules: Sequence[PricingRule], at: datetime) -> int:
        """Make the rules of one source (a spec) exactly these; how many changed. The same again changes nothing."""
        standing = [one for one in (await self.rules()).rules if one.set_by == source]
        gone = [one for one in standing if _told(one) not in [_told(rule) for rule in rules]]
        fresh = [rule for rule in rules if _told(rule) not in [_told(one) for one in standing]]
        for one in gone:
            await self.end(one.id or 0, by=source, at=at)
        await self.set(fresh, words=source, by=source, at=at)
        return len(gone) + len(fresh)

    async def _end(self, rule_id: int, *, by: str, at: datetime) -> bool:
        wanted = update(PricingRuleRow).where(PricingRuleRow.id == rule_id, PricingRuleRow.ended_at.is_(None))
        return bool(await self.scope.changed(wanted.values(ended_at=at, ended_by=by)))


def _row(rule: PricingRule) -> dict[str, Any]:
    return {
        "kind": rule.kind.value,
        "room_type": rule.room_type,
        "first": rule.span.first if rule.span else None,
        "last": rule.span.last if rule.span else None,
        "weekdays": list(rule.weekdays),
        "amount": rule.amount,
        "ratio": None if rule.ratio is None else str(rule.ratio),
        "count": rule.count,
        "follows": rule.of,
    }


def _told(rule: PricingRule) -> dict[str, Any]:
    """A rule as the journal and a comparison know it: plain values, without who and when."""
    stated = {name: value for name, value in _row(rule).items() if value not in (None, [])}
    return {name: value if isinstance(value, int | list) else str(value) for name, value in stated.items()}


def _rule(row: PricingRuleRow) -> PricingRule:
    return PricingRule(
        RuleKind(row.kind),
        room_type=row.room_type,
        span=None if row.first is None or row.last is None else Span(row.first, row.last),
        weekdays=tuple(row.weekdays),
        amount=row.amount,
        ratio=None if row.ratio is None else Decimal(row.ratio),
        count=row.count,
        of=row.follows,
        id=row.id,
        set_by=row.set_by,
        set_at=row.set_at,
    )
