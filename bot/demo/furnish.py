"""What does the demonstration's house hold when its door opens?"""

from __future__ import annotations

import time
from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import UTC, date, datetime, timedelta
from zoneinfo import ZoneInfo

from bot.compose import PILOT
from bot.imports import import_spec, save_finance
from channels.files.specs import read_spec
from channels.simulated.hotelrunner.state import SimulatedHotelRunner
from channels.simulated.sample import SampleHouse, sample_finance, sample_house
from channels.simulated.sample.newcomers import Newcomers
from channels.simulated.sample.wire import seed_twin
from domain.consent.rights import Role
from domain.errors import refuse
from governance.bookings.from_file import fingerprint
from store.bookings.ingest import Delivery
from store.engine import Store

SAID = (1, "Said", "fr")
OMAR = (2, "Omar", "fr")
ZONE = ZoneInfo("Africa/Casablanca")
OPENS = 9
FIRST_DAY = "sample:first day"


@dataclass(frozen=True, slots=True)
class Furnished:
    """The sample house and its channel manager on one day; `clock` goes on from nine, or from where it stopped."""

    property_id: str
    clock: DemoClock
    simulated: SimulatedHotelRunner
    newcomers: Newcomers


async def furnish(store: Store, day: date | None) -> Furnished:
    """An empty house gets the pilot's spec, a sample year around `day` and Said; a furnished one is only entered.

    The sample year stays that of the first day, so a later day shows the same house grown older. Raises Refusal
    for a day before the last one that was played there.
    """
    async with store.hall() as hall:
        known = await hall.property_ids()
    if known:
        first_day, clock = await entered(store, known, day)
    else:
        first_day = day or datetime.now(ZONE).date()
        clock = from_nine(first_day)
    sample = sample_of(first_day)
    if not known:
        await move_in(store, sample, clock())
    simulated = SimulatedHotelRunner(now=clock)
    simulated.quota_day = simulated.quota_minute = None
    newcomers = seed_twin(simulated, await with_our_prices(store, sample))
    return Furnished(sample.hotel.id, clock, simulated, newcomers)


def sample_of(first_day: date) -> SampleHouse:
    """The same house for the same day, whatever has happened in the store since."""
    spec = read_spec(PILOT).spec
    if spec is None:
        raise RuntimeError(f"the spec in {PILOT} does not hold; `lhcm import` names its problems")
    return sample_house(spec.house, first_day)


class DemoClock:
    """Goes on as time does, from where it was set; it can be set forward, never back."""

    def __init__(self, start: datetime) -> None:
        self._start, self._begun = start, time.monotonic()

    def __call__(self) -> datetime:
        return self._start + timedelta(seconds=time.monotonic() - self._begun)

    def skip_to(self, at: datetime) -> None:
        """That instant, if it is still to come."""
        if at > self():
            self._start, self._begun = at, time.monotonic()


def from_nine(day: date, since: datetime | None = None) -> DemoClock:
    """A clock that starts at nine in the house's zone on that day, or at `since` if later, and then really goes."""
    start = datetime(day.year, day.month, day.day, OPENS, tzinfo=ZONE).astimezone(UTC)
    return DemoClock(max(start, since or start))


async def entered(store: Store, known: Sequence[str], day: date | None) -> tuple[date, DemoClock]:
    """The first day of a house furnished before, and a clock that never goes back."""
    if list(known) != [PILOT.name]:  # somebody has put a house of his own beside the sample
        raise refuse("cli.not_a_demo")
    async with store.reading(PILOT.name) as unit:
        first_day = await unit.channels.cursor(FIRST_DAY)
        seq, _ = await unit.journal.head()
        entries = await unit.journal.entries(after=seq - 1)
    if first_day is None:
        raise refuse("cli.not_a_demo")
    last = entries[-1].at
    played = last.astimezone(ZONE).date()
    wanted = day or max(played, datetime.now(ZONE).date())
    if wanted < played:
        raise refuse("cli.demo_goes_on", day=played)
    return date.fromisoformat(first_day), from_nine(wanted, last)


async def move_in(store: Store, sample: SampleHouse, now: datetime) -> None:
    """The spec with its decision log, a year of bookings and prices marked as sample, owner and operator."""
    await import_spec(store, PILOT, now, dry_run=False)
    deliveries = [Delivery(row, fingerprint(row)) for row in sample.reservations]
    async with store.hall() as hall:
        said, omar = await hall.upsert_person(*SAID), await hall.upsert_person(*OMAR)
    async with store.unit(sample.hotel.id) as unit:
        await unit.property.save(sample.hotel)
        await unit.reservations.ingest_many(deliveries, now, "sample")
        await unit.calendar.set_target(sample.calendar, now, "sample", sample=True)
        await unit.people.add_member(said.id, Role.OWNER, now)
        await unit.people.add_member(omar.id, Role.OPERATOR, now)
        told = await unit.accounts.taxes()
        await save_finance(unit, sample_finance(sample.hotel, sample.today, told), now)
        await unit.channels.set_cursor(FIRST_DAY, sample.today.isoformat())


async def with_our_prices(store: Store, sample: SampleHouse) -> SampleHouse:
    """The sample with the prices that were approved in earlier sessions: the channel manager kept them too."""
    nights = [cell.night for cell in sample.calendar]
    async with store.reading(sample.hotel.id) as unit:
        held = await unit.calendar.cells(None, min(nights), max(nights))
    now = {cell: stamps.target.value for cell, stamps in held.items() if stamps.target is not None}
    return replace(sample, calendar={**sample.calendar, **now})
