"""What becomes of a message that somebody forwarded, once he says whether a guest wrote it?"""

from __future__ import annotations

from hashlib import sha256

from domain.guests.deciding import Course, decided
from domain.guests.incoming import LONGEST, Incoming, Silence
from domain.guests.journey.standing import wants_no_more
from domain.guests.thread import Door, Message, State, Way
from governance.guests.around import around
from governance.guests.hearing import made_of, take_course
from governance.office import Office
from store.unit import Unit


async def offer(unit: Unit, key: str, text: str, name: str | None, office: Office) -> Message | None:
    """Keep the forwarded words until somebody says what they are; None when they were offered before."""
    now = office.clock()
    digest = sha256(key.encode()).hexdigest()
    if await unit.guest_messages.known(digest):
        return None
    address = f"name:{name.casefold()}" if name else f"paste:{digest[:32]}"
    known = await unit.guest_threads.at(Door.PASTED, address)
    sample = (await unit.property.get()).sample
    thread = known or await unit.guest_threads.open(
        name=name, channel="direct", stay=None, at=now, sample=sample
    )
    message_id = await unit.guest_messages.keep(
        digest,
        thread,
        Way.IN,
        Door.PASTED,
        address,
        state=State.OFFERED.value,
        text=text[:LONGEST],
        at=now,
        kept_at=now,
        by="guest",
    )
    return None if message_id is None else await unit.guest_messages.certain(message_id)


async def taken(office: Office, unit: Unit, message: Message) -> None:
    """It is a guest's: it takes its course from here on."""
    thread = await unit.guest_threads.certain(message.thread)
    await unit.guest_threads.reached_at(thread, Door.PASTED, message.address, message.at)
    told = Incoming(Door.PASTED, str(message.id), message.address, message.text, message.at, name=thread.name)
    known = await around(unit, thread, message.at)
    decision = decided(told, known.writer)
    silent = decision.course is Course.SILENCE
    body = made_of(decision, rings=known.rings(decision, Door.PASTED))
    reason = decision.silence.value if decision.silence else None
    to = State.SILENT if silent else State.WAITING
    if not await unit.guest_messages.move(message, to, body=body, language=decision.language, reason=reason):
        return
    if wants_no_more(message.text):
        await unit.guest_threads.note(thread, opted_out=True)
    if thread.language is None and not silent:
        await unit.guest_threads.note(thread, language=decision.language)
    if not silent:
        await take_course(office, unit, await unit.guest_messages.certain(message.id), decision)


async def declined(unit: Unit, message: Message) -> None:
    """It is nobody's of the guests: its words are forgotten at once."""
    await unit.guest_messages.move(
        message, State.SILENT, reason=Silence.NOT_A_GUEST.value, text="", address="", body={}
    )
