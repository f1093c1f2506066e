"""What leaves for a guest without a tap, where an owner has allowed it?"""

from __future__ import annotations

from collections.abc import Iterable
from datetime import datetime, timedelta
from hashlib import sha256

from domain.guests.answer import Composed, held_back, labelled, queued
from domain.guests.clocks import is_night
from domain.guests.deciding import Decision
from domain.guests.modes import SETTING, Policy, may_answer, may_hold, policy_of
from domain.guests.naming import name_to_greet
from domain.guests.thread import Door, Message, State, Thread, Way
from domain.property import Property
from governance.guests.checking import problems_of
from governance.guests.standards import standards
from governance.office import Office
from governance.package.filled import package_of
from store.unit import Unit

# So long a human may be first; a holding reply has to be there within five minutes.
HOLDING_DELAY = timedelta(minutes=2)
ANSWER_DELAY = timedelta(minutes=10)
ONE_NIGHT = timedelta(hours=12)
# A line that a message has arrived is worth nothing later; an answer that is, is a person's to send.
TIMELY = timedelta(hours=1)
# So many answers a day leave by themselves in one thread: two programs that answer each other stop there.
MOST_A_DAY, ONE_DAY = 3, timedelta(days=1)
LEAVES = frozenset({State.QUEUED, State.SENDING, State.SENT, State.BY_HAND, State.UNKNOWN})


async def allowed(unit: Unit, door: Door) -> Policy:
    """What the owner has allowed on a door; nothing until he has."""
    return policy_of(await unit.settings.get(SETTING), door)


async def hold(office: Office, unit: Unit, thread: Thread, message: Message, decision: Decision) -> bool:
    """At night, where allowed and once a night: the line that the message arrived and when somebody reads it."""
    now = office.clock()
    hotel = await unit.property.get()
    if not may_hold(await allowed(unit, message.door), decision) or not is_night(now, hotel):
        return False
    said = await unit.guest_messages.of(thread.id)
    if any(one.way is Way.OUT and now - one.at < ONE_NIGHT and one.state in LEAVES for one in said):
        return False
    if waits_for_a_person(said):
        return False
    if now - message.at > TIMELY:  # it lay in a mailbox that nobody could reach
        return False
    morning = hotel.after_quiet_hours(now).astimezone(hotel.zone)
    answer = held_back(
        await package_of(unit), decision.language, f"{morning:%H:%M}", name_to_greet(thread.name)
    )
    return await _queue(unit, message, answer, now, now + HOLDING_DELAY, "holding")


async def answer_alone(
    office: Office, unit: Unit, thread: Thread, message: Message, decision: Decision, answer: Composed
) -> bool:
    """An answer made of facts alone, after a while in which a human may be first; False where it may not."""
    now = office.clock()
    if not may_answer(await allowed(unit, message.door), decision, answer.missing):
        return False
    if now - message.at > TIMELY or await _in_a_circle(unit, thread, message, now):
        return False
    if waits_for_a_person(await unit.guest_messages.of(thread.id)):
        return False
    book = await standards(unit)
    if problems_of(answer.text(), decision.language, message.text, sources=answer.sources, book=book):
        return False
    return await _queue(unit, message, labelled(answer), now, now + ANSWER_DELAY, "answer")


def waits_for_a_person(said: Iterable[Message]) -> bool:
    """Whether something in the thread waits that only a person answers: the house says nothing beside it."""
    waiting = (one for one in said if one.way is Way.IN and one.state is State.WAITING)
    return any(one.body.get("fences") or one.body.get("unread") for one in waiting)


async def _in_a_circle(unit: Unit, thread: Thread, message: Message, now: datetime) -> bool:
    """Whether a program seems to answer ours: the same words again, or too many answers in one day."""
    said = [one for one in await unit.guest_messages.of(thread.id) if now - one.kept_at < ONE_DAY]
    same = any(
        one.way is Way.IN and one.id != message.id and one.text.split() == message.text.split()
        for one in said
    )
    alone = [one for one in said if one.body.get("automatic") == "answer" and one.state in LEAVES]
    return bool(alone) and (same or len(alone) >= MOST_A_DAY)


def is_late(message: Message, now: datetime, hotel: Property) -> bool:
    """Whether what was to leave by itself has lost its sense: an hour too late, or « tonight » after the night."""
    why = message.body.get("automatic")
    if why == "holding":
        return now - message.at > TIMELY or not is_night(now, hotel)
    return why == "answer" and now - message.at > ANSWER_DELAY + TIMELY


async def _queue(
    unit: Unit, message: Message, answer: Composed, now: datetime, due: datetime, why: str
) -> bool:
    thread = await unit.guest_threads.certain(message.thread)
    kept = await unit.guest_messages.keep(
        sha256(f"alone:{why}:{message.id}".encode()).hexdigest(),
        thread,
        Way.OUT,
        message.door,
        message.address,
        **queued(message, answer, now, due, automatic=why),
    )
    return kept is not None
