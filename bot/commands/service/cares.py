"""What is to be minded for the guests of these days, and who has read it?"""

from __future__ import annotations

from collections.abc import Sequence
from datetime import timedelta

from bot.command import Caller, Command
from bot.commands.taps import Beside
from domain.consent.rights import Right, may
from domain.errors import Refusal
from domain.guests.meal import minded_in
from domain.phrase import say
from governance.office import Office
from governance.post.replies import Reply, reply
from governance.service.care_cards import cares_list
from governance.service.cares import noted, of_stays, read
from store.unit import Unit

AHEAD = timedelta(days=3)


async def cares(office: Office, caller: Caller, words: str) -> Sequence[Reply]:
    """Everything noted of who is here or comes in three days; « R123 ; allergie : noix » notes more."""
    async with office.store.unit(caller.property_id) as unit:
        notes = []
        if words.strip():
            count = await noted(office, unit, caller.member, words)
            notes.append(reply(say("care.noted", n=count)))
        return await caller.heard(unit, office.clock(), *notes, await page(office, unit, caller))


async def page(office: Office, unit: Unit, caller: Caller) -> Reply:
    """The list as it stands."""
    hotel = await unit.property.get()
    today = office.clock().astimezone(hotel.zone).date()
    stays = await unit.reservations.stays_between(today, today + AHEAD)
    return cares_list(await of_stays(unit, stays), await unit.people.names(), caller.member)


async def on_care(office: Office, caller: Caller, token: str, verb: str) -> Beside:
    """`care:<token>:read`: the kitchen knows; `:erase` forgets what was kept; `care:<message>:heard` notes it."""
    if verb == "heard" and token.isdecimal():
        return await from_guest(office, caller, int(token))
    async with office.store.unit(caller.property_id) as unit:
        care = await unit.cares.by_token(token)
        if care is None:
            return Beside(alert=say("error.unknown_card"))
        try:
            if verb == "erase" and may(caller.member.role, Right.FILE):
                await unit.cares.erase(care)
            else:
                await read(office, unit, caller.member, care)
        except Refusal as refusal:  # raised before anything was written
            return Beside(alert=refusal.phrase)
        await caller.heard(unit, office.clock())
        if not may(caller.member.role, Right.READ):
            return Beside(reply(say("care.thanks", what=care.words)))
        face = await page(office, unit, caller)
    return Beside(face)


async def from_guest(office: Office, caller: Caller, message_id: int) -> Beside:
    """What a guest wrote that he may not eat becomes a note for the kitchen, in his own words."""
    async with office.store.unit(caller.property_id) as unit:
        message = await unit.guest_messages.get(message_id)
        thread = await unit.guest_threads.certain(message.thread) if message is not None else None
        minded = minded_in(message.text) if message is not None else None
        if thread is None or thread.stay is None or minded is None:
            return Beside(alert=say("error.unknown_card"))
        try:
            await noted(office, unit, caller.member, f"{thread.stay} ; allergie : {minded}")
        except Refusal as refusal:  # raised before anything was written
            return Beside(alert=refusal.phrase)
        await caller.heard(unit, office.clock())
        return Beside(await page(office, unit, caller))


COMMANDS = (Command("attentions", "cares", cares, what=say("command.attentions"), want="do", rank=5),)
