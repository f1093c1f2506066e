"""Which cars are coming, and how is one asked for, ordered or confirmed?"""

from __future__ import annotations

from collections.abc import Sequence
from datetime import timedelta

from bot.command import Caller, Command
from bot.commands.taps import Beside
from domain.errors import Refusal, refuse
from domain.folding import fold
from domain.phrase import say
from domain.service.calling import PLACE
from domain.service.transfer import TransferState, as_point
from governance.office import Office
from governance.post.replies import Reply, reply
from governance.service.transfer_cards import car_card, cars_list
from governance.service.transfer_sentence import transfer_from
from governance.service.transfers import AHEAD, coming, move, name_place, said
from store.unit import Unit

MOST_AHEAD = timedelta(days=400)


async def transfers(office: Office, caller: Caller, words: str) -> Sequence[Reply]:
    """The cars of the coming week; « R123 ; vol AT 555 ; 16:20 ; prise aéroport ; chauffeur Hassan » asks for one.

    « lieu dépose 31.6295,-7.9811 » gives a place its map. Refusal: a part that means nothing, no such booking.
    """
    async with office.store.unit(caller.property_id) as unit:
        hotel = await unit.property.get()
        today = office.clock().astimezone(hotel.zone).date()
        if not words.strip():
            return [cars_list(await coming(office, unit, today, today + AHEAD))]
        if fold(words).startswith(tuple(f"{word} " for word in PLACE)):
            answer = await named(office, unit, caller, words)
        else:
            told = transfer_from(words, today)
            transfer = await said(office, unit, caller.member, told)
            answer = await card(office, unit, caller, transfer.token)
        return await caller.heard(unit, office.clock(), answer)


async def named(office: Office, unit: Unit, caller: Caller, words: str) -> Reply:
    """A place with its coordinates. Refusal: no name, or nothing that can be coordinates."""
    name, _, where = words.partition(" ")[2].strip().partition(" ")
    point = as_point(where)
    if point is None:
        raise refuse("transfer.place_how", said=words.strip())
    await name_place(office, unit, caller.member, name, point)
    return reply(say("transfer.place_named", name=name, link=point.link))


async def card(office: Office, unit: Unit, caller: Caller, token: str) -> Reply:
    """The card of one transfer. Refusal: its booking is gone."""
    hotel = await unit.property.get()
    today = office.clock().astimezone(hotel.zone).date()
    cars = await coming(office, unit, today - AHEAD, today + MOST_AHEAD)
    car = next((one for one in cars if one.transfer.token == token), None)
    if car is None:
        return reply(say("transfer.off"))
    return car_card(car, caller.member)


async def on_car(office: Office, caller: Caller, token: str, to: str) -> Beside:
    """`car:<token>:<state>`: ordered, confirmed, done, off."""
    async with office.store.unit(caller.property_id) as unit:
        transfer = await unit.transfers.by_token(token)
        if transfer is None or to not in {state.value for state in TransferState}:
            return Beside(alert=say("error.unknown_card"))
        try:
            moved = await move(office, unit, caller.member, transfer, TransferState(to))
        except Refusal as refusal:  # raised before anything was written
            return Beside(alert=refusal.phrase)
        await caller.heard(unit, office.clock())
        face = await card(office, unit, caller, token)
    return Beside(face, None if moved else say("mission.moved_meanwhile"))


COMMANDS = (Command("transferts", "transfers", transfers, what=say("command.transferts"), want="do", rank=4),)
