"""What happens on an objective's review date, and when its period is over?"""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date, datetime, timedelta

from domain.consent.objective import Objective
from domain.consent.rights import Right, may
from domain.errors import Refusal
from domain.house.snapshot import House
from domain.phrase import Phrase, say
from governance.consent.desk.at_once import close
from governance.consent.objectives.progress import progress
from governance.consent.objectives.shown import aim, block
from governance.day.objectives.reading import house_over
from governance.office import Office
from governance.post.quiet import after_quiet_hours
from governance.post.replies import Block, Button, Line, Reply, reply
from governance.post.telling import tell
from store.consent.people import Member
from store.consent.questions import Question
from store.unit import Unit

KIND = "objective"
CLOSE = "close"
TWO_WEEKS, FOUR_WEEKS = timedelta(days=14), timedelta(days=28)


async def keep_objectives(office: Office, property_id: str) -> None:
    """Close with a report what is over; report and ask on what is due for review. Safe at any time, and twice."""
    now = office.clock()
    async with office.store.reading(property_id) as unit:
        today = now.astimezone((await unit.property.get()).zone).date()
        over = await unit.objectives.over(today)
        asked = {question.subject for question in await unit.questions.open()}
        due = [one for one in await unit.objectives.due(today) if subject(one) not in asked]
    if not over and not due:
        return
    async with office.store.unit(property_id) as unit:
        house = await house_over(office, unit, [*over, *due])
        for objective in over:
            await end(unit, objective, house, now)
        for objective in due:
            await ask(unit, objective, house, now)


def subject(objective: Objective) -> str:
    """One question for each objective and review date."""
    return f"{KIND}:{objective.id}:{objective.review_on}"


async def end(unit: Unit, objective: Objective, house: House, now: datetime) -> None:
    """The period is over: closed, written down, reported once."""
    if not await unit.objectives.close(objective.id, by="desk", at=now):
        return
    await unit.journal.append("objective.over", f"objective:{objective.id}", "desk", {}, now)
    title = Line(say("objective.over", number=objective.id), bold=True)
    report = Reply((Block((title,)), block(progress(objective, house), house)))
    await tell(
        unit, await takers(unit), report, f"over:{objective.id}", now, after_quiet_hours(now, house.hotel)
    )


async def ask(unit: Unit, objective: Objective, house: House, now: datetime) -> None:
    """The row first; then its message, outside the quiet hours."""
    phrase = say("objective.review_ask", number=objective.id, aim=aim(objective, house))
    options = [*(day.isoformat() for day in choices(objective, house.today)), CLOSE]
    about = {"objective": objective.id}
    question = await unit.questions.ask(KIND, subject(objective), phrase, options, about, now)
    await unit.journal.append("objective.reviewed", f"objective:{objective.id}", "desk", {}, now)
    report = Reply(
        (Block((Line(say("objective.review_title"), bold=True),)), block(progress(objective, house), house)),
        keyboard(question),
    )
    due = after_quiet_hours(now, house.hotel)
    await tell(unit, await takers(unit), report, f"review:{question.id}", now, due_at=due)


def choices(objective: Objective, today: date) -> Sequence[date]:
    """Until when it may be kept: two weeks on and to its end; at its end, two or four weeks longer."""
    last = objective.period.last
    if today < last:
        return sorted({min(today + TWO_WEEKS, last), last})
    return (today + TWO_WEEKS, today + FOUR_WEEKS)


def keyboard(question: Question) -> tuple[tuple[Button, ...], ...]:
    """A button for each day until which it may be kept, and one to close it."""
    return tuple((Button(label(option), f"q:{question.token}:{option}"),) for option in question.options)


def label(option: str) -> Phrase:
    """What an answer says."""
    if option == CLOSE:
        return say("button.close")
    return say("button.keep_until", until=date.fromisoformat(option))


async def takers(unit: Unit) -> list[Member]:
    """Who sets objectives, and so decides what becomes of them."""
    return [member for member in await unit.people.members() if may(member.role, Right.OBJECTIVES)]


async def answer(
    office: Office, unit: Unit, member: Member, question: Question, option: str
) -> tuple[Reply | None, Phrase | None]:
    """An owner's tap keeps the objective until that day or closes it; the first answer counts.

    Comes back with the message's new face, and an alert where the tap did not count.
    """
    if not may(member.role, Right.OBJECTIVES):
        return None, say("objective.not_yours")
    now, number = office.clock(), int((question.cell or {})["objective"])
    by = f"person:{member.person.id}"
    if await unit.objectives.open(number) is None:
        return None, say("objective.closed_before", objective=number)
    answered = await unit.questions.answer(question.token, option, by, now)
    if answered is None:
        return None, say("error.unknown_card")
    if option == CLOSE:
        try:
            await close(office, unit, member, number)
        except Refusal as refusal:
            return None, refusal.phrase
        return reply(
            Line(question.phrase), say("objective.closed_by", person=member.person.name, at=now)
        ), None
    until = date.fromisoformat(option)
    await unit.objectives.keep(number, until)
    body = {"until": until.isoformat()}
    await unit.journal.append("objective.kept", f"objective:{number}", by, body, now)
    told = say("objective.kept_by", person=member.person.name, until=until, at=now)
    return reply(Line(question.phrase), told), None
