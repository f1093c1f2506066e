"""Which lines make up each part of the brief?"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from decimal import Decimal

from domain.day.figures import Morning, Period
from domain.finding import Finding
from domain.house.snapshot import CHANNELS, RESERVATIONS, House
from domain.phrase import Percent, Phrase, say
from governance.budget import dollars
from governance.day.brief.shown import amount, earnings, known, whole
from governance.post.replies import Line

MOST_VIPS = 3
MOST_CHANNELS = 3
STRIP_LOW, STRIP_HIGH = 3, 5


def nights(house: House, morning: Morning) -> Iterator[Line]:
    """Last night and tonight, rooms first, then what last night earned."""
    last, tonight = morning.last_night, morning.tonight
    if last.counted is not None and tonight.counted is not None:
        parts = [
            say("brief.last_night", sold=last.counted, units=whole(last.available)),
            say("brief.tonight", sold=tonight.counted, units=whole(tonight.available)),
        ]
        unsized = sum(1 for kind in house.sellable if kind.units is None)
        if unsized:
            parts.append(say("brief.types_not_counted", n=unsized))
        yield Line(say("join.dots", parts=tuple(parts)))
    elif known(last.sold, tonight.sold):
        yield Line(say("brief.sold_only", yesterday=whole(last.sold), tonight=whole(tonight.sold)))
    if earned := earnings(last, house):
        yield Line(say("join.dots", parts=earned))


def movements(morning: Morning, vips: Sequence[Finding]) -> Iterator[Line]:
    """Arrivals, departures and who sleeps here, then each VIP with what is ready."""
    today = morning.guests
    if not known(today.arrivals, today.departures, today.in_house):
        return
    arriving, leaving = whole(today.arrivals), whole(today.departures)
    parts = [
        _arrivals(arriving, whole(today.vip_arrivals)),
        say("brief.departures", n=leaving) if leaving else say("brief.no_departures"),
    ]
    parts += _sleeping(morning)
    yield Line(say("join.dots", parts=tuple(parts)), bold=bool(vips))
    yield from (Line(finding.phrase) for finding in vips[:MOST_VIPS])
    if len(vips) > MOST_VIPS:
        yield Line(say("brief.guest_more", n=len(vips) - MOST_VIPS), quiet=True)


def _sleeping(morning: Morning) -> Iterator[Phrase]:
    """The people in house, where every booking says how many; rooms only where « ce soir » does not say them."""
    today = morning.guests
    if whole(today.in_house) and whole(today.in_house) != morning.tonight.counted:
        yield say("brief.in_house", n=whole(today.in_house))
    if whole(today.people) and not any(name.startswith("people[") for name in today.people.missing):
        yield say("count.people", n=whole(today.people))


def _arrivals(arriving: int, vips: int) -> Phrase:
    if not arriving:
        return say("brief.no_arrivals")
    if vips:
        return say("brief.arrivals_vip", n=arriving, vips=say("count.vips", n=vips))
    return say("brief.arrivals", n=arriving)


def ahead(house: House, morning: Morning) -> Iterator[Line]:
    """Pickup since yesterday, the coming nights as a strip, the month to date."""
    yield from _pickup(house, morning)
    strip = morning.strip
    if any(one.bar is not None for one in strip.nights):
        parts = [say("brief.strip", n=len(strip.nights), bars=strip.bars)]
        bars = {one.night: one.bar for one in strip.nights}
        if strip.weakest and (bars[strip.weakest.first] or 0) <= STRIP_LOW:
            parts.append(say("brief.weak", spans=strip.weakest))
        if strip.fullest and (bars[strip.fullest.first] or 0) >= STRIP_HIGH:
            parts.append(say("brief.strong", spans=strip.fullest))
        yield Line(say("join.dots", parts=tuple(parts)))
    if month := _month(house, morning.month):
        yield Line(say("join.dots", parts=month))


def _pickup(house: House, morning: Morning) -> Iterator[Line]:
    found = morning.pickup
    if not known(found.bookings, found.cancelled_bookings):
        return
    parts: list[Phrase] = []
    if booked := whole(found.bookings):
        parts.append(_booked(house, morning, booked))
    if gone := whole(found.cancelled_bookings):
        rooms = say("count.nights", n=whole(found.cancelled_nights))
        parts.append(say("brief.pickup_cancelled", n=gone, nights=rooms))
    yield Line(say("brief.pickup", parts=tuple(parts)) if parts else say("brief.no_pickup"))


def _booked(house: House, morning: Morning, booked: int) -> Phrase:
    """Without an amount unless every booking came with one."""
    found = morning.pickup
    rooms = say("count.nights", n=whole(found.nights))
    if known(found.amount) and not any(name.startswith("total[") for name in found.amount.missing):
        revenue = amount(found.amount, house)
        return say("brief.pickup_booked", n=booked, nights=rooms, revenue=revenue)
    return say("brief.pickup_booked_plain", n=booked, nights=rooms)


def _month(house: House, month: Period) -> tuple[Phrase, ...]:
    if month.occupancy.value is None:
        return ()
    return (
        say("brief.month", occupancy=Percent(month.occupancy.value)),
        say("count.nights", n=whole(month.sold)),
        *earnings(month, house, gross=False),
    )


def wiring(
    house: House, readiness: Iterable[Finding], spent_yesterday: Decimal | None = None
) -> Iterator[Line]:
    """Channels, the age of the data, what the models cost yesterday, and the open questions as one line."""
    if line := _channels(house):
        yield Line(line)
    parts = [] if stale(house) else [say("brief.data", at=house.source_ages[RESERVATIONS])]
    if spent_yesterday:
        parts.append(say("cost.yesterday", spent=dollars(spent_yesterday)))
    parts += [finding.phrase for finding in readiness]
    if parts:
        yield Line(say("join.dots", parts=tuple(parts)), quiet=True)


def _channels(house: House) -> Phrase | None:
    if not house.channels:
        expected = house.push or bool(house.rates) or CHANNELS in house.source_ages
        return say("brief.channels_unknown") if expected else None
    failing = tuple(
        say("brief.channel_failing", channel=c.name, since=c.failing_since)
        for c in house.channels
        if c.failing_since
    )
    ok, total = len(house.channels) - len(failing), len(house.channels)
    if failing:
        return say("brief.channels_failing", ok=ok, total=total, failing=failing[:MOST_CHANNELS])
    return say("brief.channels", ok=ok, total=total)


def stale(house: House) -> Phrase | None:
    """The warning that heads a brief over old bookings or none; None while they are fresh."""
    age = house.age(RESERVATIONS)
    if age is None:
        return say("brief.data_never")
    if age > house.max_data_age:
        return say("brief.data_stale", at=house.source_ages[RESERVATIONS])
    return None
