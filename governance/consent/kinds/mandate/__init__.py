"""What is a mandate to be given or withdrawn, to whoever decides it?"""

from __future__ import annotations

from dataclasses import replace
from datetime import datetime

from domain.consent.actions import GrantMandate, RevokeMandate
from domain.consent.proposal import Proposal
from domain.consent.rights import Right
from domain.phrase import Phrase, say
from domain.property import Property
from governance.consent.kinds.filed import Filed
from governance.consent.kinds.kind import Clean, InHouse, Kind, Receipt, taking_back
from governance.consent.kinds.mandate.face import COVERED, grant_lines
from governance.consent.kinds.mandate.granting import not_grantable
from governance.consent.kinds.view import View
from governance.post.replies import Line
from store.unit import Unit


def title(number: int) -> Phrase:
    return say("mandate.card_title", number=number)


def subject(proposal: Proposal, action: GrantMandate, view: View) -> list[Line]:
    return grant_lines(action, view)


def button(action: GrantMandate) -> Phrase:
    return say("button.confirm_mandate", until=action.until)


def row(action: GrantMandate, hotel: Property) -> Phrase:
    return say("mandate.row", covers=COVERED[action.covers], until=action.until)


async def granted(unit: Unit, proposal: Proposal, action: GrantMandate, at: datetime) -> Receipt:
    """The mandate in force."""
    return {"mandate": await unit.mandates.grant(action, by=f"proposal:{proposal.id}", at=at)}


def undone_by(action: GrantMandate, number: int, receipt: Receipt) -> RevokeMandate | None:
    return RevokeMandate(int(receipt["mandate"]), action.currency) if "mandate" in receipt else None


def harmless(action: GrantMandate, clean: Clean) -> GrantMandate:
    return replace(action, words=clean(action.words))


def revoking_row(action: RevokeMandate, hotel: Property) -> Phrase:
    return say("mandate.revoke", mandate=action.mandate)


async def revoked(unit: Unit, proposal: Proposal, action: RevokeMandate, at: datetime) -> Receipt:
    """Whether it was in force, and the approved proposals that it stopped."""
    stopped = await unit.proposals.end_consent(action.mandate, at=at)
    ended = await unit.mandates.revoke(action.mandate, by=f"proposal:{proposal.id}", at=at)
    return {"revoked": ended, "stopped": stopped}


KINDS = (
    Kind(
        action=GrantMandate,
        director="gm",
        asked_with=Right.PROPOSE,
        approved_with=Right.APPROVE,
        subject=subject,
        title=title,
        button=button,
        row=row,
        carried=InHouse(granted),
        undone_by=undone_by,
        harmless=harmless,
        filed=Filed(barred=not_grantable),
    ),
    taking_back(
        RevokeMandate,
        revoking_row,
        revoked,
        director="gm",
        title=title,
        at_once=True,  # not even the next tick may run by it
    ),
)
