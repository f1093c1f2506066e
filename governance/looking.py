"""What does the House hold beside the rows that it is made of: switches, gaps, witnesses, what is open?"""

from __future__ import annotations

from dataclasses import replace
from datetime import datetime, timedelta

from domain.house.background import Background
from domain.house.facts.answers import agreed
from domain.house.facts.applied import still_open
from domain.house.facts.currencies import in_the_currency
from domain.house.gaps import gaps_in
from domain.house.snapshot import House
from governance.office import FADES, Office, Reach
from store.unit import Unit

DEAD_ARE_NEWS = timedelta(days=1)


async def house_of(office: Office, unit: Unit, reach: Reach, now: datetime) -> House:
    """The House as the rows have it, with what only the office knows."""
    _, _, quota, as_of, ahead, back_to, books_since = reach
    house = await unit.facts.house(
        now,
        as_of=as_of,
        ahead_days=ahead,
        back_to=back_to,
        quota_day=quota,
        books_since=books_since,
    )
    known = await unit.property.background()
    background = known or Background()
    gaps = gaps_in(house.hotel, background) if known else ()
    answers = in_the_currency(await unit.house_facts.answers())
    settled = {key for key, said in answers.items() if agreed(said) is not None}
    gaps = tuple(still_open(gaps, settled))
    dead = await unit.inbox_dead_count(now - DEAD_ARE_NEWS)
    push = office.pushes(unit.property_id)
    proven = not push or await unit.attempts.any_confirmed()
    taken = await unit.proposals.open_cells(lasting_until=now + FADES)
    told = replace(house, links=background.links, gaps=gaps, openings=tuple(await unit.openings.all()))
    told = replace(told, cases=tuple(await unit.incidents.all()))
    if any(case.is_open for case in told.cases):  # no test booking runs without its incident
        told = replace(told, sync_test=await unit.sync_tests.running())
    told = replace(told, incident=background.incident if told.told_of_incident else None)
    told = await witnessed(unit, told)
    service = await unit.service.on(house.today, house.hotel.zone, {stay.reservation for stay in house.stays})
    told = replace(told, service=replace(service, people=await unit.people.names()))
    told = replace(told, letters=await unit.guest_messages.waiting_since())
    if unit.property_id not in office.witnessed:  # what was seen before this process began
        office.witnessed[unit.property_id] = await unit.feeds.last()
    told = replace(told, witnessed=office.witnessed[unit.property_id])
    return replace(told, push=push, wire_proven=proven, dead_updates=dead, open_cells=taken)


async def witnessed(unit: Unit, house: House) -> House:
    """The House with what people and counters say against it; the bookings only where somebody has counted."""
    counts = tuple(await unit.calendar.counted(house.today))
    nights = [one.night for one in counts]
    counted = await unit.reservations.touching(min(nights), max(nights)) if nights else ()
    return replace(
        house,
        counts=counts,
        counted=tuple(counted),
        blocks=tuple(await unit.hand_blocks.standing(house.today)),
        waiting=await unit.channels.waiting(house.channels),
    )
