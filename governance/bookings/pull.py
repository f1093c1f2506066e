"""How does the house keep up with its channel manager within the calls that it may make?"""

from __future__ import annotations

import logging
from collections.abc import Sequence
from dataclasses import asdict, replace
from datetime import date, timedelta

from channels.ports import Envelope, ExternalRate, Unreachable
from domain.house.snapshot import CHANNELS, RATES, RESERVATIONS
from domain.phrase import Name
from domain.property import UNIDENTIFIED, Property, RoomType
from governance.bookings.intake import receive
from governance.bookings.matching import best_match
from governance.bookings.rhythm import next_reading
from governance.office import Office

log = logging.getLogger(__name__)

SOURCE = RESERVATIONS
CURSOR = "hotelrunner:reservations"
CHANNELS_EVERY = timedelta(hours=6)
NO_ACKS = "hotelrunner:no_acknowledgements"
RECENT = timedelta(days=2)
OUTAGE = timedelta(days=1)
FARTHEST_BACK = timedelta(days=30)


async def keep_up(office: Office, property_id: str) -> None:
    """When the next reading is due: the channels if their last reading is old, then the bookings.

    In that order at a first start: a booking finds its room type only once the channel manager's rooms are known.
    """
    async with office.store.reading(property_id) as unit:
        due = await next_reading(office, unit)
        read_at = (await unit.channels.source_ages()).get(CHANNELS)
    if due is not None and office.clock() < due:
        return
    if read_at is None or office.clock() - read_at >= CHANNELS_EVERY:
        known = await pull_channels(office, property_id)
        if read_at is None and not known:
            return
    await pull_bookings(office, property_id)


async def pull_bookings(office: Office, property_id: str) -> None:
    """Read what changed since the last reading, store it, then acknowledge it where the account may."""
    now = office.clock()
    async with office.store.reading(property_id) as unit:
        cursor = await unit.channels.cursor(CURSOR)
        read_at = (await unit.channels.source_ages()).get(SOURCE)
    away = read_at is not None and now - read_at > OUTAGE
    try:
        envelopes = await read(office, property_id, cursor, away=away)
    except Unreachable as error:
        async with office.store.unit(property_id) as unit:
            await unit.channels.read_failed(SOURCE, now, str(error))
        log.warning("%s: reservations could not be read: %s", property_id, error)
        return
    await receive_in_parts(office, property_id, envelopes, first=cursor is None)
    async with office.store.unit(property_id) as unit:
        await unit.channels.read_well(SOURCE, now)
        await unit.channels.set_cursor(CURSOR, now.date().isoformat())


async def read(office: Office, property_id: str, cursor: str | None, *, away: bool) -> Sequence[Envelope]:
    """A first reading takes what was never delivered; later ones what changed since the last.

    After an outage (`away`) what was made meanwhile is asked for as well: nobody says whether a question for
    changes alone reaches behind HotelRunner's usual ten days of creation. Thirty days is as far as it goes.
    """
    wire = office.wires[property_id]
    if cursor is None:
        earliest = office.clock().date() - FARTHEST_BACK
        return await wire.reservations(changed_since=None, undelivered=True, created_since=earliest)
    since = date.fromisoformat(cursor) - timedelta(days=1)
    changed = await wire.reservations(changed_since=since, undelivered=False)
    if not away:
        return changed
    made = await wire.reservations(changed_since=None, undelivered=False, created_since=since)
    known = {envelope.key for envelope in changed}
    return [*changed, *(envelope for envelope in made if envelope.key not in known)]


async def receive_in_parts(
    office: Office, property_id: str, envelopes: Sequence[Envelope], *, first: bool
) -> None:
    """Recent bookings ring; what a first reading brings from before is stored in silence."""
    horizon = office.clock() - RECENT
    old = [e for e in envelopes if first and e.reservation and e.reservation.updated_at < horizon]
    fresh = [e for e in envelopes if e not in old]
    for part, announce in ((old, False), (fresh, True)):
        if not part:
            continue
        via = "pull" if announce else "history"
        received = await receive(office, property_id, part, via, announce=announce)
        await acknowledge_all(office, property_id, received.settled)


async def acknowledge_all(office: Office, property_id: str, settled: Sequence[tuple[str, str]]) -> None:
    """A courtesy where the account may: what is not acknowledged comes again and is recognised.

    HotelRunner enables acknowledgements account by account. One that refuses is asked again the next day only,
    since each refusal costs a call of the quota.
    """
    wire = office.wires.get(property_id)
    if wire is None or not wire.capabilities.acknowledge or not settled:
        return
    today = office.clock().date().isoformat()
    async with office.store.reading(property_id) as unit:
        if await unit.channels.cursor(NO_ACKS) == today:
            return
    for delivery, number in settled:
        try:
            taken = await wire.acknowledge(delivery, number)
        except Unreachable as error:
            log.info("%s: a delivery was not acknowledged: %s", property_id, error)
            return
        if not taken:
            async with office.store.unit(property_id) as unit:
                await unit.channels.set_cursor(NO_ACKS, today)
            return


async def pull_channels(office: Office, property_id: str) -> bool:
    """Read the channels' counters and the rate list: health, currency, what may be written. False: unreachable."""
    wire = office.wires[property_id]
    now = office.clock()
    try:
        channels = await wire.channels()
        rates = await wire.rates()
    except Unreachable as error:
        async with office.store.unit(property_id) as unit:
            await unit.channels.read_failed(CHANNELS, now, str(error))
        log.warning("%s: channels could not be read: %s", property_id, error)
        return False
    async with office.store.unit(property_id) as unit:
        await unit.channels.count(channels, now)
        await unit.channels.save_rates([asdict(rate) for rate in rates])
        await unit.channels.read_well(CHANNELS, now)
        await unit.channels.read_well(RATES, now)
        hotel = await unit.property.get()
        learned = with_external(hotel, rates)
        if learned != hotel:
            await unit.property.save(learned)
    return True


def with_external(hotel: Property, rates: Sequence[ExternalRate]) -> Property:
    """Our types linked to the channel manager's by name; one that matches none of ours joins, units unknown.

    A link that exists is kept: only a person may change it. The catch-all default room never joins.
    """
    masters: dict[str, ExternalRate] = {}
    for rate in rates:
        known = masters.get(rate.external_code)
        better = known is None or (rate.price_writable and not known.price_writable)
        if better and not rate.catch_all:
            masters[rate.external_code] = rate
    linked = {kind.external_code for kind in hotel.room_types if kind.external_code}
    types = {kind.code: kind for kind in hotel.room_types}
    for code, rate in masters.items():
        if code in linked:
            continue
        open_types = [kind for kind in types.values() if kind.external_code is None]
        found = best_match(rate.name, open_types)
        if found is not None:
            types[found.code] = replace(found, external_code=code, rate_code=rate.rate_code)
        else:
            types[f"external-{code}"] = unidentified(rate)
    return replace(hotel, room_types=tuple(types.values()))


def unidentified(rate: ExternalRate) -> RoomType:
    """A type that only the channel manager knows: it can be priced, but nobody has said how many there are."""
    named = Name({"fr": rate.name, "en": rate.name})
    return RoomType(
        f"external-{rate.external_code}",
        UNIDENTIFIED if rate.name == rate.external_code else named,
        units=None,
        occupancy=rate.capacity,
        external_code=rate.external_code,
        rate_code=rate.rate_code,
    )
