"""What happens when somebody says that a channel has come further?"""

from __future__ import annotations

from dataclasses import dataclass, replace
from datetime import datetime

from domain.activation.board import OPEN, ChannelState, Opening, what_lacks
from domain.activation.move import MoveChannel
from domain.consent.proposal import Proposal
from domain.consent.rights import Right, may
from domain.consent.verdict import Level, hardest
from domain.errors import Refusal, refuse
from domain.house.board import board_code, connected, standing
from domain.house.snapshot import House
from domain.missions.evidence import Evidence, EvidenceKind, bears_witness, distinct
from domain.phrase import say
from governance.activation.protocol import to_look
from governance.consent.desk.filing import file_in, sentences
from governance.consent.kinds.channel_move.effect import step
from governance.contract import Draft
from governance.office import Office, snapshot
from store.consent.people import Member
from store.unit import Unit


@dataclass(frozen=True, slots=True)
class Stepped:
    """What became of a step: the channel stands there, or a held card waits for the owner's reason."""

    opening: Opening
    card: Proposal | None = None


@dataclass(frozen=True, slots=True)
class Wish:
    """The step that somebody would like to be noted, with his words and evidence."""

    channel: str
    to: ChannelState
    words: str = ""
    evidence: tuple[Evidence, ...] = ()


async def lacking(unit: Unit, house: House, wish: Wish) -> Refusal | None:
    """What the step still needs from the person, after all that the house has seen itself."""
    told = await with_readings(unit, house, await with_work(unit, house, wish))
    return what_lacks(standing(house, wish.channel).state, wish.to, told.words, told.evidence)


async def move(office: Office, unit: Unit, member: Member, wish: Wish) -> Stepped:
    """Note the step; where a limit holds it, a card asks the owner for his reason. Refusal: not his, or not yet."""
    if not may(member.role, Right.FILE):
        raise refuse("activation.not_yours")
    house = await snapshot(office, unit)
    wish = await with_readings(unit, house, await with_work(unit, house, wish))
    before = standing(house, wish.channel)
    if wish.to is ChannelState.VERIFIED and (rest := await to_look(unit, before, house.now)):
        raise refuse("check.first", n=len(rest))
    action = MoveChannel(
        wish.channel, before.state, wish.to, house.hotel.currency, wish.words, distinct(wish.evidence)
    )
    rulings = office.board.judge(action, house)
    level = hardest(rulings)
    if level is Level.BLOCK:
        raise Refusal(sentences(rulings, Level.BLOCK)[0])
    by, now = f"person:{member.person.id}", office.clock()
    if level is Level.HOLD:
        reason = say("card.explain_filed", person=member.person.name, at=now)
        draft = Draft("cto", action, (reason,), f"channel:{wish.channel}")
        filed = await file_in(unit, office, house, draft, by=by, asked_by=member.person.id)
        return Stepped(before, filed.proposal)
    if not await step(unit, action, by=by, at=now):
        raise refuse("activation.moved_meanwhile")
    return Stepped(await unit.openings.get(wish.channel) or before)


async def with_work(unit: Unit, house: House, wish: Wish) -> Wish:
    """The wish with what the orders of the channel have shown that were accepted since it came where it stands."""
    since = standing(house, wish.channel).since
    shown: list[Evidence] = []
    for order in await unit.orders.of_channel(wish.channel):
        for report in await unit.orders.reports(order.mission.id):
            if report.accepted and (since is None or (report.reviewed_at or report.at) >= since):
                shown += report.evidence
    return replace(wish, evidence=(*wish.evidence, *shown))


async def with_readings(unit: Unit, house: House, wish: Wish) -> Wish:
    """The wish with the house's own witness, where it opens a channel and nobody has shown anything."""
    if wish.to not in OPEN or bears_witness(wish.evidence):
        return wish
    seen = await reading(unit, house, wish.channel, house.now)
    return replace(wish, evidence=(*wish.evidence, *([seen] if seen else [])))


async def reading(unit: Unit, house: House, channel: str, now: datetime) -> Evidence | None:
    """The channel is connected and has sent a booking: then it sells, whoever says so."""
    if connected(house, channel) is None:
        return None
    sources = await unit.reservations.sources()
    booked = sum(n for source, n in sources.items() if board_code(source) == channel)
    return Evidence(EvidenceKind.READING, f"bookings:{booked}", "system", now) if booked else None
