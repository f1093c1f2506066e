"""What does a channel really show, when no wire can tell?"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime

from domain.bookings.booked_room import DIRECT as BOOKED_DIRECTLY
from domain.bookings.reservation import StayRoom
from domain.consent.rights import Right, Role, may
from domain.house.channel_names import channel_name
from domain.house.snapshot import House
from domain.nights import spans
from domain.phrase import Phrase, say
from domain.prices.rates import Cell, CellValue
from governance.bookings.messages import Change
from governance.office import Office
from governance.post.quiet import after_quiet_hours
from governance.post.replies import Block, Button, Line, Reply, reply
from governance.post.telling import tell
from store.consent.people import Member
from store.consent.questions import Question
from store.unit import Unit

DIRECT = "online"
# A delivery of more bookings than these asks nothing; of fewer, about its soonest direct stays only.
MOST_CHANGES = 10
MOST_ASKED = 3
WITNESS = "bookingcom"
MOST_OPTIONS = 6


async def ask_what_is_shown(unit: Unit, house: House, changes: Sequence[Change], now: datetime) -> None:
    """While the synchronisation incident is open: after each direct booking, ask what Booking.com shows."""
    if not house.incident_open or len(changes) > MOST_CHANGES:
        return
    rooms = [
        (room, change.reservation.number)
        for change in changes
        if change.kind == "new" and change.reservation.source in BOOKED_DIRECTLY
        for room in change.reservation.holding
        if room.room_type is not None and room.check_in >= house.today
    ]
    for room, number in sorted(rooms, key=lambda one: one[0].check_in)[:MOST_ASKED]:
        await ask(unit, house, room, number, now)


async def ask(unit: Unit, house: House, room: StayRoom, number: str, now: datetime) -> None:
    """One question on one room of one booking, on the phones of the operators."""
    kind = house.hotel.room_type(room.room_type or "")
    if kind is None or kind.units is None:
        return
    left = min((house.night(kind.code, night).left or 0) for night in room.nights)
    question = await unit.questions.ask(
        "shown",
        f"shown:{number}:{kind.code}:{room.check_in}",
        say(
            "question.sees",
            source=channel_name(DIRECT),
            room_type=kind.name,
            channel=channel_name(WITNESS),
            span=spans(room.nights)[0],
        ),
        [str(n) for n in range(min(kind.units, MOST_OPTIONS) + 1)],
        {
            "room_type": kind.code,
            "nights": [night.isoformat() for night in room.nights],
            "channel": WITNESS,
            "expected": max(0, left),
        },
        now,
    )
    members = await unit.people.members()
    hands = [m for m in members if m.role is Role.OPERATOR] or [
        m for m in members if may(m.role, Right.CARRY)
    ]
    due = after_quiet_hours(now, house.hotel)
    await tell(unit, hands, question_card(question), f"question:{question.id}", now, due_at=due)


def question_card(question: Question) -> Reply:
    """The question with one button for each answer; once answered, the answer instead."""
    title = Line(say("question.title", channel=channel_name(WITNESS)), bold=True)
    lines = (title, Line(question.phrase))
    if question.answer is not None:
        return Reply((Block((*lines, Line(say("question.answered", n=int(question.answer))))),))
    row = [Button(say("button.count", n=int(o)), f"q:{question.token}:{o}") for o in question.options]
    return Reply((Block(lines),), (tuple(row[:4]), tuple(row[4:])) if len(row) > 4 else (tuple(row),))


@dataclass(frozen=True, slots=True)
class Answered:
    """The question's message as it should now look, and an alert when the tap did not count."""

    card: Reply | None = None
    alert: Phrase | None = None


async def answer(office: Office, unit: Unit, member: Member, token: str, option: str) -> Answered:
    """Keep what was seen as human evidence; a mismatch rings at once. The first answer counts."""
    if not may(member.role, Right.CARRY):
        return Answered(alert=say("card.not_entitled"))
    now = office.clock()
    question = await unit.questions.answer(token, option, f"person:{member.person.id}", now)
    if question is None:
        known = await unit.questions.by_token(token)
        settled = known is not None and known.answer is not None
        return Answered(question_card(known) if known and settled else None, say("error.unknown_card"))
    cell, seen = question.cell or {}, int(option)
    nights = [datetime.fromisoformat(night).date() for night in cell["nights"]]
    for night in nights:
        await unit.calendar.observe(
            Cell(cell["room_type"], night, channel=cell["channel"]),
            CellValue(availability=seen),
            now,
            f"person:{member.person.id}",
        )
    hotel = await unit.property.get()
    kind = hotel.room_type(cell["room_type"])
    common = {"channel": channel_name(cell["channel"]), "span": spans(nights)[0]}
    if seen == cell["expected"]:
        phrase = say("question.matched", channel=common["channel"], n=seen, person=member.person.name, at=now)
        await tell(unit, [member], reply(phrase), f"matched:{question.id}", now)
        return Answered(question_card(question))
    phrase = say(
        "question.mismatch",
        **common,
        seen=seen,
        expected=cell["expected"],
        room_type=kind.name if kind else cell["room_type"],
    )
    readers = [m for m in await unit.people.members() if may(m.role, Right.FILE)]
    alarm = reply(Line(phrase, bold=True), say("question.mismatch_what", channel=common["channel"]))
    await tell(unit, readers, alarm, f"mismatch:{question.id}", now)
    return Answered(question_card(question))
