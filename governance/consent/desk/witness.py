"""How does a person settle what no answer ever settled?"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass
from decimal import Decimal

from domain.consent.actions import CellChange
from domain.consent.proposal import Proposal, State
from domain.consent.rights import Right, may
from domain.house.channel_names import TRADE_NAMES, channel_name
from domain.money import Money
from domain.phrase import Phrase, say
from domain.prices.rates import ALL_CHANNELS, Cell, CellValue, Stage
from governance.consent.cards import redraw
from governance.consent.carry.by_hand import believe
from governance.consent.carry.outcome import disbelieve, mark_undone
from governance.consent.desk.verdicts import Answer, Effect, standing
from governance.office import Office
from store.consent.people import Member
from store.unit import Unit

WITNESSED = frozenset({State.UNKNOWN, State.APPLIED, State.PARTIAL})
SEEN = re.compile(r"\s*(?:vus?|vue|seen|saw)\b", re.IGNORECASE)
AMOUNT = re.compile(r"(?<![\d.,])(\d{1,3}(?:[ \u00a0\u202f.]\d{3})+|\d+)(?:[.,](\d{1,2}))?(?![\d.,]*\d)")
WORD = re.compile(r"[a-z]{4,}")


@dataclass(frozen=True, slots=True)
class Sight:
    """A price that somebody saw, on a channel, or `*` where he named none."""

    price: Decimal
    channel: str = ALL_CHANNELS


async def sight_in(unit: Unit, proposal: Proposal, text: str) -> Sight | None:
    """« vu sur Booking 1 990 » as what was seen; None when the words are about something else.

    Where the outcome is unknown a bare amount is enough; elsewhere « vu » must say that it is a sight and no wish.
    """
    told = proposal.state in WITNESSED and (proposal.state is State.UNKNOWN or SEEN.match(text))
    amounts = AMOUNT.findall(text) if told else []
    if not amounts:
        return None
    whole, cents = amounts[-1]
    price = Decimal(re.sub(r"\D", "", whole) + (f".{cents}" if cents else ""))
    return Sight(price, await channel_in(unit, text))


async def channel_in(unit: Unit, text: str) -> str:
    """The channel that a word of the text begins to name; `*` when none does."""
    names = {code: name for code, name in TRADE_NAMES.items()}
    names |= {channel.code: channel.name for channel in await unit.channels.health()}
    for word in WORD.findall(text.lower()):
        for code, name in names.items():
            if code.startswith(word) or name.lower().startswith(word):
                return code
    return ALL_CHANNELS


async def wrote(office: Office, unit: Unit, proposal: Proposal, member: Member, sight: Sight) -> Answer:
    """A typed sight is human evidence: observed at once, and the end of an unknown outcome.

    The new price means applied, the one before means failed. Any other price means that the change is not in
    force either: failed, and the house believes what was seen from now on.
    """
    if not may(member.role, Right.CARRY):
        return Answer(Effect.NOT_ENTITLED, proposal, say("card.not_entitled"))
    priced = [change for change in proposal.action.changes if change.after.price is not None]
    if not priced:
        return Answer(Effect.ALREADY, proposal, standing(proposal))
    now, person = office.clock(), f"person:{member.person.id}"
    seen = CellValue(price=sight.price)
    answer: Answer | None = None
    if proposal.state is State.UNKNOWN:
        answer = await settle_by(office, unit, proposal, member, sight, priced)
        if answer.effect is not Effect.DONE:
            return answer
    for change in priced:
        cell = Cell(change.room_type, change.night, change.rate_plan, sight.channel)
        await unit.calendar.observe(cell, seen, now, person)
    body = {"number": proposal.number, "price": str(sight.price), "channel": sight.channel}
    await unit.journal.append("cell.observed", f"proposal:{proposal.id}", person, body, now)
    if answer is not None:
        return answer
    price = Money(sight.price, proposal.action.currency)
    return Answer(
        Effect.ALREADY, proposal, say("card.noted_sight", price=price, channel=shown(sight.channel))
    )


async def settle_by(
    office: Office, unit: Unit, proposal: Proposal, member: Member, sight: Sight, priced: Sequence[CellChange]
) -> Answer:
    """The end of an unknown outcome that a seen price amounts to."""
    if {change.after.price for change in priced} == {sight.price}:
        return await saw(office, unit, proposal, member, new=True, sight=sight)
    answer = await saw(office, unit, proposal, member, new=False, sight=sight)
    before = {change.before.price if change.before else None for change in priced}
    if answer.effect is Effect.DONE and before != {sight.price}:
        cells = {change.cell: CellValue(price=sight.price) for change in priced}
        await unit.calendar.set_target(cells, office.clock(), f"person:{member.person.id}")
    return answer


def shown(channel: str) -> Phrase | str:
    """A channel as people call it."""
    return say("card.some_channel") if channel == ALL_CHANNELS else channel_name(channel)


async def saw(
    office: Office, unit: Unit, proposal: Proposal, member: Member, *, new: bool, sight: Sight | None = None
) -> Answer:
    """« Vu : 2 420 » or « Vu : 2 100 »: an unknown outcome becomes applied or failed on a person's word."""
    now = office.clock()
    if not may(member.role, Right.CARRY):
        return Answer(Effect.NOT_ENTITLED, proposal, say("card.not_entitled"))
    if proposal.state is not State.UNKNOWN:
        return Answer(Effect.ALREADY, proposal, standing(proposal))
    person = f"person:{member.person.id}"
    receipt = {**(proposal.receipt or {}), "human": member.person.name, "seen": "new" if new else "before"}
    if sight is not None:
        receipt |= {"price": str(sight.price), "channel": sight.channel}
    moved = await unit.proposals.move(
        proposal,
        State.APPLIED if new else State.FAILED,
        at=now,
        by=person,
        settled_at=now,
        receipt=receipt,
    )
    if moved is None:
        current = await unit.proposals.certain(proposal.id)
        return Answer(Effect.ALREADY, current, standing(current))
    if new:
        await believe(unit, proposal.action, now, person, sent=False)
        if sight is None:
            cells = {change.cell: change.after for change in proposal.action.changes}
            await unit.calendar.stamp(Stage.OBSERVED, cells, now, person)
        await mark_undone(unit, moved, now)
    else:
        await disbelieve(unit, proposal, now)
    await redraw(unit, moved, now)
    return Answer(Effect.DONE, moved)
