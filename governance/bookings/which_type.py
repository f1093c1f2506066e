"""Which of our types is a booked room whose source names none of them?

Such a room is counted nowhere. Most of Booking.com's own mails name no type, and an agency writes its own words.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping, Sequence
from datetime import date, datetime
from typing import Any

from domain.bookings.reservation import Reservation, StayRoom
from domain.house.channel_names import channel_name
from domain.house.snapshot import House
from domain.phrase import Phrase, say
from governance.bookings.mail_questions import hands
from governance.bookings.messages import Change, room_told
from governance.bookings.room_names import written
from governance.post.quiet import after_quiet_hours
from governance.post.replies import Block, Button, Line, Reply
from governance.post.telling import tell
from store.consent.questions import Question
from store.unit import Unit

KIND = "room_type"
# Of one delivery the soonest few are asked; the rest stand in the alarm and come after an answer.
MOST_ASKED = 3
MOST_TYPES = 20


async def ask_which_type(unit: Unit, house: House, changes: Sequence[Change], now: datetime) -> None:
    """One question for each name that an agency gives a room, the most frequent first; and one for each booking
    with a room of no name, the soonest stays first."""
    told = [one.reservation for one in changes if one.kind != "cancelled"]
    await ask_about_names(unit, house, told, now)
    untyped = [booking for booking in told if open_room(booking, house.today) is not None]
    for booking in sorted(untyped, key=lambda one: one.check_in)[:MOST_ASKED]:
        await ask_about(unit, house, booking, now)


async def ask_about_names(unit: Unit, house: House, told: Sequence[Reservation], now: datetime) -> None:
    """What an agency calls a room is asked once, however many bookings have it."""
    names = Counter(
        name for booking in told for name in {written(room) for room in to_come(booking, house.today)} if name
    )
    for name, n in names.most_common(MOST_ASKED):
        phrase = say("question.which_type_named", name=name, bookings=say("count.bookings", n=n))
        await _ask(unit, house, f"type-name:{name}", phrase, {"written": name}, now)


def to_come(booking: Reservation, today: date) -> list[StayRoom]:
    """Its rooms that hold a night from today on."""
    return [room for room in booking.rooms if room.state.holds_a_room and room.check_out > today]


def open_room(booking: Reservation, today: date) -> int | None:
    """The place of its first room to come without type and name; None where each has one."""
    coming = to_come(booking, today)
    return next(
        (
            place
            for place, room in enumerate(booking.rooms)
            if room in coming and room.room_type is None and written(room) is None
        ),
        None,
    )


async def ask_about(unit: Unit, house: House, booking: Reservation, now: datetime) -> None:
    """The question about one booking's first room that has neither type nor name."""
    place = open_room(booking, house.today)
    if place is None:
        return
    room = room_told(booking.rooms[place], house)
    phrase = say("question.which_type", room=room)
    if len(booking.rooms) > 1:
        phrase = say("question.which_type_of", room=room, place=place + 1, n=len(booking.rooms))
    about = {"number": booking.number, "title": channel_name(booking.source, house), "room": place}
    await _ask(unit, house, f"type:{booking.number}:{place}", phrase, about, now)


async def _ask(
    unit: Unit, house: House, subject: str, phrase: Phrase, about: Mapping[str, Any], now: datetime
) -> None:
    """On the phones of whoever carries things out; nothing where there is no type to choose."""
    kinds = house.sellable[:MOST_TYPES]
    if not kinds:
        return
    options, cell = [str(n) for n in range(len(kinds))], {**about, "types": [kind.code for kind in kinds]}
    question = await unit.questions.ask(KIND, subject[:120], phrase, options, cell, now)
    due, members = after_quiet_hours(now, house.hotel), await hands(unit)
    await tell(unit, members, type_card(question, house), f"question:{question.id}", now, due_at=due)


def type_card(question: Question, house: House, outcome: Phrase | None = None) -> Reply:
    """The question with a tap for each type; once answered, the type instead."""
    cell = question.cell or {}
    title = say("question.type_title_named")
    if "number" in cell:
        title = say("question.type_title", source=cell["title"], number=cell["number"])
    lines = [Line(title, bold=True), Line(question.phrase)]
    kinds = [house.hotel.room_type(code) for code in cell["types"]]
    if question.answer is not None:
        kind = kinds[int(question.answer)]
        told = outcome or (say("question.type_is", room_type=kind.name) if kind else None)
        return Reply((Block((*lines, *([Line(told)] if told else []))),))
    taps = tuple(
        (Button(say("choice.type", room_type=kind.name), f"q:{question.token}:{n}"),)
        for n, kind in enumerate(kinds)
        if kind is not None
    )
    return Reply((Block(tuple(lines)),), taps)
