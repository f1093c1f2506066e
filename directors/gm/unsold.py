"""Which nights has nobody booked, and is the best room going unsold?"""

from __future__ import annotations

from collections.abc import Iterator
from datetime import timedelta
from statistics import median

from domain.bookings.night import Night
from domain.day.figures import strip
from domain.finding import Finding, Severity
from domain.house.snapshot import RESERVATIONS, House
from domain.nights import ONE_DAY, Span, spans
from domain.phrase import say
from domain.property import RoomType

AHEAD = 14
ENOUGH_OPEN_NIGHTS = 7


def dark_nights(house: House) -> Iterator[Finding]:
    """The coming nights, from tomorrow, on which no room at all is sold; news when a run changes its end."""
    if RESERVATIONS not in house.source_ages:
        return
    coming = strip(house, AHEAD + 1)
    empty = [one.night for one in coming.nights[1:] if one.sold.value == 0]
    if empty:
        runs = spans(empty)
        yield Finding(
            key="dark",
            director="gm",
            severity=Severity.P3,
            phrase=say("gm.dark_nights", n=len(empty), span=runs),
            # The horizon moves every day: a run that reaches it has no end yet.
            state=",".join(
                "" if run.last == coming.nights[-1].night else run.last.isoformat() for run in runs
            ),
            figures=tuple(one.sold for one in coming.nights if one.night in empty),
            night=empty[0],
        )


def unsold_best_room(house: House) -> Iterator[Finding]:
    """The dearest type without one night sold in two weeks, though open; told anew each week."""
    best = _dearest(house)
    if best is None or RESERVATIONS not in house.source_ages:
        return
    ahead = Span(house.today, house.today + timedelta(days=AHEAD - 1))
    cells = [house.night(best.code, night) for night in ahead]
    opened = [cell for cell in cells if _open(cell)]
    if any(cell.sold for cell in cells) or len(opened) < ENOUGH_OPEN_NIGHTS:
        return
    year, week, _ = house.today.isocalendar()
    yield Finding(
        key=f"unsold:{best.code}",
        director="gm",
        severity=Severity.P3,
        phrase=say("gm.unsold_type", room_type=best.name, until=ahead.last + ONE_DAY, n=len(opened)),
        state=f"{year}-W{week:02}",
    )


def _open(cell: Night) -> bool:
    return not cell.stop_sell and cell.left is not None and cell.left > 0


def _dearest(house: House) -> RoomType | None:
    """By the median target price over the snapshot; None while fewer than two types have prices."""
    medians = {
        kind.code: median(prices)
        for kind in house.sellable
        if (prices := [c.price for c in house.nights.values() if c.room_type == kind.code and c.price])
    }
    if len(medians) < 2:
        return None
    return house.hotel.room_type(max(medians, key=lambda code: medians[code]))
