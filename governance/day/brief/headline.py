"""Which one sentence would a general manager say first?"""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date
from decimal import Decimal

from domain.day.figures import Morning, Period
from domain.house.snapshot import House
from domain.phrase import Phrase, say
from governance.day.brief.shown import known, whole

GOOD, FAIR, SCARCE, THIN = Decimal("0.75"), Decimal("0.4"), Decimal("0.75"), Decimal("0.25")
FILLING_ROOMS = 2
LOOK_AHEAD = 7


def headline(house: House, morning: Morning, waiting: int, urgent: int = 0) -> Phrase:
    """Last night; the coming night that fills fastest or least; what awaits the owner, alarms first."""
    parts = (_night(morning.last_night), *_outlook(house, morning), *_awaiting(waiting, urgent))
    return say("brief.sentence", parts=parts)


def _night(night: Period) -> Phrase:
    sold, share = night.counted, night.occupancy.value
    if sold is None or share is None:
        return say("brief.night_unknown")
    units = whole(night.available)
    if sold == 0:
        return say("brief.empty")
    if share >= 1:
        return say("brief.full", sold=sold, units=units)
    if share >= GOOD:
        return say("brief.good", sold=sold, units=units)
    if share >= FAIR:
        return say("brief.fair", sold=sold, units=units)
    return say("brief.quiet", n=sold, units=units)


def _outlook(house: House, morning: Morning) -> Iterator[Phrase]:
    if filling := _filling(house, morning):
        yield say("brief.filling", day=filling)
    elif soft := _soft(morning):
        yield say("brief.soft", day=soft)


def _awaiting(waiting: int, urgent: int) -> Iterator[Phrase]:
    parts = [say("count.alarms", n=urgent)] if urgent else []
    if waiting:
        parts.append(say("count.decisions", n=waiting))
    if parts:
        yield say("brief.some_wait", n=waiting + urgent, parts=tuple(parts))


def _filling(house: House, morning: Morning) -> date | None:
    """A night of this week, nearly full, for which two rooms or more came in since yesterday."""
    for one in morning.strip.nights[1:LOOK_AHEAD]:
        if not known(one.sold, one.left) or not whole(one.left):
            continue
        total = whole(one.sold) + whole(one.left)
        if Decimal(whole(one.sold)) / total >= SCARCE and _booked_since(house, one.night) >= FILLING_ROOMS:
            return one.night
    return None


def _booked_since(house: House, night: date) -> int:
    return sum(
        1
        for stay in house.stays
        if house.since is not None
        and stay.booked_at >= house.since
        and stay.released_at is None
        and stay.check_in <= night < stay.check_out
    )


def _soft(morning: Morning) -> date | None:
    """The emptiest night of this week when it is nearly empty while last night was not."""
    week = [one for one in morning.strip.nights[1:LOOK_AHEAD] if known(one.sold, one.left)]
    share = morning.last_night.occupancy.value
    if not week or share is None or share < FAIR:
        return None
    lowest = min(week, key=lambda one: (whole(one.sold), one.night))
    total = whole(lowest.sold) + whole(lowest.left)
    return lowest.night if total and Decimal(whole(lowest.sold)) / total <= THIN else None
