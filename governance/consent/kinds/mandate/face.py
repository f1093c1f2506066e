"""How does a mandate read: who may do what, within which limits, until when?"""

from __future__ import annotations

from decimal import Decimal

from domain.consent.actions import GrantMandate
from domain.consent.objective import Mandate
from domain.money import Money
from domain.phrase import Name, Percent, Phrase, say
from governance.consent.kinds.view import View
from governance.post.replies import Line

# The kinds that a mandate can cover, as a person calls them.
COVERED = {
    "change_rate": say("mandate.covers_rates"),
    "spend": say("mandate.covers_spend"),
    "rebate": say("mandate.covers_rebate"),
}


def grant_lines(action: GrantMandate, view: View) -> list[Line]:
    """Who may do what, within which limits, until when."""
    who: Name | str = (
        view.person(action.grantee) if action.grantee.startswith("person:") else view.director(action.grantee)
    )
    lines = [Line(say("mandate.subject", who=who, covers=COVERED[action.covers], until=action.until))]
    return [*lines, *(Line(limit) for limit in mandate_limits(action, action.currency))]


def mandate_limits(action: GrantMandate | Mandate, currency: str) -> list[Phrase]:
    """Each limit as a line; a mandate without any says so."""

    def money(amount: Decimal) -> Money:
        return Money(amount, currency)

    limits = []
    if action.largest_change is not None:
        limits.append(say("mandate.largest_change", change=Percent(action.largest_change)))
    if action.price_floor is not None:
        limits.append(say("mandate.price_floor", price=money(action.price_floor)))
    if action.largest_amount is not None:
        limits.append(say("mandate.largest_amount", amount=money(action.largest_amount)))
    if action.per_day is not None:
        limits.append(say("mandate.per_day", n=action.per_day))
    if action.sum_per_day is not None:
        limits.append(say("mandate.sum_per_day", amount=money(action.sum_per_day)))
    return limits or [say("mandate.no_limit")]
