"""What does one message of a guest set off?"""

from __future__ import annotations

from domain.guests.deciding import Course, Decision, decided
from domain.guests.incoming import LONGEST, Incoming, Silence
from domain.guests.journey.standing import wants_no_more
from domain.guests.known import LANGUAGES
from domain.guests.thread import Message, State, Thread, Way
from governance.guests.around import around
from governance.guests.asking import ask_person
from governance.guests.automatic import hold
from governance.guests.drafting import draft_from_facts
from governance.guests.eating import offer_meal
from governance.guests.returned import came_back
from governance.guests.silencing import a_person_was_first, answered_elsewhere
from governance.guests.standards import spoken
from governance.office import Office
from store.unit import Unit

# A message shorter than this does not change the thread's language.
SAYS_ITS_LANGUAGE = 40
MOST_UNREAD = 40  # words: enough to show which
OURS = "<lhcm."  # how the ids of mails begin that this house sent itself


async def hear(office: Office, unit: Unit, told: Incoming) -> Message | None:
    """Keep a message and give it its course, in the caller's unit; None when it was heard before.

    A draft becomes a card; what no fact answers, and whatever is fenced, is asked of a person. Nothing leaves.
    """
    if await unit.guest_messages.known(told.key):
        return None
    thread = await thread_of(unit, told, sample=(await unit.property.get()).sample)
    if told.silence not in {Silence.OWN, Silence.BOUNCE}:  # neither the house nor a post office is a guest
        await unit.guest_threads.reached_at(thread, told.door, told.address, told.at)
    known = await around(unit, thread, told.at)
    decision = decided(told, known.writer)
    rings = known.rings(decision, told.door)
    message = await keep(office, unit, thread, told, decision, rings=rings)
    if wants_no_more(told.text):
        await unit.guest_threads.note(thread, opted_out=True)
    if told.silence is Silence.OWN and told.references and not (told.external or "").startswith(OURS):
        await answered_elsewhere(office, unit, thread.id, "mailbox", told.at, told.references)
    if told.returned:
        await came_back(office, unit, told.returned)
    if decision.course is not Course.SILENCE and not await a_person_was_first(unit, message):
        await take_course(office, unit, message, decision)
        await offer_meal(office, unit, await unit.guest_threads.certain(thread.id), message)
    return message


async def take_course(office: Office, unit: Unit, message: Message, decision: Decision) -> None:
    """Draft from facts where they say something, else ask a person."""
    thread = await unit.guest_threads.certain(message.thread)
    await hold(office, unit, thread, message, decision)
    known = not decision.fences and decision.language in await spoken(unit)
    if known and await draft_from_facts(office, unit, thread, message, decision):
        return
    await ask_person(office, unit, thread, message, decision)


async def thread_of(unit: Unit, told: Incoming, *, sample: bool = False) -> Thread:
    """Where the message belongs: to what it answers, to its stay, to its address; else a thread of its own."""
    if told.references:
        answered = await unit.guest_messages.sent_as(told.references)
        if answered is not None:
            return await unit.guest_threads.certain(answered.thread)
    known = await unit.guest_threads.about(told.stay) if told.stay else None
    known = known or await unit.guest_threads.at(told.door, told.address)
    if known is not None and told.stay and known.stay not in (None, told.stay):
        known = None  # the same guest, another stay
    if known is None:
        return await unit.guest_threads.open(
            name=told.name, channel=told.channel, stay=told.stay, at=told.at, sample=sample
        )
    learned = {
        name: value
        for name, value in (("name", told.name), ("stay", told.stay))
        if value and getattr(known, name) is None
    }
    if learned:
        await unit.guest_threads.note(known, **learned)
    return await unit.guest_threads.certain(known.id)


async def keep(
    office: Office, unit: Unit, thread: Thread, told: Incoming, decision: Decision, *, rings: bool
) -> Message:
    """The message with what was made of it; the thread keeps its language until a whole message is in another."""
    silent = decision.course is Course.SILENCE
    message_id = await unit.guest_messages.keep(
        told.key,
        thread,
        Way.IN,
        told.door,
        told.address,
        state=(State.SILENT if silent else State.WAITING).value,
        text=told.text[:LONGEST],
        subject=told.subject,
        language=decision.language,
        external=told.external,
        at=told.at,
        kept_at=office.clock(),
        by="guest",
        reason=decision.silence.value if decision.silence else None,
        body={**made_of(decision, rings=rings), "files": list(told.attachments)},
    )
    if message_id is None:
        raise LookupError(f"message {told.key} was kept twice in one unit")
    says = len(told.text) >= SAYS_ITS_LANGUAGE or thread.language is None
    if decision.language in LANGUAGES and says and not silent:
        await unit.guest_threads.note(thread, language=decision.language)
    return await unit.guest_messages.certain(message_id)


def made_of(decision: Decision, *, rings: bool) -> dict[str, object]:
    """What stands beside a guest's words: what was met in them, what nobody has read, whether somebody is woken."""
    return {
        "topics": [topic.code for topic in decision.topics],
        "fences": [[fence.code, fence.words] for fence in decision.fences],
        "urgent": decision.urgent,
        "unread": list(decision.unread[:MOST_UNREAD]) if decision.dark else [],
        "rings": rings,
    }
