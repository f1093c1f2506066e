"""What do the objectives look like today, with what somebody would like on top?"""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date, timedelta

from domain.actions import SetObjective
from domain.house import House
from domain.objective import Objective
from domain.phrase import say
from domain.proposal import Proposal
from domain.rights import Right, may
from governance.card import kinds
from governance.desk.office import Office, snapshot
from governance.objectives.picture import picture
from governance.objectives.progress import PACE_NIGHTS, progress
from governance.objectives.shown import block
from governance.replies import Block, Button, Line, Reply
from store.people import Member
from store.unit import Unit

MOST_SHOWN = 5


async def objectives_page(office: Office, unit: Unit, member: Member) -> Reply:
    """Each objective in force with its progress, then the wishes that await the owner; how to say one when there
    is none."""
    now = office.clock()
    hotel = await unit.property.get()
    aims = await unit.objectives.active(now.astimezone(hotel.zone).date())
    house = await house_over(office, unit, aims)
    wishes = [p for p in await unit.proposals.open() if isinstance(p.action, SetObjective)]
    shown = [progress(objective, house) for objective in aims[:MOST_SHOWN]]
    blocks = [Block((Line(say("objective.list_title", n=len(aims)), bold=True),))] if len(aims) != 1 else []
    blocks += [block(one, house) for one in shown]
    if wishes:
        blocks.append(Block(tuple(_wish(wish, house) for wish in wishes)))
    blocks.append(Block((Line(say("objective.how_to"), quiet=True),)))
    keys = [close_button(one.objective) for one in shown] if may(member.role, Right.OBJECTIVES) else []
    return Reply(tuple(blocks), tuple((key,) for key in keys), chart=picture(shown, house))


async def house_over(office: Office, unit: Unit, aims: Sequence[Objective]) -> House:
    """A House that knows their whole periods, and the four weeks that the pace is taken from."""
    today = office.clock().astimezone((await unit.property.get()).zone).date()
    firsts = [objective.period.first for objective in aims]
    back = min([*firsts, today - timedelta(days=PACE_NIGHTS)])
    return await snapshot(office, unit, until=latest(aims), back_to=back)


def latest(aims: Sequence[Objective]) -> date | None:
    """The last night that any of them speaks of."""
    return max((objective.period.last for objective in aims), default=None)


def close_button(objective: Objective) -> Button:
    """One tap of an owner gives it up."""
    return Button(say("button.close_objective", number=objective.id), f"o:{objective.id}:close")


def _wish(wish: Proposal, house: House) -> Line:
    if not isinstance(wish.action, SetObjective):
        raise TypeError(f"proposal {wish.id} is no objective")
    subject = kinds.in_one_line(wish.action, house.hotel)
    return Line(say("objective.wish", number=wish.number, subject=subject))
