"""What does a tap on a guest's conversation do?"""

from __future__ import annotations

from collections.abc import Awaitable, Callable

from bot.command import Caller
from bot.commands.guests.modes import turn_label
from bot.commands.taps import Beside
from domain.consent.rights import Right, may
from domain.errors import Refusal
from domain.guests.thread import State
from domain.phrase import say
from governance.consent.desk.filing import Filed
from governance.guests.cards import opened
from governance.guests.holding import ask_to_enter, ask_to_hold
from governance.guests.mentioned import note_spoken_of
from governance.guests.offering import declined, taken
from governance.guests.sending import taken_by_hand
from governance.guests.silencing import answered_elsewhere
from governance.guests.threads import Conversation, conversation
from governance.office import Office
from governance.post.replies import reply
from store.consent.people import Member
from store.unit import Unit


async def on_guest(office: Office, caller: Caller, token: str, verb: str) -> Beside:
    """`guest:<thread>:open` shows it, `:answered` says that somebody has answered.

    `guest:<message>:guest` and `:other` say whether a forwarded message is a guest's, `:sent` that its answer
    was taken to him; `guest:0:label` turns over whether every answer says that an assistant wrote it.
    """
    if not token.isdecimal():
        return Beside(alert=say("error.unknown_card"))
    number = int(token)
    if verb == "open":
        async with office.store.unit(caller.property_id) as unit:
            one = await conversation(unit, number)
            if one is not None:
                await note_spoken_of(unit, caller.member.person.id, number, office.clock())
        return Beside(opened(one, caller.language)) if one else Beside(alert=say("guests.gone"))
    if verb.startswith("hold") and verb[4:].isdecimal():
        return await _on_offer(office, caller, number, int(verb[4:]), ask_to_hold)
    if verb.startswith("enter") and verb[5:].isdecimal():
        return await _on_offer(office, caller, number, int(verb[5:]), ask_to_enter)
    if verb == "label":
        return await turn_label(office, caller)
    if verb not in {"answered", "guest", "other", "sent"}:
        return Beside(alert=say("error.unknown_card"))
    if not may(caller.member.role, Right.FILE):
        return Beside(alert=say("card.not_entitled"))
    by = f"person:{caller.member.person.id}"
    async with office.store.unit(caller.property_id) as unit:
        await caller.heard(unit, office.clock())
        if verb == "answered":
            counted = await answered_elsewhere(office, unit, number, by)
            one = await conversation(unit, number)
            return Beside(
                opened(one, caller.language) if one else None, None if counted else say("guests.nobody_waits")
            )
        return await _on_message(office, unit, number, verb, by)


async def _on_message(office: Office, unit: Unit, number: int, verb: str, by: str) -> Beside:
    """What a tap says of one message."""
    message = await unit.guest_messages.get(number)
    if message is None:
        return Beside(alert=say("guests.gone"))
    if verb == "sent":
        counted = await taken_by_hand(office, unit, message, by)
        return Beside(reply(say("guests.taken"))) if counted else Beside(alert=say("guests.taken_before"))
    if message.state is not State.OFFERED:
        return Beside(alert=say("guests.said_before"))
    if verb == "other":
        await declined(unit, message)
        return Beside(reply(say("guests.declined")))
    await taken(office, unit, message)
    return Beside(reply(say("guests.heard", thread=message.thread)))


Ask = Callable[[Office, Unit, Member, Conversation, int], Awaitable[Filed]]


async def _on_offer(office: Office, caller: Caller, thread: int, place: int, ask: Ask) -> Beside:
    """A card about one of the rooms offered last: to keep it, or to enter the stay."""
    if not may(caller.member.role, Right.PROPOSE):
        return Beside(alert=say("card.not_entitled"))
    try:
        async with office.store.unit(caller.property_id) as unit:
            one = await conversation(unit, thread)
            if one is None:
                return Beside(alert=say("guests.gone"))
            filed = await ask(office, unit, caller.member, one, place)
            await caller.heard(unit, office.clock())
    except Refusal as refusal:
        return Beside(alert=refusal.phrase)
    return Beside(alert=None if filed.proposal else filed.blocked[0])
