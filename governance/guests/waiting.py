"""Who waits for an answer, until when, and who is told of it?"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta

from domain.guests.clocks import Stage, Stayed, due_by, score_by, stage_of
from domain.guests.thread import Message, State, Way
from domain.phrase import Phrase, say
from domain.property import Property
from governance.consent.cards import approvers
from governance.guests.around import stay_of
from governance.guests.holding import look_after_holds
from governance.guests.journey.watching import watch_confirmations
from governance.guests.learning import propose_standard
from governance.guests.requoting import requote
from governance.guests.second_look import second_look_notes
from governance.guests.shown import who, why_a_person
from governance.guests.threads import Conversation, conversations
from governance.office import Office
from governance.post.harmless import quoted
from governance.post.quiet import after_quiet_hours
from governance.post.replies import Block, Button, Line, Reply
from governance.post.telling import tell
from store.unit import Unit

LIST_FOR = timedelta(hours=3)  # after that the list of the morning is news no more
MOST, WORDS = 10, 80


@dataclass(frozen=True, slots=True)
class Waiting:
    """One guest without an answer. `score` is when the channel's clock runs out; `held` what was said by itself."""

    conversation: Conversation
    since: datetime
    stage: Stage
    due: datetime
    score: datetime | None
    stay: Stayed | None
    held: Message | None

    @property
    def promised(self) -> int:
        """How many promises left by themselves: holding replies and facts make none."""
        return 0


async def waiting(office: Office, unit: Unit) -> Sequence[Waiting]:
    """Everybody who waits, whoever is due first at the top."""
    hotel = await unit.property.get()
    today = office.clock().astimezone(hotel.zone).date()
    found = []
    for one in await conversations(unit):
        since = one.waiting_since
        if since is not None:
            stay = await stay_of(unit, one.thread.stay)
            stage = stage_of(stay, today)
            score = score_by(since, one.thread.channel)
            found.append(Waiting(one, since, stage, due_by(since, stage, hotel), score, stay, _held(one)))
    return sorted(found, key=lambda row: (row.due, row.conversation.thread.id))


async def watch_clocks(office: Office, property_id: str) -> None:
    """Once for each message: whoever may answer hears that its time is over, never in the quiet hours. And each
    morning, when the night ends, the list of who waits."""
    await look_after_holds(office, property_id)
    await requote(office, property_id)
    await watch_confirmations(office, property_id)
    now = office.clock()
    async with office.store.reading(property_id) as unit:
        by_day = after_quiet_hours(now, await unit.property.get()) == now
    if by_day:
        await propose_standard(office, property_id)
    async with office.store.reading(property_id) as unit:
        hotel = await unit.property.get()
        rows = await waiting(office, unit)
    if not rows or after_quiet_hours(now, hotel) > now:
        return
    async with office.store.unit(property_id) as unit:
        if morning_has_come(now, hotel):
            day = now.astimezone(hotel.zone).date()
            await tell(unit, await approvers(unit), morning_list(rows), f"guests-morning:{day}", now)
        for row in rows:
            if row.due <= now:
                await _late(unit, row, now)


def morning_has_come(now: datetime, hotel: Property) -> bool:
    """Whether the quiet hours have just ended; a house without any has no night to report on."""
    local = now.astimezone(hotel.zone)
    if hotel.quiet_from == hotel.quiet_until:
        return False
    begins = datetime.combine(local.date(), hotel.quiet_until, hotel.zone)
    return begins <= local < begins + LIST_FOR


def morning_list(rows: Sequence[Waiting]) -> Reply:
    """Thread, stay, since when, what was said at night, what was promised, until when."""
    head = Line(say("guests.morning_title", n=len(rows)), bold=True)
    blocks = [Block((head, Line(say("guests.morning_promised", n=sum(row.promised for row in rows)))))]
    for row in rows[:MOST]:
        last = row.conversation.last
        lines = [Line(say("guests.waiting", who=who(row.conversation.thread), since=row.since), bold=True)]
        lines.append(Line(say("join.dots", parts=tuple(_facts(row))), quiet=True))
        if last is not None:
            lines.append(Line(say("guests.quoted", words=quoted(last.text, WORDS))))
            notes = (*why_a_person(last), *second_look_notes(last))
            lines += [Line(note, quiet=True) for note in notes]
        blocks.append(Block(tuple(lines)))
    opening = [
        Button(
            say("button.guest_open", who=who(row.conversation.thread)),
            f"guest:{row.conversation.thread.id}:open",
        )
        for row in rows[:MOST]
    ]
    return Reply(tuple(blocks), tuple(tuple(opening[n : n + 2]) for n in range(0, len(opening), 2)))


def _facts(row: Waiting) -> list[Phrase]:
    told = [STAGES[row.stage], say("guests.due", at=row.due)]
    if row.score is not None:
        told.append(say("guests.score", at=row.score))
    if row.held is not None:
        told.append(say("guests.said_at_night", at=row.held.sent_at or row.held.at))
    return told


STAGES: dict[Stage, Phrase] = {
    Stage.IN_HOUSE: say("guests.stage_in_house"),
    Stage.ARRIVES_TODAY: say("guests.stage_arrives"),
    Stage.BEFORE: say("guests.stage_before"),
    Stage.AFTER: say("guests.stage_after"),
    Stage.ENQUIRY: say("guests.stage_enquiry"),
}


async def _late(unit: Unit, row: Waiting, now: datetime) -> None:
    thread = row.conversation.thread
    notice = Reply(
        (Block((Line(say("guests.late", who=who(thread), since=row.since)),)),),
        ((Button(say("button.guest_open", who=who(thread)), f"guest:{thread.id}:open"),),),
    )
    await tell(unit, await approvers(unit), notice, f"guest-late:{thread.id}:{row.since.isoformat()}", now)


def _held(one: Conversation) -> Message | None:
    sent = [m for m in one.messages if m.way is Way.OUT and m.body.get("automatic") == "holding"]
    return next((m for m in reversed(sent) if m.state is State.SENT), None)
