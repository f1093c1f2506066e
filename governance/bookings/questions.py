"""What does a channel really show, when no wire can tell?"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, datetime, timedelta

from domain.bookings.booked_room import DIRECT as BOOKED_DIRECTLY
from domain.bookings.reservation import Reservation, StayRoom
from domain.consent.rights import Right, may
from domain.house.channel_names import channel_name
from domain.house.snapshot import House
from domain.incident.reading import Pictured
from domain.incident.table import SALE_DELAY
from domain.nights import spans
from domain.phrase import Phrase, say
from governance.bookings.alarms import ring
from governance.bookings.messages import Change
from governance.incident.asked import WITNESS, question_card, show
from governance.incident.containing import is_test
from governance.incident.detecting import observed
from governance.office import Office, snapshot
from governance.post.replies import Line, Reply, reply
from governance.post.telling import tell
from store.consent.people import Member
from store.consent.questions import Question
from store.unit import Unit

DIRECT = "online"
# A delivery of more bookings than these asks nothing; of fewer, about its soonest direct stays only.
MOST_CHANGES = 10
MOST_ASKED = 3
COUNTED_LATELY = timedelta(days=7)


async def ask_what_is_shown(unit: Unit, house: House, changes: Sequence[Change], now: datetime) -> None:
    """While an incident is open, after each direct booking; else where nobody has counted the channel for a week.

    However the booking came in: by wire, mail, file or chat.
    """
    lately = any(one.channel == WITNESS and now - one.at < COUNTED_LATELY for one in house.counts)
    if len(changes) > MOST_CHANGES or (lately and not house.incident_open):
        return
    rooms = [
        (room, change.reservation)
        for change in changes
        if change.kind == "new" and change.reservation.source in BOOKED_DIRECTLY
        for room in change.reservation.holding
        if room.room_type is not None
        and room.check_in >= house.today
        and not is_test(house, room.room_type, spans(room.nights)[0])
    ]
    for room, booking in sorted(rooms, key=lambda one: one[0].check_in)[:MOST_ASKED]:
        await ask(unit, house, room, booking, now)
        if not house.incident_open:
            return  # one look a week is enough while nothing is wrong


async def ask(unit: Unit, house: House, room: StayRoom, booking: Reservation, now: datetime) -> None:
    """One question on one room of one booking, on the phones of the operators."""
    kind = house.hotel.room_type(room.room_type or "")
    if kind is None or kind.units is None:
        return
    left = min((house.night(kind.code, night).left or 0) for night in room.nights)
    question = await unit.questions.ask(
        "shown",
        f"shown:{booking.number}:{kind.code}:{room.check_in}",
        say(
            "question.sees",
            source=channel_name(DIRECT),
            room_type=kind.name,
            channel=channel_name(WITNESS),
            span=spans(room.nights)[0],
        ),
        [str(n) for n in range(kind.units + 1)],
        {
            "room_type": kind.code,
            "nights": [night.isoformat() for night in room.nights],
            "channel": WITNESS,
            "expected": max(0, left),
            "booked_at": booking.booked_at.isoformat(),
        },
        now,
    )
    await show(unit, house.hotel, question, now)


@dataclass(frozen=True, slots=True)
class Answered:
    """The question's message as it should now look, and an alert when the tap did not count."""

    card: Reply | None = None
    alert: Phrase | None = None


async def answer(
    office: Office, unit: Unit, member: Member, token: str, option: str, *, pictured: Pictured | None = None
) -> Answered:
    """Keep what was seen as human evidence; a mismatch rings at once. The first answer counts.

    `pictured`: the screenshot that shows it, perhaps with the rooms of each night. What was seen too early
    to tell anything is kept, and asked again when the sale has had its time.
    """
    if not may(member.role, Right.CARRY):
        return Answered(alert=say("card.not_entitled"))
    now, by = office.clock(), f"person:{member.person.id}"
    question = await unit.questions.answer(
        token, option, by, now, offered=pictured is None or not pictured.rooms
    )
    if question is None:
        known = await unit.questions.by_token(token)
        settled = known is not None and known.answer is not None
        return Answered(question_card(known) if known and settled else None, say("error.unknown_card"))
    cell, seen = question.cell or {}, int(option)
    nights = [date.fromisoformat(night) for night in cell["nights"]]
    rooms = (pictured.rooms if pictured else {}) or dict.fromkeys(nights, seen)
    await observed(unit, cell["channel"], cell["room_type"], rooms, by, now, pictured)
    house = await snapshot(office, unit, until=max(nights))
    found = await ring(unit, office.board, house, now)
    if not any(one.key.startswith(f"counted:{cell['channel']}:{cell['room_type']}:") for one in found):
        await _told(unit, house, member, question, seen, now)
    return Answered(question_card(question))


async def _told(
    unit: Unit, house: House, member: Member, question: Question, seen: int, now: datetime
) -> None:
    """What the answer means, where no finding says it."""
    cell = question.cell or {}
    nights = [date.fromisoformat(night) for night in cell["nights"]]
    channel = channel_name(cell["channel"])
    if seen == cell["expected"]:
        phrase = say("question.matched", channel=channel, n=seen, person=member.person.name, at=now)
        await tell(unit, [member], reply(phrase), f"matched:{question.id}", now)
        return
    kind = house.hotel.room_type(cell["room_type"])
    room_type = kind.name if kind else cell["room_type"]
    told = {"channel": channel, "span": spans(nights)[0], "seen": seen, "expected": cell["expected"]}
    booked_at = datetime.fromisoformat(cell["booked_at"]) if "booked_at" in cell else now - SALE_DELAY
    again = booked_at + SALE_DELAY
    if seen > cell["expected"] and again > now:
        early = reply(
            Line(say("question.early", **told, room_type=room_type), bold=True),
            say("question.again", at=again),
        )
        await tell(unit, [member], early, f"early:{question.id}", now)
        repeated = await unit.questions.ask(
            question.kind, question.subject, question.phrase, question.options, question.cell, now
        )
        await show(unit, house.hotel, repeated, now, due_at=again)
        return
    phrase = say("question.mismatch", **told, room_type=room_type)
    readers = [m for m in await unit.people.members() if may(m.role, Right.FILE)]
    alarm = reply(Line(phrase, bold=True), say("question.mismatch_what", channel=channel))
    await tell(unit, readers, alarm, f"mismatch:{question.id}", now)
