"""What do the objectives look like today, with what somebody would like on top?"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, timedelta

from domain.consent.actions import SetObjective
from domain.consent.objective import Objective
from domain.consent.proposal import Proposal
from domain.consent.rights import Right, may
from domain.house.snapshot import House
from domain.phrase import say
from governance.consent.kinds.objective.face import aim
from governance.consent.objectives.progress import PACE_NIGHTS, Progress, progress
from governance.consent.objectives.shown import block
from governance.day.objectives.picture import picture
from governance.office import Office, snapshot
from governance.post.replies import Block, Button, Line, Reply
from store.consent.people import Member
from store.unit import Unit

MOST_SHOWN = 5


@dataclass(frozen=True, slots=True)
class Aims:
    """Every objective in force, measured in the House of this moment, and the wishes that await the owner."""

    house: House
    measured: tuple[Progress, ...]
    wishes: tuple[Proposal, ...]


async def aims_now(office: Office, unit: Unit) -> Aims:
    """What page, terminal and programs read alike."""
    today = office.clock().astimezone((await unit.property.get()).zone).date()
    aims = await unit.objectives.active(today)
    house = await house_over(office, unit, aims)
    wishes = tuple(p for p in await unit.proposals.open() if isinstance(p.action, SetObjective))
    return Aims(house, tuple(progress(objective, house) for objective in aims), wishes)


async def objectives_page(office: Office, unit: Unit, member: Member) -> Reply:
    """The same for a person; an owner closes one by a tap."""
    return objectives_reply(await aims_now(office, unit), closing=may(member.role, Right.OBJECTIVES))


def objectives_reply(aims: Aims, *, closing: bool) -> Reply:
    """Each objective in force with its progress, then the wishes that await the owner; how to say one when there
    is none."""
    house, shown, count = aims.house, aims.measured[:MOST_SHOWN], len(aims.measured)
    blocks = [Block((Line(say("objective.list_title", n=count), bold=True),))] if count != 1 else []
    blocks += [block(one, house) for one in shown]
    if aims.wishes:
        blocks.append(Block(tuple(_wish(wish, house) for wish in aims.wishes)))
    blocks.append(Block((Line(say("objective.how_to"), quiet=True),)))
    keys = [close_button(one.objective) for one in shown] if closing else []
    return Reply(tuple(blocks), tuple((key,) for key in keys), chart=picture(shown, house))


async def house_over(office: Office, unit: Unit, aims: Sequence[Objective]) -> House:
    """A House that knows their whole periods, and the four weeks that the pace is taken from."""
    today = office.clock().astimezone((await unit.property.get()).zone).date()
    until, back = reach_of(aims, today)
    return await snapshot(office, unit, until=until, back_to=back)


def reach_of(aims: Sequence[Objective], today: date) -> tuple[date | None, date]:
    """Until when and from when on a House must know its nights to measure them."""
    firsts = [objective.period.first for objective in aims]
    return latest(aims), min([*firsts, today - timedelta(days=PACE_NIGHTS)])


def latest(aims: Sequence[Objective]) -> date | None:
    """The last night that any of them speaks of."""
    return max((objective.period.last for objective in aims), default=None)


def close_button(objective: Objective) -> Button:
    """One tap of an owner gives it up."""
    return Button(say("button.close_objective", number=objective.id), f"o:{objective.id}:close")


def _wish(wish: Proposal, house: House) -> Line:
    if not isinstance(wish.action, SetObjective):
        raise TypeError(f"proposal {wish.id} is no objective")
    subject = aim(wish.action, house.hotel)
    return Line(say("objective.wish", number=wish.number, subject=subject))
