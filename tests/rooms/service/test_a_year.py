"""Do 365 days pass without a reminder missed or doubled, a room given twice, or a VIP told ready who is not?

Late flights, no-shows, sick staff, Morocco's clock change around Ramadan and two changes of the house's time zone.
"""

from __future__ import annotations

import random
from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass, field, replace
from datetime import UTC, date, datetime, time, timedelta
from zoneinfo import ZoneInfo

import pytest
from sqlalchemy import select

from bot.words.phrases import Words
from domain.bookings.reservation import Guest, ReservationState
from domain.consent.rights import Role
from domain.day.figures import morning
from domain.errors import Refusal
from domain.service.room import RoomState
from domain.service.task import Area, Script, TaskState
from domain.service.transfer import TransferState, Way
from governance.bookings.from_file import fingerprint
from governance.day.brief.guests import guests
from governance.office import snapshot
from governance.service.declarations import note, remind
from governance.service.papers import remind as remind_of_papers
from governance.service.papers import set_paper
from governance.service.planning import plan_today
from governance.service.rooms import mark_room, settle, take_proposed
from governance.service.sheet_sent import send_sheet
from governance.service.tasks import done, show_tasks
from governance.service.transfer_sentence import TransferSaid
from governance.service.transfers import move, said
from store.models.whole import RingRow, RoomNightRow
from tests.makers import CASABLANCA, reservation, stay_room, villa
from tests.rooms.consent.stage import HOME, Stage

FIRST = date(2026, 1, 10)  # a year with Ramadan's clocks: 15 February and 22 March 2026
HOURS = (time(5, 10), time(7, 16), time(9), time(13), time(16), time(19, 1), time(21, 31), time(23))
# One paper ends two months after the start, and its first reminder falls on the first day; one in the other zone.
PAPERS = {"insurance": FIRST + timedelta(days=60), "alcohol": FIRST + timedelta(days=190)}
STEPS = (60, 30, 7, -1)  # the last one on the day after its end
PARIS = ZoneInfo("Europe/Paris")
TYPES = [kind.code for kind in villa().room_types]


