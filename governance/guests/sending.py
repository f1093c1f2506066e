"""How does an approved answer leave the house, once?"""

from __future__ import annotations

from datetime import datetime, timedelta

from channels.messenger import Delivered, Delivery, Messenger, Outgoing
from domain.guests.journey.standing import Withheld
from domain.guests.thread import Message, State, Way
from domain.phrase import say
from governance.consent.cards import approvers, redraw
from governance.guests.automatic import is_late, waits_for_a_person
from governance.guests.cards import by_hand
from governance.guests.drafting import file_draft, keep_draft
from governance.guests.journey.addressing import held_back
from governance.guests.shown import WITHHELD, who
from governance.office import Office
from governance.post.replies import reply
from governance.post.telling import tell
from store.unit import Unit

AGAIN = timedelta(minutes=1)  # after a door could certainly not be reached
UNANSWERED = timedelta(minutes=10)  # after a letter's guest was found to wait for an answer
TOO_LATE = timedelta(hours=24)
ENDS = {Delivery.SENT: State.SENT, Delivery.REFUSED: State.REFUSED, Delivery.UNKNOWN: State.UNKNOWN}


async def send_due(office: Office, property_id: str) -> None:
    """Everything whose hour has come, one after the other. Safe to run twice and at once.

    A message is marked as being sent before the door is called, and never called for again: after a crash nobody
    knows whether it arrived, and a person looks.
    """
    await find_abandoned(office, property_id)
    while await _send_next(office, property_id):
        continue


async def find_abandoned(office: Office, property_id: str) -> None:
    """What was being sent when the process died, and what nobody awaits here, may have arrived or not."""
    now = office.clock()
    async with office.store.reading(property_id) as unit:
        held = await unit.guest_messages.in_state(State.SENDING)
    lost = [one for one in held if one.id not in office.letters_in_flight]
    lost = [one for one in lost if one.due_at is None or now - one.due_at >= office.terms.abandoned_after]
    for one in lost:
        async with office.store.unit(property_id) as unit:
            await _end(unit, one, Delivered(Delivery.UNKNOWN), now)


async def _send_next(office: Office, property_id: str) -> bool:
    """One answer; False when none is due, or the house is paused."""
    now = office.clock()
    doors = office.doors.get(property_id, {})
    async with office.store.unit(property_id) as unit:
        message = None if await unit.settings.get("paused") else await unit.guest_messages.due(now)
        if message is None:
            return False
        door = doors.get(message.door)
        if await _came_too_late(office, unit, message, door) or await _not_wanted(unit, message, now):
            return True
        if door is None:
            await _hand_over(unit, message, now)
            return True
        told = await _outgoing(unit, message, door)
        if not await unit.guest_messages.move(message, State.SENDING, due_at=now):
            return True
        office.letters_in_flight.add(message.id)  # before anybody else can see the row
    try:
        ended = await door.send(told)
        async with office.store.unit(property_id) as unit:
            sending = await unit.guest_messages.certain(message.id)
            await _end(unit, sending, ended, office.clock())
    finally:
        office.letters_in_flight.discard(message.id)
    return ended.outcome is not Delivery.UNREACHED


async def _came_too_late(office: Office, unit: Unit, message: Message, door: Messenger | None) -> bool:
    """What nobody approved does not leave once a person has answered, nor where one would have to carry it. Long
    after its hour, or where something waits beside it that is a person's, an answer waits on a card."""
    if "automatic" not in message.body:
        return False
    asked = await unit.guest_messages.get(message.answers or 0)
    if asked is None or asked.state is not State.WAITING or door is None:
        return await unit.guest_messages.move(message, State.DROPPED)
    overtaken = waits_for_a_person(await unit.guest_messages.of(message.thread))
    if not overtaken and not is_late(message, office.clock(), await unit.property.get()):
        return False
    await unit.guest_messages.move(message, State.DROPPED)
    if message.body["automatic"] == "answer":
        body = {name: value for name, value in message.body.items() if name != "automatic"}
        draft = await keep_draft(
            unit, asked, message.text, message.language, body, by="house", at=office.clock()
        )
        await file_draft(office, unit, asked, draft)
    return True


