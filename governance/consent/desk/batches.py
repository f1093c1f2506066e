"""How does a person decide a batch: all of it, some of its lines, or none?"""

from __future__ import annotations

from collections.abc import Collection, Iterator
from datetime import datetime

from domain.consent.actions import CellChange, ChangeRate, fingerprint, last_night
from domain.consent.proposal import Proposal, State
from domain.house.snapshot import House
from domain.nights import spans
from domain.phrase import Phrase, say
from domain.prices.declined import Declined, DeclinedCell
from domain.prices.rules import PricingRule, RuleKind
from governance.consent.desk import verdicts
from governance.consent.desk.tastes import propose_taste
from governance.consent.desk.verdicts import Answer, Effect, who
from governance.consent.kinds.price.batch import batch_of, lines_of
from governance.office import Office, snapshot
from store.consent.people import Member
from store.unit import Unit


async def approve(
    office: Office, unit: Unit, proposal: Proposal, member: Member, words: str | None = None
) -> Answer:
    """A yes to everything that is shown; of a batch without the nights sold out or closed since it was drafted."""
    if not lines_of(proposal.action) or proposal.state is State.HELD:
        return await verdicts.approve(office, unit, proposal, member, words)
    return await take(office, unit, proposal, member, range(len(lines_of(proposal.action))))


async def approve_ticked(office: Office, unit: Unit, proposal: Proposal, member: Member) -> Answer:
    """A yes to the lines that this person has ticked; the others count as not wanted."""
    ticks = await unit.batches.ticks(proposal.id, member.person.id)
    if not ticks:
        return Answer(Effect.BLOCKED, proposal, say("batch.nothing_ticked"))
    return await take(office, unit, proposal, member, ticks)


async def take(
    office: Office, unit: Unit, proposal: Proposal, member: Member, places: Collection[int]
) -> Answer:
    """The chosen lines become one proposal with a fixed list under the same number, approved by this very tap.

    A limit that holds or blocks that list stops the approval: a held one is shown, a blocked one says why.
    """
    refused = verdicts.not_now(proposal, member, office.clock())
    if refused is not None:
        return refused
    action = batch_of(proposal)
    house = await snapshot(office, unit, until=last_night(action))
    chosen = action.chosen(places)
    kept = chosen.only({change.cell for change in chosen.changes if is_open(house, change)})
    if not kept.changes:
        return Answer(Effect.BLOCKED, proposal, say("batch.nothing_left"))
    left_out = [place for place in range(len(action.lines)) if place not in places]
    await unit.batches.decline(declined(proposal, member, house, left_out))
    if left_out:
        await propose_taste(office, unit)
    if fingerprint(kept) != proposal.fingerprint:
        reasons = (*proposal.reasons, *_notes(action, chosen, kept, member))
        answer = await verdicts.refile(office, unit, house, proposal, kept, who(member), reasons)
        if answer.effect is not Effect.DONE or answer.proposal.state is not State.PENDING:
            return answer
        proposal = answer.proposal
    return await verdicts.settle(unit, proposal, State.APPROVED, member, house.now, None)


def is_open(house: House, change: CellChange) -> bool:
    """Whether the night can still be sold: nothing is written to a night that is full, closed or over."""
    night = house.night(change.room_type, change.night)
    return change.night >= house.today and not night.stop_sell and (night.left is None or night.left > 0)


def _notes(shown: ChangeRate, chosen: ChangeRate, kept: ChangeRate, member: Member) -> Iterator[Phrase]:
    if len(chosen.lines) < len(shown.lines):
        yield say("batch.chosen_by", person=member.person.name, n=len(chosen.lines), of=len(shown.lines))
    if len(kept.changes) < len(chosen.changes):
        yield say("batch.sold_since", n=len(chosen.changes) - len(kept.changes))


async def refuse(
    office: Office, unit: Unit, proposal: Proposal, member: Member, words: str | None = None
) -> Answer:
    """A no; of a batch every line is remembered with its facts, so that it is not asked again on the same."""
    answer = await verdicts.refuse(office, unit, proposal, member, words)
    places = range(len(lines_of(proposal.action)))
    if answer.effect is Effect.DONE and places:
        house = await snapshot(office, unit, until=last_night(proposal.action))
        await unit.batches.decline(declined(proposal, member, house, places))
        await propose_taste(office, unit)
    return answer


def declined(proposal: Proposal, member: Member, house: House, places: Collection[int]) -> list[Declined]:
    """The lines at these places with the facts on which the no rests; not those whose price nobody knew before."""
    shared = [pair for place, pair in enumerate(batch_of(proposal).by_line()) if place in places]
    noes = (_no(proposal, member, house, changes, house.now) for _, changes in shared)
    return [no for no in noes if no.cells]


def _no(
    proposal: Proposal, member: Member, house: House, changes: tuple[CellChange, ...], at: datetime
) -> Declined:
    cells = tuple(
        DeclinedCell(
            change.room_type,
            change.night,
            change.before.price,
            change.after.price,
            house.night(change.room_type, change.night).sold,
        )
        for change in changes
        if change.before and change.before.price and change.after.price
    )
    up = bool(cells) and cells[0].wished > cells[0].price
    return Declined(proposal.id, member.person.id, at, up, cells)


async def choose(unit: Unit, proposal: Proposal, member: Member, place: int | None, at: datetime) -> None:
    """Begin to choose, or turn one tick over. ValueError for a line that there is not."""
    ticks = await unit.batches.ticks(proposal.id, member.person.id) or frozenset()
    if place is not None:
        if not 0 <= place < len(lines_of(proposal.action)):
            raise ValueError(f"the batch has no line {place}")
        ticks = ticks ^ {place}
    await unit.batches.tick(proposal.id, member.person.id, ticks, at)


async def lock_line(office: Office, unit: Unit, proposal: Proposal, member: Member, place: int) -> Answer:
    """The line's nights keep the prices that they have, and the batch goes on without it, under the same number."""
    action = batch_of(proposal)
    _, changes = list(action.by_line())[place]
    by, now = who(member), office.clock()
    locks = [
        PricingRule(RuleKind.LOCK, room_type=code, span=span)
        for code in dict.fromkeys(change.room_type for change in changes)
        for span in spans(change.night for change in changes if change.room_type == code)
    ]
    await unit.pricing.set(locks, words=f"n° {proposal.number}", by=by, at=now)
    rest = action.chosen([other for other in range(len(action.lines)) if other != place])
    if not rest.changes:
        return await verdicts.settle(unit, proposal, State.REFUSED, member, now, None)
    house = await snapshot(office, unit, until=last_night(rest))
    return await verdicts.refile(office, unit, house, proposal, rest, who(member), proposal.reasons)
