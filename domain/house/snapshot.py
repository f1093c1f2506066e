"""What may a director know at this instant?"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from datetime import date, datetime, timedelta
from decimal import Decimal

from domain.activation.board import Opening
from domain.bookings.mail_standing import MailStanding
from domain.bookings.night import Night
from domain.consent.objective import Mandate, Objective
from domain.house.background import Link, OpenIncident
from domain.house.gaps import Gap
from domain.house.witnessed import Witnessed
from domain.incident.block import HandBlock
from domain.incident.incident import SPEC, Incident
from domain.incident.sync_test import SyncTest
from domain.incident.witness import Booked, Count
from domain.money import Money
from domain.money.books import Books
from domain.nights import ONE_DAY
from domain.prices.advice import Studied
from domain.prices.rules import NO_RULES, PricingRules
from domain.property import Property, RoomType
from domain.service.standing import Standing

# The sources whose last good reading `House.source_ages` dates.
RESERVATIONS = "reservations"
CHANNELS = "channels"
RATES = "rates"


@dataclass(frozen=True, slots=True)
class Stay:
    """One room of one booking in brief. `room_type` None: the channel's code is mapped to none of ours.

    `total` is of the house's currency; a room that was sold in another one has its amount in `foreign` instead.
    `returning` counts the guest's earlier stays, `last_left` is the day on which the last of them ended.
    """

    reservation: int
    number: str
    source: str
    room_type: str | None
    check_in: date
    check_out: date
    booked_at: datetime
    released_at: datetime | None = None
    guest: str | None = None
    vip: bool = False
    people: int | None = None
    room_number: str | None = None
    note: str | None = None
    returning: int = 0
    total: Decimal | None = None
    sample: bool = False
    foreign: Money | None = None
    position: int = 0
    last_left: date | None = None


@dataclass(frozen=True, slots=True)
class ChannelHealth:
    """A connected channel as last counted, and since when it has been failing."""

    code: str
    name: str
    failed: int
    in_progress: int
    counted_at: datetime
    failing_since: datetime | None = None


@dataclass(frozen=True, slots=True)
class WritableRate:
    """What the channel manager lets us write for one room type."""

    room_type: str
    currency: str | None
    price: bool
    restrictions: bool
    availability: bool


@dataclass(frozen=True, slots=True)
class House:
    """A frozen snapshot. Findings, limits and drafts are pure functions of it.

    `nights` covers `first` to `last` for every type, from the first day of last night's month at the latest.
    `stays` are the rooms touching last night or today, those of an overbooked night to come, those of no known
    type, and whatever was booked or released since `since`. `source_ages` says when each source was last read
    well; a source that was never read is absent. `unread` are the instants at which bodies of the channel manager
    were set aside because nobody could read them. `open_cells` are the types and nights about which a card waits or
    a change is on its way. `books` is the money: ledger, costs, budget, taxes. `pricing` are the owner's rules in
    force. `study` is what the engine said last and what was not wanted lately: it is there when drafts are made,
    and for nobody else. `links` and `incident` are the platforms and the open incident that the specs tell of.
    `openings` are the channels that somebody has moved or ordered on the board. `service` is how rooms and people
    at work stand. `cases` are the incidents, closed ones too, `sync_test` the test booking that runs.
    `counts` are the newest counts of channels by people, `counted` the bookings that touch those nights, cancelled
    ones too; `blocks` what is closed by hand, `waiting` the last readings of updates under way by channel, oldest
    first.
    `letters` says since when each guest's message waits that has had no answer.
    """

    hotel: Property
    now: datetime
    today: date
    first: date
    last: date
    nights: Mapping[tuple[str, date], Night]
    stays: tuple[Stay, ...] = ()
    since: datetime | None = None
    channels: tuple[ChannelHealth, ...] = ()
    rates: Mapping[str, WritableRate] = field(default_factory=dict)
    source_ages: Mapping[str, datetime] = field(default_factory=dict)
    objectives: tuple[Objective, ...] = ()
    mandates: tuple[Mandate, ...] = ()
    pending: int = 0
    unknown: int = 0
    paused: bool = False
    push: bool = False
    quota_left: int | None = None
    max_data_age: timedelta = timedelta(hours=26)
    sample: bool = False
    gaps: tuple[Gap, ...] = ()
    dead_updates: int = 0
    witnessed: tuple[Witnessed, ...] = ()
    wire_proven: bool = True
    open_cells: frozenset[tuple[str, date]] = frozenset()
    unread: tuple[datetime, ...] = ()
    books: Books = field(default_factory=Books)
    pricing: PricingRules = NO_RULES
    study: Studied | None = None
    mail: MailStanding = field(default_factory=MailStanding)
    links: tuple[Link, ...] = ()
    incident: OpenIncident | None = None
    openings: tuple[Opening, ...] = ()
    letters: tuple[datetime, ...] = ()
    service: Standing = field(default_factory=Standing)
    cases: tuple[Incident, ...] = ()
    sync_test: SyncTest | None = None
    counts: tuple[Count, ...] = ()
    counted: tuple[Booked, ...] = ()
    blocks: tuple[HandBlock, ...] = ()
    waiting: Mapping[str, tuple[int, ...]] = field(default_factory=dict)

    def night(self, room_type: str, night: date) -> Night:
        """That cell; an empty one (price and sales unknown to us) outside the window."""
        found = self.nights.get((room_type, night))
        if found is not None:
            return found
        kind = self.hotel.room_type(room_type)
        return Night(room_type, night, kind.units if kind else None)

    def may_be_asked(self, cell: Night) -> bool:
        """Whether somebody may ask for another price of it: to come, priced, on sale with a room left, neither
        under an open card nor a night that the owner keeps for himself."""
        key = (cell.room_type, cell.night)
        return (
            cell.night >= self.today
            and cell.price is not None
            and not cell.stop_sell
            and cell.left is not None
            and cell.left > 0
            and key not in self.open_cells
            and not self.pricing.skipped(*key)
        )

    def on(self, night: date) -> Iterator[Night]:
        """All types on one night."""
        return (self.night(kind.code, night) for kind in self.sellable)

    def between(self, first: date, last: date) -> Iterable[Night]:
        """All types on all nights from `first` to `last`, both included."""
        night = first
        while night <= last:
            yield from self.on(night)
            night += ONE_DAY

    @property
    def incident_open(self) -> bool:
        """Whether bookings may be lost between the channels: nothing is opened further meanwhile.

        What the specs tell of counts until somebody has opened it here: from then on its own row says so.
        """
        if any(case.holds for case in self.cases):
            return True
        return self.hotel.sync_incident_open and not any(case.wish.origin == SPEC for case in self.cases)

    @property
    def told_of_incident(self) -> bool:
        """Whether the incident of the specs still stands: nobody has opened it here, or it is open."""
        return not any(case.wish.origin == SPEC for case in self.cases) or any(
            case.wish.origin == SPEC and case.is_open for case in self.cases
        )

    @property
    def sellable(self) -> tuple[RoomType, ...]:
        return tuple(kind for kind in self.hotel.room_types if kind.sellable)

    @property
    def arrivals(self) -> tuple[Stay, ...]:
        return tuple(s for s in self.stays if s.check_in == self.today and s.released_at is None)

    @property
    def departures(self) -> tuple[Stay, ...]:
        return tuple(s for s in self.stays if s.check_out == self.today and s.released_at is None)

    @property
    def in_house(self) -> tuple[Stay, ...]:
        """Rooms slept in tonight: arrivals of today and stay-overs."""
        return tuple(
            s for s in self.stays if s.check_in <= self.today < s.check_out and s.released_at is None
        )

    def age(self, source: str) -> timedelta | None:
        """How old that source's last good reading is; None when it was never read."""
        read_at = self.source_ages.get(source)
        return None if read_at is None else self.now - read_at
