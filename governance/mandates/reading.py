"""Which mandates are there, and what were they used for?"""

from __future__ import annotations

from collections.abc import Mapping

from domain.house import House
from domain.money import Money
from domain.objective import Mandate
from domain.phrase import Name, Phrase, say
from domain.proposal import Proposal
from domain.rights import Right, may
from governance.brief.decisions import decision
from governance.card.kinds import COVERED, mandate_limits
from governance.desk.office import Office, snapshot
from governance.replies import Block, Button, Line, Reply
from store.mandates import Use
from store.people import Member
from store.unit import Unit

LAST_USES = 3
MOST_SHOWN = 8


async def mandates_page(office: Office, unit: Unit, member: Member) -> Reply:
    """Each mandate in force with its limits, its use today and its last uses; an owner withdraws one by a tap."""
    house = await snapshot(office, unit)
    people = {f"person:{m.person.id}": m.person.name for m in await unit.people.members()}
    shown = house.mandates[:MOST_SHOWN]
    count = len(house.mandates)
    title = say("mandate.list_title", n=count) if count else say("mandate.none")
    blocks = [Block((Line(title, bold=True),))]
    blocks += [Block(await _lines(office, unit, house, mandate, people)) for mandate in shown]
    waiting = [p for p in await unit.proposals.open() if p.action.kind == "grant_mandate"]
    if waiting:
        blocks.append(Block(tuple(Line(_wish(p, house)) for p in waiting)))
    blocks.append(Block((Line(say("mandate.how_to"), quiet=True),)))
    owner = may(member.role, Right.OBJECTIVES)
    keys = [revoke_button(mandate) for mandate in shown] if owner else []
    return Reply(tuple(blocks), tuple((key,) for key in keys))


def revoke_button(mandate: Mandate) -> Button:
    """One tap of an owner, at once."""
    return Button(say("button.revoke", mandate=mandate.id), f"g:{mandate.id}:revoke")


async def _lines(
    office: Office, unit: Unit, house: House, mandate: Mandate, people: Mapping[str, str]
) -> tuple[Line, ...]:
    uses, amount = await unit.mandates.used(mandate.id, house.today)
    last = await unit.mandates.uses(mandate.id, limit=LAST_USES)
    who: Name | str = people.get(mandate.grantee) or office.board.name(mandate.grantee)
    subject = say("mandate.subject", who=who, covers=COVERED[mandate.kind], until=mandate.until)
    title = Line(say("mandate.title", mandate=mandate.id, subject=subject), bold=True)
    limits = Line(say("join.dots", parts=tuple(mandate_limits(mandate, house.hotel.currency))))
    return (
        title,
        limits,
        Line(_used(mandate, uses, Money(amount, house.hotel.currency))),
        *(Line(_use(use, house), quiet=True) for use in last),
    )


def _used(mandate: Mandate, uses: int, amount: Money) -> Phrase:
    if not uses:
        return say("mandate.unused_today")
    told = say("mandate.used_today", n=uses)
    if mandate.kind == "change_rate":
        return told
    return say("mandate.used_today_sum", used=told, amount=amount)


def _use(use: Use, house: House) -> Phrase:
    return say("mandate.use", at=use.at, number=use.number, subject=decision(house, use.action))


def _wish(wish: Proposal, house: House) -> Phrase:
    return say("mandate.wish", number=wish.number, subject=decision(house, wish.action))