@dataclass
class Year:
    """What the year itself knows, beside the house: what was tapped, what must have rung."""

    stage: Stage
    rng: random.Random
    zone: ZoneInfo = CASABLANCA
    number: int = 0
    inspected: dict[tuple[str, date], bool] = field(default_factory=dict)
    due: Counter[str] = field(default_factory=Counter)
    rung: Counter[str] = field(default_factory=Counter)
    papers: Counter[date] = field(default_factory=Counter)
    cards: int = 0
    cards_doubled: int = 0
    cards_missed: int = 0
    told_ready: int = 0
    wrongly_ready: int = 0

    def at(self, day: date, hour: time) -> None:
        self.stage.clock.now = datetime.combine(day, hour, self.zone).astimezone(UTC)

    async def books(self, day: date) -> None:
        """Up to four new bookings of the coming week; one in eight of today's does not come."""
        for _ in range(self.rng.randint(0, 4)):
            self.number += 1
            room = stay_room(
                self.rng.choice(TYPES),
                day + timedelta(days=self.rng.randint(0, 7)),
                self.rng.randint(1, 5),
                adults=self.rng.randint(1, 4),
            )
            vip, now = self.rng.random() < 0.3, self.stage.clock()
            one = reservation(
                f"R{self.number}", [room], vip=vip, guest=Guest(f"Guest {self.number}"), updated_at=now
            )
            async with self.stage.store.unit(HOME) as unit:
                await unit.reservations.ingest(one, fingerprint(one), now, "file")
                if vip:
                    hour = time(self.rng.randint(10, 22), self.rng.choice([0, 20, 40]))
                    wish = TransferSaid(one.number, Way.ARRIVAL, hour, flight="AT 555")
                    car = await said(self.stage.office, unit, self.stage.operator, wish)
                    if self.rng.random() < 0.8:
                        await move(self.stage.office, unit, self.stage.operator, car, TransferState.ORDERED)

    async def no_shows(self, day: date) -> None:
        """Who does not come after all."""
        async with self.stage.store.unit(HOME) as unit:
            stays = [one for one in await unit.reservations.stays_between(day, day) if one.check_in == day]
            for stay in stays:
                if self.rng.random() < 0.12:
                    [known] = await unit.reservations.numbered(stay.number)
                    rooms = tuple(replace(one, state=ReservationState.NO_SHOW) for one in known.rooms)
                    now = self.stage.clock()
                    gone = replace(known, rooms=rooms, state=ReservationState.NO_SHOW, updated_at=now)
                    await unit.reservations.ingest(gone, fingerprint(gone), now, "file")

    async def late_flight(self, day: date) -> None:
        """One in three VIPs of today lands two hours later: the car has to be ordered anew."""
        async with self.stage.store.unit(HOME) as unit:
            stays = [
                s for s in await unit.reservations.stays_between(day, day) if s.check_in == day and s.vip
            ]
            for stay in stays:
                if self.rng.random() < 0.3:
                    later = TransferSaid(stay.number, Way.ARRIVAL, time(23, 10))
                    await said(self.stage.office, unit, self.stage.operator, later)

    async def works(self, day: date) -> None:
        """Salma does what she has; Omar inspects most of what is clean."""
        async with self.stage.store.unit(HOME) as unit:
            tasks = [task for task in await unit.tasks.on(day) if task.state is TaskState.TODO]
            salma = self.stage.people[Role.STAFF]
            for task in tasks:
                if task.owner == f"person:{salma.person.id}" and task.wish.code.startswith(
                    ("clean", "change")
                ):
                    await done(self.stage.office, unit, salma, task)
            for room, mark in (await unit.room_marks.last()).items():
                if mark.state is RoomState.CLEAN and self.rng.random() < 0.8:
                    try:
                        await mark_room(
                            self.stage.office, unit, self.stage.operator, room, RoomState.INSPECTED
                        )
                        self.inspected[room, day] = True
                    except Refusal:
                        continue

    async def shows(self, day: date) -> None:
        """The next task to whoever is there; asked again at once nobody gets it twice, and nobody has none."""
        self.cards += await show_tasks(self.stage.office, HOME)
        self.cards_doubled += await show_tasks(self.stage.office, HOME)
        async with self.stage.store.reading(HOME) as unit:
            tasks = [task for task in await unit.tasks.on(day) if task.state is TaskState.TODO]
            for helper in await unit.tasks.helpers(day):
                his = [task for task in tasks if task.owner == helper.person]
                self.cards_missed += bool(helper.present and his and his[0].shown_at is None)

    async def looks(self, day: date) -> None:
        """The brief's sentence against what this year knows to be true."""
        async with self.stage.store.reading(HOME) as unit:
            house = await snapshot(self.stage.office, unit)
        shown = [Words("fr", self.zone, day).plain(line.phrase) for line in guests(house, morning(house), [])]
        if not any("prête" in one for one in shown[:1]):
            return
        self.told_ready += 1
        vips = [stay for stay in house.arrivals if stay.vip]
        true = all(
            (stay.room_number or "", day) in self.inspected or self._still(stay.room_number, day)
            for stay in vips
        )
        cars = [car for stay in vips for car in house.service.cars(stay.reservation, Way.ARRIVAL)]
        if not true or any(car.state is TransferState.WANTED for car in cars):
            self.wrongly_ready += 1

    def _still(self, room: str | None, day: date) -> bool:
        """Inspected on an earlier day, and the year knows of nobody who slept there since."""
        days = [on for (one, on) in self.inspected if one == room and on < day]
        return bool(days) and not self.slept_since(room or "", max(days), day)

    def slept_since(self, room: str, since: date, until: date) -> bool:
        return any(since <= night < until for one, night in self.nights if one == room)

    nights: set[tuple[str, date]] = field(default_factory=set)


async def lived(year: Year, days: int) -> None:
    """Day by day, hour by hour."""
    stage = year.stage
    async with stage.store.unit(HOME) as unit:
        await unit.tasks.engage(stage.people[Role.STAFF].person.id, Area.HOUSEKEEPING, Script.ARABIC)
        for code, until in PAPERS.items():
            await set_paper(stage.office, unit, stage.operator, code, until, "")
    for day in (FIRST + timedelta(days=n) for n in range(days)):
        await of_zone(year, day)
        for hour in HOURS:
            year.at(day, hour)
            await ticks(year, day, hour)


