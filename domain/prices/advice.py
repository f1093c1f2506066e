"""What does Revenue study once a day, and what does it come back with?"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from decimal import Decimal

from domain.bookings.night import Night
from domain.prices.declined import Declined
from domain.prices.events.event import Event
from domain.prices.rules import PricingRules
from domain.prices.trials import Learned
from domain.property import RoomType

NightOf = tuple[str, date]
UNTESTED = Learned()
ENOUGH_BOOKINGS = 60
ENOUGH_DAYS = 90


@dataclass(frozen=True, slots=True)
class RoomBooked:
    """One room of one booking as a forecast counts it; `price` is a night's, None where nobody stated one."""

    booked_on: date
    arrival: date
    nights: int
    room_type: str
    channel: str
    price: Decimal | None = None
    commission: Decimal | None = None
    cancelled_on: date | None = None
    people: int | None = None


@dataclass(frozen=True, slots=True)
class Asked:
    """The price of a type's night from the day `since` on."""

    room_type: str
    night: date
    since: date
    price: Decimal


@dataclass(frozen=True, slots=True)
class Study:
    """Everything that a forecast and a price rest on, as known on `today`; small enough to hand to a process of
    its own.

    `nights` are the coming ones of every sellable type, `owner` what the owner himself asks for a night of a type,
    before anything that a director changed; `city` says whose calendar of events applies, `events` correct it.
    `belief` is what price tests have taught, `asked` the prices that changes left behind, in their order: within a
    night they tell how guests answer.
    """

    today: date
    kinds: tuple[RoomType, ...]
    nights: tuple[Night, ...]
    bookings: tuple[RoomBooked, ...]
    owner: Mapping[NightOf, Decimal]
    rules: PricingRules
    city: str | None = None
    belief: Learned = UNTESTED
    events: tuple[Event, ...] = ()
    asked: tuple[Asked, ...] = ()

    @property
    def enough(self) -> bool:
        """Whether there is enough to stand on: sixty bookings over three months, and prices to move."""
        if len(self.bookings) < ENOUGH_BOOKINGS or not self.owner:
            return False
        return (self.today - min(booked.booked_on for booked in self.bookings)).days >= ENOUGH_DAYS


@dataclass(frozen=True, slots=True)
class Factor:
    """One factor of a price: the first, "base", is an amount, every other a ratio; `numbers` stand behind it."""

    key: str
    value: Decimal
    numbers: Mapping[str, Decimal | str]


@dataclass(frozen=True, slots=True)
class Advice:
    """What the engine says of one night of one type; the product of `factors` is `proposed`.

    `low`, `mid` and `high` are the contribution expected against the `current` price; `rooms_with` and
    `rooms_without` the rooms expected to be slept in at either price; `to_come` those of them still to be sold at
    the present price; `rails` the rules that held the price back.
    `min_stay` nights should a stay over the night span at least, by `min_stay_reason` ("" where one will do).
    """

    room_type: str
    night: date
    current: Decimal
    proposed: Decimal
    low: Decimal
    mid: Decimal
    high: Decimal
    rooms_with: Decimal
    rooms_without: Decimal
    to_come: Decimal
    rails: tuple[str, ...]
    factors: tuple[Factor, ...]
    min_stay: int = 1
    min_stay_reason: str = ""

    @property
    def move(self) -> Decimal:
        """The proposed change as a share of the current price."""
        return self.proposed / self.current - 1


@dataclass(frozen=True, slots=True)
class Studied:
    """What the last study said, on which day, the lines that people have not wanted lately, and the nights
    of running price tests, whose prices stay as they are. `practised`: whether a person has decided on a card of
    a director's before; a new house is asked one plain thing first."""

    made_on: date
    advice: tuple[Advice, ...]
    declined: tuple[Declined, ...] = ()
    under_test: frozenset[NightOf] = frozenset()
    practised: bool = True
