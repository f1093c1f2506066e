"""What of a screenshot counts, once a person has confirmed or corrected what was read in it?"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date, timedelta
from typing import Any

from channels.dialogue import NoAnswer, Picture, Usage
from channels.ports import Brain
from domain.consent.rights import Right, may
from domain.errors import refuse
from domain.house.channel_names import channel_name
from domain.incident.incident import Incident
from domain.incident.reading import (
    MOST_NIGHTS,
    Pictured,
    Reading,
    Sight,
    as_json,
    from_json,
    reading_of,
    schema,
)
from domain.phrase import Phrase, say
from domain.property import Property
from governance.asked_once import charged, instruction
from governance.bookings.answering import answer
from governance.bookings.pictured_card import ALL, NIGHT, NOTHING, TAKE, pictured_card
from governance.bookings.seen import seen_by
from governance.budget import purse
from governance.incident.testing import QUESTION as TEST
from governance.office import Office
from governance.post.replies import Reply
from store.consent.people import Member
from store.consent.questions import Question
from store.unit import Unit

QUESTION = "pictured"
PURPOSE = "screenshot"  # of the instruction and of what it costs


@dataclass(frozen=True, slots=True)
class Wanted:
    """What a picture answers, a question by its token or the incident of that number; what to look for in it."""

    sight: Sight
    question: str = ""
    incident: int = 0


async def of_question(unit: Unit, token: str) -> Wanted:
    """What an open question about a channel's rooms wants to know. Refusal: answered, or none."""
    asked = await unit.questions.by_token(token)
    if asked is None or asked.answer is not None or asked.cell is None:
        raise refuse("question.which_count", options=asked.options if asked else ("—",))
    cell = asked.cell
    if asked.kind == TEST:
        test = await unit.sync_tests.running()
        if test is None or test.id != cell["test"]:
            raise refuse("question.which_count", options=asked.options)
        return Wanted(Sight(str(cell["channel"]), test.room_type, (test.night,)), token)
    nights = tuple(date.fromisoformat(night) for night in cell["nights"])
    return Wanted(Sight(str(cell["channel"]), str(cell["room_type"]), nights[:MOST_NIGHTS]), token)


def of_incident(incident: Incident) -> Wanted:
    """The nights that it is about. Refusal: nobody knows of which type and nights."""
    wish = incident.wish
    first, departure = wish.first, wish.departure
    if wish.channel is None or wish.room_type is None or first is None or departure is None:
        raise refuse("incident.which_night")
    nights = tuple(first + timedelta(days=n) for n in range(min((departure - first).days, MOST_NIGHTS)))
    return Wanted(Sight(wish.channel, wish.room_type, nights or (first,)), incident=incident.id)


async def reader(office: Office, unit: Unit, member: Member, hotel: Property) -> Brain | None:
    """The model that may read now, None where a person does. Refusal: it is not his to say what a channel shows."""
    if not may(member.role, Right.CARRY):
        raise refuse("card.not_entitled")
    if office.brain is None:
        return None
    today = office.clock().astimezone(hotel.zone).date()
    return None if (await purse(unit, office.budget, today, hotel.zone)).empty else office.brain


async def looked(
    brain: Brain, sight: Sight, picture: Picture, hotel: Property
) -> tuple[Reading, Usage | None]:
    """What the model reads, and what that cost: it is given this picture, the type, the channel and the nights."""
    kind = hotel.room_type(sight.room_type)
    names = " / ".join(dict.fromkeys(kind.name.by_language.values())) if kind else sight.room_type
    nights = ", ".join(night.isoformat() for night in sight.nights)
    asked = f"Channel: {channel_name(sight.channel)}\nRoom type: {names}\nNights: {nights}"
    try:
        found = await brain.look(instruction(PURPOSE), picture, asked, schema(sight))
    except NoAnswer as failure:
        return Reading(sight), failure.usage
    return reading_of(sight, found.values), found.usage


