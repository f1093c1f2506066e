"""How does the question look what a channel shows, and who is asked?"""

from __future__ import annotations

from collections.abc import Iterable
from datetime import datetime

from domain.consent.rights import Right, Role, may
from domain.house.channel_names import channel_name
from domain.phrase import say
from domain.property import Property
from governance.post.quiet import after_quiet_hours
from governance.post.replies import Block, Button, Line, Reply
from governance.post.telling import tell
from store.consent.people import Member
from store.consent.questions import Question
from store.unit import Unit

COUNT = "count:"  # a photo that answers such a message is the screenshot of what it asks
WITNESS = "bookingcom"
A_ROW = 4
MOST_TAPS = 12  # a phone shows three rows; whoever sees another number types it


def hands(members: Iterable[Member]) -> list[Member]:
    """The operators; whoever carries things out where there is none."""
    everybody = list(members)
    operators = [one for one in everybody if one.role is Role.OPERATOR]
    return operators or [one for one in everybody if may(one.role, Right.CARRY)]


async def show(
    unit: Unit,
    hotel: Property,
    question: Question,
    now: datetime,
    *,
    due_at: datetime | None = None,
    urgent: bool = False,
) -> None:
    """On their phones, after the quiet hours unless it cannot wait."""
    due = now if urgent else after_quiet_hours(due_at or now, hotel)
    members = hands(await unit.people.members())
    key, subject = f"question:{question.id}", f"{COUNT}{question.token}"
    await tell(unit, members, question_card(question), key, now, due_at=due, subject=subject)


def question_card(question: Question) -> Reply:
    """The question with one button for each answer; once answered, the answer instead."""
    channel = str((question.cell or {}).get("channel", WITNESS))
    title = Line(say("question.title", channel=channel_name(channel)), bold=True)
    lines = (title, Line(question.phrase))
    if question.answer is not None:
        return Reply((Block((*lines, Line(say("question.answered", n=int(question.answer))))),))
    taps = nearest(question)
    row = [Button(say("button.count", n=int(o)), f"q:{question.token}:{o}") for o in taps]
    rows = [tuple(row[n : n + A_ROW]) for n in range(0, len(row), A_ROW)]
    rest = (Line(say("question.or_type"), quiet=True),) if len(taps) < len(question.options) else ()
    return Reply((Block((*lines, *rest)),), tuple(rows))


def nearest(question: Question) -> list[str]:
    """The numbers that get a tap: all of a few, else none and those around what should be seen."""
    if len(question.options) <= MOST_TAPS:
        return list(question.options)
    awaited = int((question.cell or {}).get("expected", question.options[-1]))
    around = sorted(question.options[1:], key=lambda one: abs(int(one) - awaited))[: MOST_TAPS - 1]
    return [question.options[0], *sorted(around, key=int)]
