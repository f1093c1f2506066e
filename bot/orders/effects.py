"""What does a sentence that was read become: a card, a note, a list, or a question with its buttons?"""

from __future__ import annotations

from collections.abc import Sequence

from bot.command import Caller
from bot.commands.asked_back import switch_offer, what_waits
from bot.commands.by_number import on_number
from bot.commands.missions.missions import begun
from bot.commands.prices.rates import filed_order
from bot.orders.bookings import on_guest
from bot.orders.heard import Bounds, PastPrices
from bot.orders.reading import Taken
from directors.cfo.expense import Cancellation, Expense, RebateWish
from directors.cfo.expense.guest import GuestWish
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


async def carried(office: Office, caller: Caller, taken: Taken) -> Sequence[Reply] | None:
    """The answers to an order, its card in the outbox; nothing else happens. None: it was none after all.

    Raises Refusal where the person may not ask for it, or where a row that it names is not as it says.
    """
    notes = [say("order.read_as", words=" ".join(taken.read_as))] if taken.read_as else []
    match taken.wish:
        case Told.STOP | Told.RESUME:
            return [switch_offer(office, caller, stop=taken.wish is Told.STOP)]
        case Told():
            return await what_waits(
                office,
                caller,
                refusing=taken.wish in (Told.NO, Told.NO_ALL),
                all_at_once=taken.wish in (Told.YES_ALL, Told.NO_ALL),
            )
        case MissionWish():
            return await begun(office, caller, taken.wish)
        case PrixOrder():
            demand(caller, Right.FILE)
            return await filed_order(office, caller, taken.wish, notes=notes, unasked=False)
        case GuestWish():
            demand(caller, Right.FILE)
            return await on_guest(office, caller, taken, notes)
        case _:
            return await in_one_unit(office, caller, taken, notes)


def demand(caller: Caller, right: Right) -> None:
    """Refusal for somebody who may not ask for such a thing."""
    if not may(caller.member.role, right):
        raise refuse("directive.not_yours")


async def in_one_unit(
    office: Office, caller: Caller, taken: Taken, notes: Sequence[Phrase]
) -> Sequence[Reply]:
    """What is read, judged and filed in one unit."""
    async with office.store.unit(caller.property_id) as unit:
        blocked = await filed(office, unit, caller, taken, notes)
        return await caller.heard(unit, office.clock(), *([reply(*blocked)] if blocked else []))


async def filed(
    office: Office, unit: Unit, caller: Caller, taken: Taken, notes: Sequence[Phrase]
) -> Sequence[Phrase]:
    """The card of what was asked; words where a limit blocks it or there is nothing to do."""
    match taken.wish:
        case PastPrices(day):
            demand(caller, Right.FILE)
            return await give_back(office, unit, caller.member, day)
        case Bounds(rules):
            demand(caller, Right.FILE)
            answer = await ask_for(office, unit, caller.member, rules, taken.heard.text, at_once=False)
            return [line.phrase for block in answer.blocks for line in block.lines] if answer else []
        case BlockRoom() | PauseChannel():
            return await by_person(office, unit, caller, taken.wish, notes)
        case Expense(action, supposed):
            return await asked(office, unit, caller, action, (*supposed, *notes))
        case RebateWish() | Cancellation():
            found = await on_number(unit, taken.wish, taken.heard.hotel)
            return await asked(office, unit, caller, found, notes)
        case PrixOrder() | GuestWish() | MissionWish() | Told():
            raise AssertionError(f"{taken.reader} has a way of its own")
        case decision:
            return await asked(office, unit, caller, decision, notes)


async def asked(
    office: Office, unit: Unit, caller: Caller, action: Action, notes: Sequence[Phrase]
) -> Sequence[Phrase]:
    """A decision that a person asks for, by his own right."""
    return (await ask(office, unit, caller.member, action, notes=notes)).blocked


async def by_person(
    office: Office, unit: Unit, caller: Caller, action: BlockRoom | PauseChannel, notes: Sequence[Phrase]
) -> Sequence[Phrase]:
    """What somebody will do in the panel once it is approved; whoever already has a closed room is told."""
    demand(caller, Right.FILE)
    house = await snapshot(office, unit)
    person = caller.member.person
    reasons = [say("card.explain_filed", person=person.name, at=house.now), *notes]
    if isinstance(action, BlockRoom) and action.blocked:
        stays = await unit.reservations.stays_between(action.during.first, action.during.last)
        there = [stay for stay in stays if stay.room_number == action.room]
        reasons += [
            say("block.slept_in", room=action.room, arrival=stay.check_in, departure=stay.check_out)
            for stay in there
        ]
    key = f"{block_key(action.room)}:{action.during.first}" if isinstance(action, BlockRoom) else ""
    draft = Draft(kind_of(action).director, action, tuple(reasons), key)
    by = f"person:{person.id}"
    return (await file_in(unit, office, house, draft, by=by, asked_by=person.id)).blocked
