"""What do the two weeks ahead look like: full and empty nights, what came in, what the calendar holds?"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from datetime import timedelta

from domain.day.figures import Morning, Strip, StripNight
from domain.day.figures.pickup import foreign_amounts
from domain.day.figures.strip import BARS
from domain.house.snapshot import House
from domain.nights import Span
from domain.phrase import Name, Phrase, say
from domain.prices.events.event import Event, Kind
from governance.day.brief.shown import amount, known, whole
from governance.post.replies import Line

LOW, HIGH, FULL = 3, 5, len(BARS) - 1
WEEK = 7
MOST_EVENTS = 2
WIDE = 100  # rooms from which a column needs three digits


def fortnight(morning: Morning) -> Iterator[Line]:
    """The nights in words, then the rooms left night by night in two rows."""
    strip = morning.strip
    if any(one.bar is not None for one in strip.nights):
        if words := tuple(_words(strip)):
            yield Line(say("brief.fortnight", parts=words))
        else:
            yield Line(say("brief.fortnight_even", n=len(strip.nights)))
        yield _table(strip)


def _words(strip: Strip) -> Iterator[Phrase]:
    bars = {one.night: one.bar for one in strip.nights}
    if strip.fullest and (highest := bars[strip.fullest.first] or 0) >= HIGH:
        yield say("brief.sold_out" if highest == FULL else "brief.strong", spans=strip.fullest)
    if strip.weakest and (bars[strip.weakest.first] or 0) <= LOW:
        yield say("brief.weak", spans=strip.weakest)


def _table(strip: Strip) -> Line:
    """Weekdays over the rooms left: a person reads the number, whatever his screen makes of a bar."""
    wide = any(whole(one.left) >= WIDE for one in strip.nights)
    weeks = [strip.nights[n : n + WEEK] for n in range(0, len(strip.nights), WEEK)]
    days = tuple(one.night for one in weeks[0])
    rows = [say("brief.strip_days_wide" if wide else "brief.strip_days", days=days)]
    for week in weeks:
        left = tuple(_cell(one) for one in week)
        span = Span(week[0].night, week[-1].night)
        rows.append(say("brief.strip_week_wide" if wide else "brief.strip_week", span=span, left=left))
    return Line(say("brief.strip_table", rows=tuple(rows)), mono=True)


def _cell(one: StripNight) -> Phrase:
    """The rooms left; a dot where nobody knows."""
    if one.bar is None or not known(one.left):
        return say("brief.strip_unknown")
    return say("brief.strip_left", left=whole(one.left))


def pickup(house: House, morning: Morning) -> Iterator[Line]:
    """Bookings and cancellations since yesterday."""
    found = morning.pickup
    if not known(found.bookings, found.cancelled_bookings):
        return
    parts: list[Phrase] = []
    if booked := whole(found.bookings):
        parts.append(_booked(house, morning, booked))
    if gone := whole(found.cancelled_bookings):
        rooms = say("count.nights", n=whole(found.cancelled_nights))
        parts.append(say("brief.pickup_cancelled", n=gone, nights=rooms))
    parts += [say("brief.pickup_foreign", amount=amount) for amount in foreign_amounts(house)]
    yield Line(say("brief.pickup", parts=tuple(parts)) if parts else say("brief.no_pickup"))


def _booked(house: House, morning: Morning, booked: int) -> Phrase:
    """Without an amount unless every booking came with one; what came in another currency is told apart."""
    found = morning.pickup
    rooms = say("count.nights", n=whole(found.nights))
    apart = {f"total[{stay.number}]" for stay in house.stays if stay.foreign is not None}
    lacking = [name for name in found.amount.missing if name.startswith("total[") and name not in apart]
    if known(found.amount) and not lacking:
        revenue = amount(found.amount, house)
        return say("brief.pickup_booked", n=booked, nights=rooms, revenue=revenue)
    return say("brief.pickup_booked_plain", n=booked, nights=rooms)


def calendar(house: House, events: Sequence[Event]) -> Iterator[Line]:
    """What the town's calendar holds for these two weeks, if anything."""
    if coming := tuple(_calendar(house, events)):
        yield Line(say("brief.calendar", parts=coming))


def _calendar(house: House, events: Sequence[Event]) -> Iterator[Phrase]:
    """What holds now or begins within two weeks, but school breaks; a date that may move says by how much."""
    until = house.today + timedelta(days=2 * WEEK)
    coming = [e for e in events if e.kind is not Kind.SCHOOL and e.first <= until and e.last >= house.today]
    for event in sorted(coming, key=lambda one: (one.first, one.key))[:MOST_EVENTS]:
        name = Name({"fr": event.name, "en": event.name_en})
        if event.first < house.today:
            yield say("brief.event_running", name=name, last=event.last)
        elif event.confirmed:
            yield say("brief.event", name=name, span=Span(event.first, event.last))
        else:
            span = Span(event.first, event.last)
            yield say("brief.event_open", n=event.tolerance, name=name, span=span)
