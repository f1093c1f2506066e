"""When do the directors study the books, and who waits for them meanwhile? Nobody."""

from __future__ import annotations

from datetime import date, datetime, timedelta

from domain.nights import Span
from domain.prices.advice import Studied, Study
from domain.prices.trials import learned
from governance.office import AHEAD, Office
from governance.prices.tries import done, one_more
from store.unit import Unit

EARLY = timedelta(hours=1)  # before the brief's hour
REMEMBERED = timedelta(days=45)  # how long a line that was not wanted is looked at again
STUDIED = "studied"
FORGOTTEN = "response.forgotten"
TAUGHT_BY = timedelta(days=400)  # nights whose changes of price still teach


async def study_if_due(office: Office, property_id: str) -> bool:
    """Once a local day, from an hour before the brief on: read, work elsewhere, write. True when there is advice.

    No transaction is open while the work is done. Books with too little to stand on start no process, and are not
    looked at again that day; a study that fails is tried three times.
    """
    now = office.clock()
    async with office.store.unit(property_id) as unit:
        hotel = await unit.property.get()
        today = now.astimezone(hotel.zone).date()
        begins = datetime.combine(today, hotel.brief_at, hotel.zone) - EARLY
        if now < begins or await unit.studies.made_on() == today or not await one_more(unit, STUDIED, today):
            return False
        material = await material_of(unit, now)
    advice = [
        one
        for seat in office.board.seats
        if seat.study is not None and material.enough
        for one in await office.elsewhere(seat.study, material)
    ]
    async with office.store.unit(property_id) as unit:
        await unit.studies.save(today, tuple(advice))
        await done(unit, STUDIED, today)
    return bool(advice)


async def material_of(unit: Unit, now: datetime, until: date | None = None) -> Study:
    """The books, the coming nights (at least to `until`), the owner's own prices and his rules."""
    ahead = max(AHEAD, (until - now.date()).days + 1) if until else AHEAD
    house = await unit.facts.house(now, ahead_days=ahead)
    coming = Span(house.today, house.last)
    return Study(
        today=house.today,
        kinds=house.sellable,
        nights=tuple(house.night(kind.code, night) for kind in house.sellable for night in coming),
        bookings=await unit.studies.bookings(house.hotel.zone),
        owner=await unit.studies.owner_prices(house.today),
        rules=house.pricing,
        city=house.hotel.city,
        events=tuple(one.event for one in await unit.events.standing()),
        belief=learned(await unit.trials.all(), house.today),
        asked=await unit.snapshots.asked(house.today - TAUGHT_BY, house.hotel.zone, await forgotten_at(unit)),
    )


async def forgotten_at(unit: Unit) -> datetime | None:
    """Since when the price response is learned afresh; None where it never was forgotten."""
    at = await unit.channels.cursor(FORGOTTEN)
    return datetime.fromisoformat(at) if at else None


async def studied(unit: Unit, now: datetime, today: date) -> Studied | None:
    """What was studied last, for whoever drafts; None when nothing ever was."""
    made_on = await unit.studies.made_on()
    if made_on != today:
        return None
    declined = tuple(await unit.batches.declined(now - REMEMBERED))
    tested = frozenset(
        (trial.room_type, night)
        for trial in await unit.trials.all()
        if trial.carried and not trial.over(today)
        for pair in trial.pairs
        for night in pair
    )
    practised = await unit.proposals.any_decided_of_directors()
    return Studied(made_on, await unit.studies.newest(), declined, tested, practised)
