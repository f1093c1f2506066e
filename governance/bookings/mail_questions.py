"""What is asked of a person when a mail says too little, or nothing proves who sent it?"""

from __future__ import annotations

from datetime import datetime

from domain.bookings.notice import Notice
from domain.consent.rights import Right, Role, may
from domain.house.channel_names import channel_name
from domain.nights import ONE_DAY, Span
from domain.phrase import Phrase, say
from domain.property import Property
from governance.post.quiet import after_quiet_hours
from governance.post.replies import Block, Button, Line, Reply
from governance.post.telling import tell
from store.bookings.mails import Mail, MailState
from store.consent.people import Member
from store.consent.questions import Question
from store.unit import Unit

SEEN = "mail_seen"
CONFIRM = "mail_confirm"
KINDS = frozenset({SEEN, CONFIRM})
TRUE, FALSE = "true", "false"
ENTERED, ABSENT = "entered", "absent"
# A flood of invented mails must not ring a flood of cards: beyond these they wait among the mails to read.
MOST_UNPROVEN = 5
_LABELS = {
    TRUE: say("button.mail_true"),
    FALSE: say("button.mail_false"),
    ENTERED: say("button.mail_entered"),
    ABSENT: say("button.mail_absent"),
}


async def ask_about_seen(unit: Unit, mail: Mail, notice: Notice, hotel: Property, now: datetime) -> None:
    """A channel names a booking without its stay: somebody looks it up and brings it in."""
    phrase = say("mail.seen", source=channel_name(notice.source), number=notice.known_as, at=mail.arrived_at)
    subject = f"seen:{notice.source}:{notice.known_as}"
    await _ask(unit, SEEN, subject, phrase, (ENTERED, ABSENT), mail, hotel, now)


async def ask_whether_true(unit: Unit, mail: Mail, notice: Notice, hotel: Property, now: datetime) -> None:
    """Nothing proves this mail: a person says whether its booking is real."""
    waiting = [one for one in await unit.questions.open() if one.kind == CONFIRM]
    if len(waiting) >= MOST_UNPROVEN:
        return
    source, number = channel_name(notice.source), notice.known_as
    if notice.rooms:
        first = min(room.check_in for room in notice.rooms)
        last = max(first, max(room.check_out for room in notice.rooms) - ONE_DAY)
        phrase = say(
            "mail.unproven_stay", source=source, number=number, stay=Span(first, last), sender=mail.sender
        )
    else:
        phrase = say("mail.unproven", source=source, number=number, sender=mail.sender)
    subject = f"unproven:{notice.provider}:{number}:{notice.kind}"
    await _ask(unit, CONFIRM, subject, phrase, (TRUE, FALSE), mail, hotel, now)


async def tell_to_read(
    unit: Unit, mail: Mail, reference: str | None, stay: Span, hotel: Property, now: datetime
) -> None:
    """A booking is announced by somebody whose mails nobody can read by rule: what was read of it, as data."""
    if len(await unit.mails.in_state(MailState.TO_READ, limit=MOST_UNPROVEN + 1)) > MOST_UNPROVEN:
        return
    lines = [
        Line(say("mail.to_read_title"), bold=True),
        Line(say("mail.to_read_from", sender=mail.sender, subject=mail.subject or "—")),
        Line(
            say("mail.to_read_numbered", stay=stay, number=reference)
            if reference
            else say("mail.to_read_stay", stay=stay)
        ),
        Line(say("mail.to_read_do")),
    ]
    due = after_quiet_hours(now, hotel)
    await tell(unit, await hands(unit), Reply((Block(tuple(lines)),)), f"to_read:{mail.id}", now, due_at=due)


async def _ask(
    unit: Unit,
    kind: str,
    subject: str,
    phrase: Phrase,
    options: tuple[str, ...],
    mail: Mail,
    hotel: Property,
    now: datetime,
) -> None:
    question = await unit.questions.ask(kind, subject[:120], phrase, options, {"mail": mail.id}, now)
    due = after_quiet_hours(now, hotel)
    await tell(unit, await hands(unit), card(question), f"question:{question.id}", now, due_at=due)


async def hands(unit: Unit) -> list[Member]:
    """The operators, or whoever else may carry things out where there is none."""
    members = await unit.people.members()
    operators = [member for member in members if member.role is Role.OPERATOR]
    return operators or [member for member in members if may(member.role, Right.CARRY)]


def card(question: Question, outcome: Phrase | None = None) -> Reply:
    """The question with its buttons; once answered, what became of it instead."""
    title = say("mail.seen_title") if question.kind == SEEN else say("mail.unproven_title")
    lines = [Line(title, bold=True), Line(question.phrase)]
    if outcome is not None or question.answer is not None:
        told = outcome or _LABELS.get(question.answer or "")
        return Reply((Block((*lines, *([Line(told)] if told else []))),))
    row = tuple(Button(_LABELS[one], f"q:{question.token}:{one}") for one in question.options)
    return Reply((Block(tuple(lines)),), (row,))