async def proposed(
    office: Office, unit: Unit, wanted: Wanted, photo: str, reading: Reading, cost: Usage | None
) -> Reply:
    """The reading as a card that waits for a person's tap, and the price of it written down."""
    now = office.clock()
    await unit.spending.add(charged(PURPOSE, cost), now)
    body = {**as_json(reading), "photo": photo, "asks": wanted.question, "incident": wanted.incident}
    about = wanted.question or f"incident:{wanted.incident}"
    subject = f"{QUESTION}:{photo}:{about}"
    asked = await unit.questions.ask(QUESTION, subject, say("pictured.title"), (TAKE, NOTHING), body, now)
    if asked.cell != body:  # the same picture once more
        await unit.questions.revise(asked.token, body)
    return pictured_card(await unit.property.get(), asked.token, reading)


@dataclass(frozen=True, slots=True)
class Tapped:
    """The card as it looks after a tap, and what is said where the tap changed nothing."""

    card: Reply | None = None
    alert: Phrase | None = None


async def tapped(office: Office, unit: Unit, member: Member, token: str, verb: str) -> Tapped:
    """`ok` takes what stands there, `none` leaves it, `all.2` says every night, `n3` asks for one, `n3.2` says it.

    Nothing is kept of a reading but by such a tap of somebody who may say what a channel shows.
    """
    if not may(member.role, Right.CARRY):
        return Tapped(alert=say("card.not_entitled"))
    asked = await unit.questions.by_token(token)
    if asked is None or asked.kind != QUESTION or asked.cell is None:
        return Tapped(alert=say("error.unknown_card"))
    hotel, reading = await unit.property.get(), from_json(asked.cell)
    if asked.answer is not None:
        return Tapped(pictured_card(hotel, token, reading, answer=asked.answer), say("error.unknown_card"))
    head, _, said = verb.partition(".")
    nights = reading.sight.nights
    if verb == TAKE:
        return await _taken(office, unit, member, asked, reading)
    if verb == NOTHING:
        await unit.questions.answer(token, NOTHING, f"person:{member.person.id}", office.clock())
        return Tapped(pictured_card(hotel, token, reading, answer=NOTHING))
    if head == ALL and said.isdecimal():
        return await _taken(office, unit, member, asked, reading.said(int(said), *nights))
    place = head.removeprefix(NIGHT)
    if not place.isdecimal() or int(place) >= len(nights):
        return Tapped(alert=say("error.unknown_card"))
    if not said:
        return Tapped(pictured_card(hotel, token, reading, choosing=int(place)))
    after = reading.said(int(said) if said.isdecimal() else None, nights[int(place)])
    await unit.questions.revise(token, {**asked.cell, **as_json(after)})
    return Tapped(pictured_card(hotel, token, after))


async def _taken(office: Office, unit: Unit, member: Member, asked: Question, reading: Reading) -> Tapped:
    """What he has confirmed becomes what was seen, by the way on which typed counts come."""
    if not reading.read:
        return Tapped(alert=say("pictured.nothing_read"))
    cell: Mapping[str, Any] = asked.cell or {}
    found = Pictured(str(cell["photo"]), reading.read, reading.by_model)
    if cell["asks"]:
        told = await answer(
            office, unit, member, str(cell["asks"]), str(min(reading.read.values())), pictured=found
        )
        if told.alert is not None:
            return Tapped(alert=told.alert)
    else:
        incident = await unit.incidents.get(int(cell["incident"]))
        if incident is None:
            return Tapped(alert=say("error.unknown_card"))
        await seen_by(office, unit, member, incident, reading.read, pictured=found)
    await unit.questions.revise(asked.token, {**cell, **as_json(reading)})
    await unit.questions.answer(asked.token, TAKE, f"person:{member.person.id}", office.clock())
    return Tapped(pictured_card(await unit.property.get(), asked.token, reading, answer=TAKE))
