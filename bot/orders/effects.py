"""What does a sentence that was read become: a card, a note, a list, or a question with its buttons?"""

from __future__ import annotations

from collections.abc import Awaitable, Callable, Sequence
from typing import TypeVar

from bot.command import Caller
from bot.commands.asked_back import switch_offer, what_waits
from bot.commands.by_number import on_number
from bot.commands.missions.missions import begun
from bot.commands.prices.rates import filed_order
from bot.orders.heard import Bounds, PastPrices
from bot.orders.reader import Taken
from directors.cfo.expense import Cancellation, Expense, RebateWish
from directors.revenue.command import PrixOrder
from domain.consent.actions import Action, BlockRoom, PauseChannel
from domain.consent.actions.block_room import block_key
from domain.consent.rights import Right, may
from domain.errors import refuse
from domain.missions.mission import MissionWish
from domain.phrase import Phrase, say
from governance.consent.desk.filing import file_in
from governance.consent.desk.yesterday import give_back
from governance.consent.directives import ask
from governance.consent.kinds.register import kind_of
from governance.contract import Draft
from governance.conversation.orders.plain import Told
from governance.office import Office, snapshot
from governance.post.replies import Reply, reply
from governance.prices.rules import ask_for
from store.unit import Unit

W = TypeVar("W")
Notes = Sequence[Phrase]
# Files what was read; words where a limit blocks it or there is nothing to do.
Filing = Callable[[Office, Unit, Caller, Taken[W], Notes], Awaitable[Sequence[Phrase]]]
Becomes = Callable[[Office, Caller, Taken[W], Notes], Awaitable[Sequence[Reply]]]


def demand(caller: Caller, right: Right) -> None:
    """Refusal for somebody who may not ask for such a thing."""
    if not may(caller.member.role, right):
        raise refuse("directive.not_yours")


def in_one_unit(filed: Filing[W]) -> Becomes[W]:
    """What is read, judged and filed in one unit."""

    async def becomes(office: Office, caller: Caller, taken: Taken[W], notes: Notes) -> Sequence[Reply]:
        async with office.store.unit(caller.property_id) as unit:
            words = await filed(office, unit, caller, taken, notes)
            return await caller.heard(unit, office.clock(), *([reply(*words)] if words else []))

    return becomes


async def answered(office: Office, caller: Caller, taken: Taken[Told], notes: Notes) -> Sequence[Reply]:
    """The switch to tap, or what waits for a yes or a no."""
    told = taken.wish
    if told in (Told.STOP, Told.RESUME):
        return [switch_offer(office, caller, stop=told is Told.STOP)]
    return await what_waits(
        office,
        caller,
        refusing=told in (Told.NO, Told.NO_ALL),
        all_at_once=told in (Told.YES_ALL, Told.NO_ALL),
    )


async def noted(office: Office, caller: Caller, taken: Taken[MissionWish], notes: Notes) -> Sequence[Reply]:
    """A mission or a note: it needs no card."""
    return await begun(office, caller, taken.wish)


async def priced(office: Office, caller: Caller, taken: Taken[PrixOrder], notes: Notes) -> Sequence[Reply]:
    """New prices, as /prix asks for them."""
    demand(caller, Right.FILE)
    return await filed_order(office, caller, taken.wish, notes=notes, unasked=False)


@in_one_unit
async def restored(
    office: Office, unit: Unit, caller: Caller, taken: Taken[PastPrices], notes: Notes
) -> Sequence[Phrase]:
    """The prices of a past day, wanted back."""
    demand(caller, Right.FILE)
    return await give_back(office, unit, caller.member, taken.wish.day)


@in_one_unit
async def bounded(
    office: Office, unit: Unit, caller: Caller, taken: Taken[Bounds], notes: Notes
) -> Sequence[Phrase]:
    """Rules for prices."""
    demand(caller, Right.FILE)
    rules, words = taken.wish.rules, taken.heard.text
    answer = await ask_for(office, unit, caller.member, rules, words, at_once=False)
    return [line.phrase for block in answer.blocks for line in block.lines] if answer else []


@in_one_unit
async def asked(
    office: Office, unit: Unit, caller: Caller, taken: Taken[Action], notes: Notes
) -> Sequence[Phrase]:
    """A decision that a person asks for, by his own right."""
    return (await ask(office, unit, caller.member, taken.wish, notes=notes)).blocked


@in_one_unit
async def spent(
    office: Office, unit: Unit, caller: Caller, taken: Taken[Expense], notes: Notes
) -> Sequence[Phrase]:
    """An expense, with what was supposed of it on its card."""
    expense = taken.wish
    notes = (*expense.notes, *notes)
    return (await ask(office, unit, caller.member, expense.action, notes=notes)).blocked


@in_one_unit
async def given_back(
    office: Office, unit: Unit, caller: Caller, taken: Taken[RebateWish | Cancellation], notes: Notes
) -> Sequence[Phrase]:
    """Money back on a booking, or its end, once the booking of that number is found."""
    found = await on_number(unit, taken.wish, taken.heard.hotel)
    return (await ask(office, unit, caller.member, found, notes=notes)).blocked


@in_one_unit
async def paused(
    office: Office, unit: Unit, caller: Caller, taken: Taken[PauseChannel], notes: Notes
) -> Sequence[Phrase]:
    """A channel that somebody will close or open in the panel once it is approved."""
    return await by_person(office, unit, caller, taken.wish, "", notes)


@in_one_unit
async def blocked(
    office: Office, unit: Unit, caller: Caller, taken: Taken[BlockRoom], notes: Notes
) -> Sequence[Phrase]:
    """A room out of sale or back in it; whoever already sleeps in a room that closes is told."""
    action = taken.wish
    there = []
    if action.blocked:
        stays = await unit.reservations.stays_between(action.during.first, action.during.last)
        there = [
            say("block.slept_in", room=action.room, arrival=stay.check_in, departure=stay.check_out)
            for stay in stays
            if stay.room_number == action.room
        ]
    key = f"{block_key(action.room)}:{action.during.first}"
    return await by_person(office, unit, caller, action, key, (*notes, *there))


async def by_person(
    office: Office, unit: Unit, caller: Caller, action: Action, key: str, notes: Notes
) -> Sequence[Phrase]:
    """What somebody will do in the panel once it is approved, under the key that a newer wish replaces."""
    demand(caller, Right.FILE)
    house = await snapshot(office, unit)
    person = caller.member.person
    explained = say("card.explain_filed", person=person.name, at=house.now)
    draft = Draft(kind_of(action).director, action, (explained, *notes), key)
    by = f"person:{person.id}"
    return (await file_in(unit, office, house, draft, by=by, asked_by=person.id)).blocked
