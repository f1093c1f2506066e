"""What is prepared for a VIP, and by when?"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, datetime, time, timedelta
from zoneinfo import ZoneInfo

from domain.service.book import Plan, Step, kinds
from domain.service.task import TaskWish


@dataclass(frozen=True, slots=True)
class Visit:
    """The stay of a VIP: `arrival` and `departure` are instants where an hour is known."""

    reservation: int
    room: str | None
    check_in: date
    check_out: date
    arrival: datetime | None = None
    departure: datetime | None = None


def steps_on(visit: Visit, day: date, zone: ZoneInfo, plan: Plan) -> Iterator[TaskWish]:
    """What falls on this day; a step whose hour hangs on an unknown arrival falls on the house's usual hour."""
    for step in plan.checklist:
        anchor = visit.check_in if step.of == "arrival" else visit.check_out
        if anchor + timedelta(days=step.day) != day:
            continue
        kind = kinds()[step.task]
        yield TaskWish(
            key=f"vip:{visit.reservation}:{step.task}",
            day=day,
            code=step.task,
            area=kind.area,
            due=_due(step, visit, day, zone, plan),
            minutes=kind.minutes,
            room=visit.room,
            reservation=visit.reservation,
        )


def _due(step: Step, visit: Visit, day: date, zone: ZoneInfo, plan: Plan) -> datetime:
    if step.at is not None:
        return datetime.combine(day, step.at, zone)
    known = visit.arrival if step.of == "arrival" else visit.departure
    usual = plan.check_in if step.of == "arrival" else time(11)
    hour = known or datetime.combine(day, usual, zone)
    return hour - timedelta(minutes=step.before or 0) + timedelta(minutes=step.after or 0)
