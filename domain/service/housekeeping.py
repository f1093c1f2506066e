"""Which rooms are done today, in which order, by when and by whom?"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date, datetime, time, timedelta
from zoneinfo import ZoneInfo

from domain.service.book import Plan, kinds

DEPARTURE, ARRIVAL = "clean_departure", "clean_arrival"
LINEN, STAY = "change_linen", "clean_stay"


@dataclass(frozen=True, slots=True)
class RoomDay:
    """One room on one day. `arrival` is the instant of a guest's arrival where it is known; `free_from` that of a
    late departure; `nights` those that a guest who stays has slept here."""

    room: str
    kind: str
    leaves: bool = False
    arrives: bool = False
    stays: bool = False
    vip: bool = False
    ready: bool = False
    arrival: datetime | None = None
    free_from: datetime | None = None
    nights: int = 0
    reservation: int | None = None


@dataclass(frozen=True, slots=True)
class Job:
    """A room to be done: `rank` orders it, 0 first."""

    room: str
    code: str
    minutes: int
    due: datetime
    rank: int
    reservation: int | None = None


def jobs(rooms: Iterable[RoomDay], day: date, zone: ZoneInfo, plan: Plan, check_in: time) -> list[Job]:
    """VIPs' rooms by their hour, then departures, then stay-overs; what is ready for its guest is left alone."""
    found = [job for room in rooms if (job := _job(room, day, zone, plan, check_in)) is not None]
    return sorted(found, key=lambda job: (job.rank, job.due, job.room.zfill(6)))


def split(
    todo: Sequence[Job], people: Sequence[str], kept: Mapping[str, str], loads: Mapping[str, int]
) -> Mapping[str, str]:
    """Who does which room: what somebody present already has stays his, the rest goes to whoever has least.

    `kept` is room → person; `loads` are minutes of work that people have besides. Nothing while nobody is there.
    """
    if not people:
        return {}
    load = {person: loads.get(person, 0) for person in people}
    given = {job.room: kept[job.room] for job in todo if kept.get(job.room) in load}
    for job in todo:
        if job.room in given:
            load[given[job.room]] += job.minutes
    for job in sorted(todo, key=lambda job: (job.rank, -job.minutes)):
        if job.room not in given:
            person = min(people, key=lambda one: load[one])
            given[job.room] = person
            load[person] += job.minutes
    return given


def ready_by(room: RoomDay, day: date, zone: ZoneInfo, plan: Plan, check_in: time) -> datetime:
    """By when the room of a guest who arrives is to be ready."""
    if room.arrival is not None:
        return room.arrival - timedelta(minutes=plan.vip_before if room.vip else plan.guest_before)
    return datetime.combine(day, plan.unknown_hour if room.vip else check_in, zone)


def _job(room: RoomDay, day: date, zone: ZoneInfo, plan: Plan, check_in: time) -> Job | None:
    if room.arrives and not room.ready:
        due = ready_by(room, day, zone, plan, check_in)
        return _of(room, DEPARTURE if room.leaves else ARRIVAL, plan, due, 0 if room.vip else 1)
    if room.leaves and not room.arrives and not room.ready:
        due = max(
            datetime.combine(day, plan.stays_by, zone), room.free_from or datetime.min.replace(tzinfo=zone)
        )
        return _of(room, DEPARTURE, plan, due, 2)
    if room.stays:
        linen = plan.linen_every > 0 and room.nights > 0 and room.nights % plan.linen_every == 0
        due = datetime.combine(day, plan.stays_by, zone)
        return _of(room, LINEN if linen else STAY, plan, due, 3)
    return None


def _of(room: RoomDay, code: str, plan: Plan, due: datetime, rank: int) -> Job:
    minutes = kinds()[code].minutes
    if code in {DEPARTURE, ARRIVAL}:
        minutes = plan.minutes.get(room.kind, minutes)
    return Job(room.room, code, minutes, due, rank, room.reservation)
