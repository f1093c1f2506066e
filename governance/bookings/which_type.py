"""Which of our types is a booked room whose source names none of them?

Such a room is counted nowhere. Most of Booking.com's own mails name no type, and an agency writes its own words.
"""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date, datetime

from domain.bookings.reservation import Reservation
from domain.house.channel_names import channel_name
from domain.house.snapshot import House
from domain.phrase import Phrase, say
from governance.bookings.mail_questions import hands
from governance.bookings.messages import Change, room_told
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
    """One question for each booking with a room of no type, the soonest stays first."""
    told = [one.reservation for one in changes if one.kind != "cancelled"]
    untyped = [booking for booking in told if open_room(booking, house.today) is not None]
    for booking in sorted(untyped, key=lambda one: one.check_in)[:MOST_ASKED]:
        await ask_about(unit, house, booking, now)


def open_room(booking: Reservation, today: date) -> int | None:
    """The place of its first room to come that nobody has given a type; None where each has one."""
    return next(
        (
            place
            for place, room in enumerate(booking.rooms)
            if room.room_type is None and room.state.holds_a_room and room.check_out > today
        ),
        None,
    )


async def ask_about(unit: Unit, house: House, booking: Reservation, now: datetime) -> None:
    """The question on the phones of whoever carries things out; nothing where there is no type to choose."""
    place, kinds = open_room(booking, house.today), house.sellable[:MOST_TYPES]
    if place is None or not kinds:
        return
    room, source = booking.rooms[place], channel_name(booking.source, house)
    phrase = say("question.which_type", room=room_told(room, house))
    if len(booking.rooms) > 1:
        phrase = say(
            "question.which_type_of", room=room_told(room, house), place=place + 1, n=len(booking.rooms)
        )
    question = await unit.questions.ask(
        KIND,
        f"type:{booking.number}:{place}"[:120],
        phrase,
        [str(n) for n in range(len(kinds))],
        {
            "number": booking.number,
            "title": source,
            "room": place,
            "types": [kind.code for kind in kinds],
        },
        now,
    )
    due = after_quiet_hours(now, house.hotel)
    await tell(
        unit, await hands(unit), type_card(question, house), f"question:{question.id}", now, due_at=due
    )


def type_card(question: Question, house: House, outcome: Phrase | None = None) -> Reply:
    """The question with a tap for each type; once answered, the type instead."""
    cell = question.cell or {}
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
