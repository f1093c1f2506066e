"""What is a change of prices or restrictions, to whoever decides it?"""

from __future__ import annotations

from domain.consent.actions import ChangeRate
from domain.consent.proposal import Proposal
from domain.consent.rights import Right
from governance.consent.kinds.kind import Adjusting, ByWire, Kind, Receipt, without_words
from governance.consent.kinds.price.adjusting import adjusted, told
from governance.consent.kinds.price.face import button, row
from governance.consent.kinds.price.lines import subject_lines
from governance.consent.kinds.price.studied import leading
from governance.consent.kinds.view import View
from governance.post.replies import Line


def subject(proposal: Proposal, action: ChangeRate, view: View) -> list[Line]:
    """Types, nights, rooms sold and before → after."""
    return subject_lines(proposal, view)


def undone_by(action: ChangeRate, number: int, receipt: Receipt) -> ChangeRate | None:
    """The values that were known before."""
    return action.inverse


KINDS = (
    Kind(
        action=ChangeRate,
        director="revenue",
        asked_with=Right.FILE,
        approved_with=Right.APPROVE,
        subject=subject,
        title=None,
        button=button,
        row=row,
        carried=ByWire(),
        undone_by=undone_by,
        harmless=without_words,
        adjusting=Adjusting(adjusted, told),
        studied=leading,
    ),
)
