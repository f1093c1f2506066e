"""Do the parts of a mandate make one, and if not, what is missing?"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field
from datetime import date, timedelta
from decimal import Decimal

from domain.consent.actions import GrantMandate, RevokeMandate
from domain.consent.objective import Mandate
from domain.errors import refuse
from domain.nights import Span

LONGEST = timedelta(days=366)


@dataclass(slots=True)
class Asked:
    """The parts of a mandate as they were read. `amounts` are limits of nobody knows what."""

    grantees: list[str] = field(default_factory=list)
    covers: list[str] = field(default_factory=list)
    decides: bool = False
    revokes: bool = False
    numbers: list[int] = field(default_factory=list)
    changes: list[Decimal] = field(default_factory=list)
    amounts: list[Decimal] = field(default_factory=list)
    each: list[Decimal] = field(default_factory=list)
    sums: list[Decimal] = field(default_factory=list)
    times: list[int] = field(default_factory=list)
    floors: list[Decimal] = field(default_factory=list)
    periods: list[Span] = field(default_factory=list)
    subject: list[str] = field(default_factory=list)


def grant_of(asked: Asked, words: str, currency: str, today: date) -> GrantMandate:
    """The mandate made of these parts. Raises Refusal for the first that is missing, doubled or impossible."""
    covers = _covers(asked)
    if covers == "change_rate":
        if asked.amounts or asked.each or asked.sums:
            raise refuse("mandate.needs_percent")
        if not asked.changes:
            raise refuse("mandate.no_change_limit")
    else:
        if asked.changes:
            raise refuse("mandate.needs_amount")
        if asked.floors:
            raise refuse("mandate.floor_of_rates")
        if asked.amounts:
            raise refuse("mandate.per_what")
        if not (asked.each or asked.sums):
            raise refuse("mandate.no_amount_limit")
    change = _only(asked.changes)
    if change is not None and not 0 < change < 1:
        raise refuse("mandate.change_impossible")
    return GrantMandate(
        grantee=_grantee(asked),
        covers=covers,
        until=_until(asked, today),
        currency=currency,
        words=words,
        largest_change=change,
        largest_amount=_only(asked.each),
        per_day=_count(asked.times),
        sum_per_day=_only(asked.sums),
        price_floor=_only(asked.floors),
    )


def revocation_of(asked: Asked, mandates: Sequence[Mandate], currency: str) -> RevokeMandate:
    """The withdrawal of the one mandate in force that is meant; a Refusal when there is none or more than one."""
    meant = [
        mandate
        for mandate in mandates
        if not mandate.revoked
        and (not asked.numbers or mandate.id in asked.numbers)
        and (not asked.grantees or mandate.grantee in asked.grantees)
        and (not asked.covers or mandate.kind in asked.covers)
    ]
    if not meant:
        raise refuse("mandate.none_in_force")
    if len(meant) > 1:
        raise refuse("mandate.which", numbers=tuple(mandate.id for mandate in meant))
    return RevokeMandate(meant[0].id, currency)


def _grantee(asked: Asked) -> str:
    found = set(asked.grantees)
    if not found:
        raise refuse("mandate.who")
    if len(found) > 1:
        raise refuse("mandate.one_grantee")
    return found.pop()


def _covers(asked: Asked) -> str:
    """The kind named; « approuver ≤ 8 % » can only be about prices."""
    found = set(asked.covers)
    if not found and asked.decides and asked.changes:
        return "change_rate"
    if not found:
        raise refuse("mandate.covers_what")
    if len(found) > 1:
        raise refuse("mandate.one_kind")
    return found.pop()


def _until(asked: Asked, today: date) -> date:
    if not asked.periods:
        raise refuse("mandate.no_end")
    ends = {period.last for period in asked.periods}
    if len(ends) > 1:
        raise refuse("mandate.two_ends")
    if min(period.first for period in asked.periods) > today:
        raise refuse("mandate.starts_later")
    end = ends.pop()
    if end < today:
        raise refuse("spoken.ended", day=end)
    if end > today + LONGEST:
        raise refuse("mandate.too_long", last=today + LONGEST)
    return end


def _only(stated: list[Decimal]) -> Decimal | None:
    values = set(stated)
    if len(values) > 1:
        raise refuse("mandate.two_limits")
    value = values.pop() if values else None
    if value is not None and value <= 0:
        raise refuse("mandate.limit_of_nothing")
    return value


def _count(stated: list[int]) -> int | None:
    value = _only([Decimal(count) for count in stated])
    return None if value is None else int(value)
