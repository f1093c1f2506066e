"""Which mandates are there, and what were they used for?"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from decimal import Decimal

from domain.consent.actions import GrantMandate
from domain.consent.objective import Mandate
from domain.consent.proposal import Proposal
from domain.consent.rights import Right, may
from domain.house.snapshot import House
from domain.money import Money
from domain.phrase import Name, Phrase, say
from governance.consent.card.one_line import decision
from governance.consent.kinds.mandate.face import COVERED, mandate_limits
from governance.office import Office, snapshot
from governance.post.replies import Block, Button, Line, Reply
from store.consent.mandates import Use
from store.consent.people import Member
from store.unit import Unit

LAST_USES = 3
MOST_SHOWN = 8


@dataclass(frozen=True, slots=True)
class Held:
    """One mandate in force: whose it is, how often and for how much it was used today, its last uses."""

    mandate: Mandate
    who: Name | str
    uses: int
    amount: Decimal
    last: Sequence[Use]


@dataclass(frozen=True, slots=True)
class Delegated:
    """Every mandate in force, and the wishes for one that await the owner."""

    house: House
    held: tuple[Held, ...]
    wishes: tuple[Proposal, ...]


async def delegated_now(office: Office, unit: Unit) -> Delegated:
    """What page, terminal and programs read alike."""
    house = await snapshot(office, unit)
    people = await unit.people.names()
    held = [await _held(office, unit, house, mandate, people) for mandate in house.mandates]
    wishes = tuple(p for p in await unit.proposals.open() if isinstance(p.action, GrantMandate))
    return Delegated(house, tuple(held), wishes)


async def _held(
    office: Office, unit: Unit, house: House, mandate: Mandate, people: Mapping[str, str]
) -> Held:
    uses, amount = await unit.mandates.used(mandate.id, house.today)
    last = await unit.mandates.uses(mandate.id, limit=LAST_USES)
    who: Name | str = people.get(mandate.grantee) or office.board.name(mandate.grantee)
    return Held(mandate, who, uses, amount, last)


async def mandates_page(office: Office, unit: Unit, member: Member) -> Reply:
    """The same for a person; an owner withdraws one by a tap."""
    return mandates_reply(await delegated_now(office, unit), revoking=may(member.role, Right.OBJECTIVES))


def mandates_reply(found: Delegated, *, revoking: bool) -> Reply:
    """Each mandate in force with its limits, its use today and its last uses."""
    house, shown, count = found.house, found.held[:MOST_SHOWN], len(found.held)
    title = say("mandate.list_title", n=count) if count else say("mandate.none")
    blocks = [Block((Line(title, bold=True),))]
    blocks += [Block(_lines(held, house)) for held in shown]
    if found.wishes:
        blocks.append(Block(tuple(Line(_wish(p, house)) for p in found.wishes)))
    blocks.append(Block((Line(say("mandate.how_to"), quiet=True),)))
    keys = [revoke_button(held.mandate) for held in shown] if revoking else []
    return Reply(tuple(blocks), tuple((key,) for key in keys))


def revoke_button(mandate: Mandate) -> Button:
    """One tap of an owner, at once."""
    return Button(say("button.revoke", mandate=mandate.id), f"g:{mandate.id}:revoke")


def _lines(held: Held, house: House) -> tuple[Line, ...]:
    mandate = held.mandate
    subject = say("mandate.subject", who=held.who, covers=COVERED[mandate.kind], until=mandate.until)
    title = Line(say("mandate.title", mandate=mandate.id, subject=subject), bold=True)
    limits = Line(say("join.dots", parts=tuple(mandate_limits(mandate, house.hotel.currency))))
    return (
        title,
        limits,
        Line(_used(mandate, held.uses, Money(held.amount, house.hotel.currency))),
        *(Line(_use(use, house), quiet=True) for use in held.last),
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
