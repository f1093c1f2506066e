"""What is a change of the owner's rules for prices, to whoever decides it?"""

from __future__ import annotations

from dataclasses import replace
from datetime import datetime

from domain.consent.actions import ChangeRules
from domain.consent.proposal import Proposal
from domain.consent.rights import Right
from domain.phrase import Phrase, say
from domain.property import Property
from governance.consent.kinds.kind import Clean, InHouse, Kind, Receipt
from governance.consent.kinds.pricing_rules.words import rule_lines, rule_words
from governance.consent.kinds.view import View
from governance.post.replies import Line
from store.unit import Unit


def subject(proposal: Proposal, action: ChangeRules, view: View) -> list[Line]:
    return rule_lines(action, view.hotel)


def title(number: int) -> Phrase:
    return say("pricing.card_title", number=number)


def button(action: ChangeRules) -> Phrase:
    return say("button.confirm_plain")


def row(action: ChangeRules, hotel: Property) -> Phrase:
    return rule_words((*action.sets, *action.ends)[0], hotel)


async def ruled(unit: Unit, proposal: Proposal, action: ChangeRules, at: datetime) -> Receipt:
    """What ends, then what holds: the ids of the rules set."""
    by = f"proposal:{proposal.id}"
    for rule in action.ends:
        await unit.pricing.end(rule.id or 0, by=by, at=at)
    return {"rules": await unit.pricing.set(action.sets, words=action.words, by=by, at=at)}


def undone_by(action: ChangeRules, number: int, receipt: Receipt) -> ChangeRules | None:
    return action.inverse(receipt["rules"]) if "rules" in receipt else None


def harmless(action: ChangeRules, clean: Clean) -> ChangeRules:
    return replace(action, words=clean(action.words))


KINDS = (
    Kind(
        action=ChangeRules,
        director="revenue",
        asked_with=Right.FILE,
        approved_with=Right.APPROVE,
        subject=subject,
        title=title,
        button=button,
        row=row,
        carried=InHouse(ruled),
        undone_by=undone_by,
        harmless=harmless,
    ),
)