async def _not_wanted(unit: Unit, message: Message, now: datetime) -> bool:
    """A letter of the stay does not leave once its guest cancelled, complained or asked for none; one is told.
    While he waits for an answer it waits as well, as long as it has its sense."""
    if "step" not in message.body:
        return False
    thread = await unit.guest_threads.certain(message.thread)
    why = await held_back(unit, message.body["stay"], thread)
    if why is Withheld.WAITS and datetime.fromisoformat(message.body["until"]) > now:
        return await unit.guest_messages.move(message, State.QUEUED, due_at=now + UNANSWERED)
    if why is None or not await unit.guest_messages.move(message, State.DROPPED, reason=why.value):
        return False
    told = reply(say("journey.not_sent", who=who(thread), why=WITHHELD[why]), silent=True)
    await tell(unit, await approvers(unit), told, f"letter:{message.id}:withheld", now)
    await draw_anew(unit, message, now)
    return True


async def _outgoing(unit: Unit, message: Message, door: Messenger) -> Outgoing:
    earlier = [one for one in await unit.guest_messages.of(message.thread) if one.external]
    asked = next((one for one in earlier if one.id == message.answers), None)
    heard = [one.at for one in earlier if one.way is Way.IN]
    return Outgoing(
        key=f"{unit.property_id}-{message.id}",
        to=message.address,
        text=message.text,
        language=message.language,
        subject=message.subject if door.capabilities.subject else "",
        answers=asked.external if asked else None,
        references=tuple(one.external or "" for one in earlier)[-20:],
        last_heard=max(heard) if heard else None,
        automatic="automatic" in message.body,
    )


async def _end(unit: Unit, message: Message, ended: Delivered, at: datetime) -> None:
    """Write how it ended; what certainly did not leave waits for another try."""
    if ended.outcome is Delivery.UNREACHED:
        since = message.body.get("unreached_since") or at.isoformat()
        body = {**message.body, "unreached_since": since, "why": ended.words}
        late = at - datetime.fromisoformat(since) >= TOO_LATE
        to = State.REFUSED if late else State.QUEUED
        await unit.guest_messages.move(message, to, due_at=at + AGAIN, body=body)
        if late:
            await tell_of(unit, message, State.REFUSED, at)
        return
    state = ENDS[ended.outcome]
    sent = at if state is State.SENT else None
    body = {**message.body, **({"why": ended.words} if ended.words else {})}
    external = ended.external or message.external
    if not await unit.guest_messages.move(message, state, sent_at=sent, external=external, body=body):
        return
    if state is State.SENT:
        await _answered(unit, message)
    else:
        await tell_of(unit, message, state, at)
    await draw_anew(unit, message, at)


async def _answered(unit: Unit, message: Message) -> None:
    """What the guest had asked until then is answered. What left by itself answers its own question alone, a
    holding reply none."""
    alone = message.body.get("automatic")
    if alone == "holding":
        return
    for one in await unit.guest_messages.of(message.thread):
        meant = one.id == message.answers if alone else one.id <= (message.answers or 0)
        if one.state is State.WAITING and meant:
            await unit.guest_messages.move(one, State.ANSWERED)


async def _hand_over(unit: Unit, message: Message, at: datetime) -> None:
    """No wire leads there: whoever may answer takes the words to the guest, and taps when he has."""
    if not await unit.guest_messages.move(message, State.BY_HAND):
        return
    thread = await unit.guest_threads.certain(message.thread)
    await tell(unit, await approvers(unit), by_hand(message, thread.name), f"take:{message.id}", at)
    await draw_anew(unit, message, at)


async def taken_by_hand(office: Office, unit: Unit, message: Message, by: str) -> bool:
    """Somebody says that he has given the answer to the guest; False when it was said before."""
    now = office.clock()
    if message.state is not State.BY_HAND or not await unit.guest_messages.move(
        message, State.SENT, sent_at=now, body={**message.body, "taken": by}
    ):
        return False
    await _answered(unit, message)
    await draw_anew(unit, message, now)
    return True


async def tell_of(unit: Unit, message: Message, state: State, at: datetime) -> None:
    """A person hears that an answer did not leave, or that nobody knows."""
    thread = await unit.guest_threads.certain(message.thread)
    told = (
        say("guests.not_known", who=who(thread))
        if state is State.UNKNOWN
        else say("guests.not_taken", who=who(thread))
    )
    await tell(unit, await approvers(unit), reply(told), f"letter:{message.id}:{state}", at)


async def draw_anew(unit: Unit, message: Message, at: datetime) -> None:
    """The journal knows that it left, and the card says what became of its words."""
    after = await unit.guest_messages.certain(message.id)
    body = {"thread": after.thread, "state": after.state.value, "door": after.door.value}
    await unit.journal.append("guest.answer", f"guest_message:{after.id}", "desk", body, at)
    number = after.body.get("proposal")
    proposal = await unit.proposals.get(int(number)) if number is not None else None
    if proposal is not None:
        await redraw(unit, proposal, at)
