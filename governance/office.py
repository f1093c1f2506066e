"""What does the desk need around it to work?"""

from __future__ import annotations

import asyncio
from collections.abc import Awaitable, Callable, Mapping
from contextlib import AbstractAsyncContextManager
from dataclasses import dataclass, field, replace
from datetime import date, datetime, timedelta
from importlib import import_module
from pathlib import Path
from typing import TYPE_CHECKING, Any

from channels.cloud import CloudFolder
from domain.knowledge.writing import Audience
from governance.board import Board
from governance.budget import Budget
from store.house.key import HouseKey
from store.house.shelf import Shelf

if TYPE_CHECKING:  # what a House is made of is loaded by whoever looks at one
    from channels.hearing import Ears
    from channels.meaning import Meaning
    from channels.messenger import Messenger
    from channels.ports import Brain, ChannelManager
    from channels.speaking import Voice
    from domain.consent.actions import Action
    from domain.guests.thread import Door
    from domain.house.snapshot import House
    from domain.house.witnessed import Witnessed
    from store.engine import Store
    from store.unit import Unit

AHEAD = 120  # days: what the brief and the directors look at
Clock = Callable[[], datetime]
# A House that was looked at is shown again for so long, where this process alone writes and has written nothing.
STILL_NOW = timedelta(seconds=10)
MOST_LOOKS = 24
Reach = tuple[str, bool, int | None, date | None, int, date | None, date | None]
# Runs a function of a module's own level on one argument where it delays nobody, and awaits what it returns.
Elsewhere = Callable[[Callable[[Any], Any], Any], Awaitable[Any]]
# The folder in the cloud that a house is given, open as long as somebody looks, and for whom its files are.
Clouds = Callable[[str], AbstractAsyncContextManager[tuple[CloudFolder | None, Audience | None]]]
# A card that ends within the hour keeps nobody from drafting anew: yesterday's brief meets today's.
FADES = timedelta(hours=1)


@dataclass(frozen=True, slots=True)
class Terms:
    """The periods that the desk keeps.

    `files_kept` is how long a file that somebody sent is kept; what the package shows stays.
    `abandoned_after` is how old an attempt without an outcome must be before it counts as unknown: zero where one
    process owns the house, longer where a second process may still be waiting for the answer.
    """

    consent: timedelta = timedelta(hours=24)
    files_kept: timedelta = timedelta(days=365)
    unanswered: timedelta = timedelta(hours=2)
    abandoned_after: timedelta = timedelta(0)
    checks: tuple[timedelta, ...] = (
        timedelta(seconds=2),
        timedelta(seconds=15),
        timedelta(minutes=1),
        timedelta(minutes=5),
        timedelta(minutes=15),
    )

    @property
    def alone(self) -> bool:
        """Whether one process owns the house: what a predecessor left, nobody else is working on."""
        return not self.abandoned_after


@dataclass(frozen=True, slots=True)
class Office:
    """The desk's surroundings: memory, board, clock, wires out, and whether writing to them is allowed at all.

    `push` is the environment's switch; a property's own pause comes on top. `budget` is what the models may cost.
    `in_flight` holds the attempts whose answer this very process is awaiting. `elsewhere` is where long work goes:
    a thread, or a process of its own. `witnessed` is what the channels' calendars showed last,
    by property. `shelf` holds the files that people sent, `home` whatever else the house writes; `key` signs its
    links, which lead to `public_url`, None while nobody has said how this house is reached. `brain` writes what
    is drafted, None where plain templates do. `ears` write down what is said, None where nothing is heard; `voice`
    says a text aloud.
    `meaning` tells which texts mean the same, None where writings are searched by their words alone; `clouds` open
    the folder in somebody's cloud that a house is given.
    `doors` are those on which guests are written to, by property, and
    `letters_in_flight` the messages whose fate this very process is awaiting. `looked` are the Houses that were
    looked at last, by their reach, with how much had been committed then.
    """

    store: Store
    board: Board
    clock: Clock
    wires: Mapping[str, ChannelManager] = field(default_factory=dict)
    push: bool = False
    quota_day: int = 250
    quota_minute: int = 5
    budget: Budget = field(default_factory=Budget)
    terms: Terms = Terms()
    in_flight: set[int] = field(default_factory=set)
    elsewhere: Elsewhere = asyncio.to_thread
    witnessed: dict[str, tuple[Witnessed, ...]] = field(default_factory=dict)
    shelf: Shelf = field(default_factory=Shelf)
    home: Path = Path("var")
    key: HouseKey = field(default_factory=HouseKey)
    public_url: str | None = None
    brain: Brain | None = None
    ears: Ears | None = None
    voice: Voice | None = None
    meaning: Meaning | None = None
    clouds: Clouds | None = None
    doors: Mapping[str, Mapping[Door, Messenger]] = field(default_factory=dict)
    letters_in_flight: set[int] = field(default_factory=set)
    looked: dict[Reach, tuple[int, House]] = field(default_factory=dict)

    def pushes(self, property_id: str) -> bool:
        """Whether an approved change may leave by wire rather than by a person's hands."""
        wire = self.wires.get(property_id)
        return self.push and wire is not None and wire.capabilities.push


async def snapshot(
    office: Office,
    unit: Unit,
    *,
    as_of: date | None = None,
    until: date | None = None,
    back_to: date | None = None,
    books_since: date | None = None,
) -> House:
    """The House of this moment, or of the morning of a past day, with what only the office knows.

    That is the switch in the environment and the readiness gaps. The window reaches at least from `back_to` to
    `until`, the books back to `books_since`.
    """
    now = office.clock()
    ahead = max(AHEAD, (until - now.date()).days + 1) if until else AHEAD
    quota = office.quota_day if unit.property_id in office.wires else None
    reach: Reach = (unit.property_id, office.push, quota, as_of, ahead, back_to, books_since)
    if (seen := _seen(office, unit, reach, now)) is not None:
        return replace(seen, witnessed=office.witnessed.get(unit.property_id, seen.witnessed))
    looking = import_module("governance.looking")
    house: House = await looking.house_of(office, unit, reach, now)
    if unit.as_of is not None and office.terms.alone:
        while len(office.looked) >= MOST_LOOKS:
            del office.looked[next(iter(office.looked))]
        office.looked[reach] = (unit.as_of, house)
    return house


def _seen(office: Office, unit: Unit, reach: Reach, now: datetime) -> House | None:
    """The House that somebody has just looked at, where nothing was written since; never for who writes."""
    committed, house = office.looked.get(reach, (None, None))
    if house is None or committed is None or committed != unit.as_of:
        return None
    today = now.astimezone(house.hotel.zone).date()
    return house if today == house.today and timedelta(0) <= now - house.now <= STILL_NOW else None


async def snapshot_for(office: Office, unit: Unit, action: Action) -> House:
    """The House on which an action is judged: the nights that it touches, and where it moves money the books of
    the year and of every earlier month in which it counts."""
    since = books_wanted(action, office.clock().date())
    return await snapshot(office, unit, until=action.nights[-1] if action.nights else None, books_since=since)


def books_wanted(action: Action, today: date) -> date | None:
    """How far back the books must reach to judge the action; None: it moves no money of a certain month."""
    months = [effect.month for effect in action.effects.money]
    return min([date(today.year, 1, 1), *months]) if months else None