async def of_zone(year: Year, day: date) -> None:
    """The house is entered in another zone for a month, and back."""
    moved = {FIRST + timedelta(days=150): PARIS, FIRST + timedelta(days=180): CASABLANCA}
    if day in moved:
        year.zone = moved[day]
        async with year.stage.store.unit(HOME) as unit:
            await unit.property.save(villa(zone=year.zone))


async def ticks(year: Year, day: date, hour: time) -> None:
    """What the clock does at this hour, twice, as after a restart, and what people do."""
    stage = year.stage
    if hour == HOURS[0]:
        await year.books(day)
        await year.no_shows(day)
        sick = year.rng.random() < 0.1
        async with stage.store.unit(HOME) as unit:
            await unit.tasks.absent(stage.people[Role.STAFF].person.id, day, away=sick)
    await settle(stage.office, HOME)
    if hour == HOURS[2]:
        async with stage.store.unit(HOME) as unit:
            await take_proposed(stage.office, unit, stage.operator)
    if hour == HOURS[3]:
        await year.late_flight(day)
    if hour in HOURS[:5]:
        await plan_today(stage.office, HOME)
    if hour in HOURS[2:5]:
        await year.shows(day)
    for _ in range(2):  # as after a restart
        year.rung[f"sheet:{day}"] += await send_sheet(stage.office, HOME)
        year.papers[day] += await remind_of_papers(stage.office, HOME)
        arrivals = day if hour == HOURS[6] else day - timedelta(days=1)
        year.rung[f"declare:{arrivals}:{hour}"] += await remind(stage.office, HOME)
    if hour in HOURS[2:5]:
        await year.works(day)
    async with stage.store.unit(HOME) as unit:
        year.nights |= set(await unit.room_nights.between(day, day))
    if hour in HOURS[2:5]:
        await year.looks(day)
    if hour == HOURS[7]:
        await deposits(year, day)


async def deposits(year: Year, day: date) -> None:
    """Half of the arrivals are deposited in the evening."""
    async with year.stage.store.unit(HOME) as unit:
        stays = [one for one in await unit.reservations.stays_between(day, day) if one.check_in == day]
        for reservation_id in {one.reservation for one in stays}:
            if year.rng.random() < 0.5:
                number = f"STDN-{reservation_id}-{day.year}"
                await note(year.stage.office, unit, year.stage.operator, reservation_id, deposited=number)


def doubled(year: Year) -> Iterator[str]:
    return (key for key, times in year.rung.items() if times > 1)


async def judged(year: Year, days: int) -> None:
    """0 missed, 0 doubled, 0 rooms twice, 0 told ready who are not."""
    assert list(doubled(year)) == []
    async with year.stage.store.reading(HOME) as unit:
        rings = Counter(await unit.scope.all(select(RingRow.key)))
        rows = await unit.scope.all(select(RoomNightRow))
    for n in range(days):
        assert rings[f"sheet:{FIRST + timedelta(days=n + 1)}"] == 1, n
        assert rings[f"declaration:{FIRST + timedelta(days=n)}:2130"] == 1, n
        if n < days - 1:
            assert rings[f"declaration:{FIRST + timedelta(days=n)}:0715"] == 1, n
    ends = [until - timedelta(days=step) for until in PAPERS.values() for step in STEPS]
    due = Counter(day for day in ends if day < FIRST + timedelta(days=days))
    assert +year.papers == due, "papers are told of on their days, once"
    assert (year.cards_doubled, year.cards_missed) == (0, 0)
    assert year.cards >= days, "else nobody was shown anything"
    nights = Counter((row.room, row.night) for row in rows)
    assert max(nights.values()) == 1
    assert year.wrongly_ready == 0
    assert year.told_ready >= max(days // 20, 1), "else nothing was shown"


async def test_three_days_of_the_house(stage: Stage) -> None:
    year = Year(stage, random.Random(1))
    await lived(year, 3)
    await judged(year, 3)


@pytest.mark.proof
async def test_a_year_of_the_house(stage: Stage) -> None:
    year = Year(stage, random.Random(2026))
    await lived(year, 365)
    await judged(year, 365)
