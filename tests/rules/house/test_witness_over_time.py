"""Do sixty days of a channel's late calendar, lost mails and restarts raise no false alarm, and a true one once?"""

from __future__ import annotations

import random
from collections.abc import Iterator
from dataclasses import dataclass, field, replace
from datetime import date, datetime, timedelta

from pydantic import TypeAdapter

from domain.bookings.mail_standing import MailStanding, SeenBooking
from domain.house.snapshot import RESERVATIONS, House, Stay
from domain.house.witness import caught_up, disagreements
from domain.house.witnessed import Witnessed
from domain.nights import Span
from tests.makers import NOW, house_of, stay, villa

HOUR, DAYS = timedelta(hours=1), 60
SUITE = "junior-suite"
ONE_TYPE = replace(villa(), room_types=tuple(one for one in villa().room_types if one.code == SUITE))
_KEPT: TypeAdapter[Witnessed] = TypeAdapter(Witnessed)


@dataclass
class Booking:
    """When it was made and ended, when the house heard of either, and when only its number was known."""

    span: Span
    made: datetime
    heard: datetime
    named: datetime | None = None
    gone: datetime | None = None
    gone_heard: datetime | None = None
    shown: bool = True  # whether the channel's calendar ever learns of it

    def as_known(self, at: datetime) -> Stay | None:
        if at < self.heard:
            return None
        released = self.gone if self.gone_heard is not None and self.gone_heard <= at else None
        return stay(SUITE, self.span.first, len(self.span), booked_at=self.made, released_at=released)


@dataclass
class World:
    """Bookings, the outages of the mailbox, and a calendar that is written anew every one to six hours."""

    bookings: list[Booking]
    outages: list[tuple[datetime, datetime]]
    chance: random.Random
    written: datetime = NOW
    next_write: datetime = NOW
    seen: Witnessed | None = None
    told: set[str] = field(default_factory=set)
    rung: list[str] = field(default_factory=list)

    def mailbox_read(self, at: datetime) -> datetime:
        """The last pass to the mailbox's end before `at`."""
        during = [begin for begin, end in self.outages if begin <= at < end]
        return min(during, default=at)

    def calendar(self, at: datetime) -> frozenset[date]:
        if at >= self.next_write:
            self.written, self.next_write = at, at + HOUR * self.chance.uniform(1, 5.5)
        stands = (
            b for b in self.bookings
            if b.shown and b.made <= self.written and (b.gone is None or b.gone > self.written)
        )  # fmt: skip
        return frozenset(night for b in stands for night in b.span if night >= at.date())

    def house(self, now: datetime, bookings_read: datetime) -> House:
        waiting = tuple(
            SeenBooking("5", "bookingcom", b.named)
            for b in self.bookings
            if b.named and b.named <= now < b.heard
        )
        return house_of(
            ONE_TYPE,
            back=0,
            ahead=75,
            now=now,
            today=now.date(),
            stays=[told for b in self.bookings if (told := b.as_known(bookings_read)) is not None],
            source_ages={RESERVATIONS: bookings_read},
            witnessed=(self.seen,) if self.seen else (),
            mail=MailStanding(read_at=bookings_read, seen=waiting),
        )

    def judge(self, house: House) -> None:
        """As alarms do: what is new rings, what no longer holds is forgotten."""
        found = {
            f"{one.drift}:{one.nights.last}" for seen in house.witnessed for one in disagreements(seen, house)
        }
        self.rung += sorted(found - self.told)
        self.told = found

    def look(self, now: datetime) -> None:
        """The feed is read, and judged before and after our own bookings have caught up."""
        trouble = self.chance.random() < 0.05
        before = self.house(now, self.mailbox_read(now - timedelta(seconds=40)))
        read = Witnessed("airbnb", SUITE, now, self.calendar(now))
        if self.seen is not None:
            if trouble:
                read = replace(self.seen, silent=True, earlier=())
            read = read.following(self.seen, caught_up(before))
        self.seen = _KEPT.validate_json(_KEPT.dump_json(read))  # as a restart finds it
        self.judge(replace(before, witnessed=(self.seen,)))
        self.judge(self.house(now + timedelta(minutes=1), self.mailbox_read(now + timedelta(minutes=1))))


def bookings(chance: random.Random) -> Iterator[Booking]:
    """One room, sold and given back over the days and half a year ahead: never to two guests at once."""
    night = NOW.date() + timedelta(days=2)
    while night < NOW.date() + timedelta(days=DAYS + 60):
        nights = chance.randint(1, 5)
        latest = (night - NOW.date()).days * 24 - 12
        made = NOW + HOUR * chance.uniform(-200, max(-199, min(latest, DAYS * 24)))
        one = Booking(Span(night, night + timedelta(days=nights - 1)), made, made + timedelta(minutes=1))
        if chance.random() < 0.3:  # a mail that says only the number; somebody types the rest within hours
            one.named, one.heard = one.heard, made + HOUR * chance.uniform(0.2, 20)
        if chance.random() < 0.25:
            one.gone = one.heard + HOUR * chance.uniform(1, 60)
            one.gone_heard = one.gone + timedelta(minutes=1)
        yield one
        night += timedelta(days=nights + chance.randint(0, 4))


def lived(seed: int, drift: bool) -> World:
    chance = random.Random(seed)
    outages = [(NOW + HOUR * h, NOW + HOUR * (h + chance.uniform(1, 14))) for h in (30, 400, 900, 1300)]
    world = World(list(bookings(chance)), outages, chance)
    for one in world.bookings:  # a mail that came during an outage is read at its end
        for name in ("heard", "gone_heard"):
            at = getattr(one, name)
            late = [end for begin, end in outages if at is not None and begin <= at < end]
            if late:
                setattr(one, name, late[0])
    if drift:
        lasting = [
            b for b in world.bookings if b.gone is None and b.span.first > NOW.date() + timedelta(DAYS)
        ]
        lasting[0].shown, lasting[0].made, lasting[0].heard = False, NOW + HOUR * 50, NOW + HOUR * 51
        lasting[0].named = None
    for half_hours in range(0, DAYS * 48, 4):
        world.look(NOW + HOUR * half_hours / 2)
    return world


def test_sixty_days_without_a_false_alarm() -> None:
    assert lived(1, drift=False).rung == []


def test_a_true_drift_rings_once_in_sixty_days() -> None:
    assert len(lived(3, drift=True).rung) == 1
