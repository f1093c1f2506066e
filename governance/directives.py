"""How does what a person asks in words become a card?"""

from __future__ import annotations

from domain.actions import (
    Action,
    CancelBooking,
    ChangeRate,
    CloseObjective,
    GrantMandate,
    Rebate,
    RevokeMandate,
    SetObjective,
    Spend,
    last_night,
)
from domain.errors import refuse
from domain.phrase import say
from domain.rights import Right, may
from governance.contract import Draft
from governance.desk.filing import Filed, file_in
from governance.desk.office import Office, snapshot
from store.people import Member
from store.unit import Unit


async def ask(office: Office, unit: Unit, member: Member, action: Action, *, unasked: bool) -> Filed:
    """File what a person said, by his own right; Refusal when he has none to ask for it.

    `unasked`: he typed a command, which a mandate of his may run at once; what was read out of free words always
    shows a card first.
    """
    if not may(member.role, right_to_ask(action)):
        raise refuse("directive.not_yours")
    horizon = action.period.last if isinstance(action, SetObjective) else last_night(action)
    house = await snapshot(office, unit, until=horizon)
    reason = say("card.explain_filed", person=member.person.name, at=house.now)
    draft = Draft(seat_of(action), action, (reason,))
    by = f"person:{member.person.id}"
    return await file_in(unit, office, house, draft, by=by, asked_by=member.person.id, unasked=unasked)


def right_to_ask(action: Action) -> Right:
    """Objectives and mandates may be proposed by whoever advises the house; the rest by whoever runs it."""
    match action:
        case SetObjective() | CloseObjective() | GrantMandate() | RevokeMandate():
            return Right.PROPOSE
        case ChangeRate() | Spend() | Rebate() | CancelBooking():
            return Right.FILE


def seat_of(action: Action) -> str:
    """Whose card it is: Revenue's prices, the CFO's money, the General Manager's rules of the house."""
    match action:
        case ChangeRate():
            return "revenue"
        case Spend() | Rebate() | CancelBooking():
            return "cfo"
        case SetObjective() | CloseObjective() | GrantMandate() | RevokeMandate():
            return "gm"
