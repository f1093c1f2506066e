"""How does what a person asks in words become a card?"""

from __future__ import annotations

from domain.actions import CancelBooking, GrantMandate, Rebate, RevokeMandate, SetObjective, Spend
from domain.errors import refuse
from domain.phrase import say
from domain.rights import Right, may
from governance.contract import Draft
from governance.desk.filing import Filed, file_in
from governance.desk.office import Office, snapshot
from store.people import Member
from store.unit import Unit

Asked = SetObjective | GrantMandate | RevokeMandate | Spend | Rebate | CancelBooking


async def ask(office: Office, unit: Unit, member: Member, action: Asked, *, unasked: bool) -> Filed:
    """File what a person said, by his own right; Refusal when he has none to ask for it.

    `unasked`: he typed a command, which a mandate of his may run at once; what was read out of free words always
    shows a card first.
    """
    if not may(member.role, right_to_ask(action)):
        raise refuse("directive.not_yours")
    horizon = action.period.last if isinstance(action, SetObjective) else None
    house = await snapshot(office, unit, until=horizon)
    reason = say("card.explain_filed", person=member.person.name, at=house.now)
    draft = Draft(seat_of(action), action, (reason,))
    by = f"person:{member.person.id}"
    return await file_in(unit, office, house, draft, by=by, asked_by=member.person.id, unasked=unasked)


def right_to_ask(action: Asked) -> Right:
    """Objectives and mandates may be proposed by whoever advises the house; money is asked for by who runs it."""
    money = isinstance(action, Spend | Rebate | CancelBooking)
    return Right.FILE if money else Right.PROPOSE


def seat_of(action: Asked) -> str:
    """Whose card it is: the CFO's money, the General Manager's rules of the house."""
    return "cfo" if isinstance(action, Spend | Rebate | CancelBooking) else "gm"
