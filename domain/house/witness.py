"""Does a channel's own calendar agree with what the house has sold?"""

from __future__ import annotations

import enum
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, datetime, timedelta

from domain.house.snapshot import RESERVATIONS, House
from domain.house.witnessed import Witnessed
from domain.nights import Span, spans

# How long a channel may take to write a new booking into its calendar: they say one to six hours.
LAG = timedelta(hours=6)


class Drift(enum.StrEnum):
    """OPEN: the channel offers a night that is taken here. CLOSED: it closes one that is free and on sale here."""

    OPEN = "open"
    CLOSED = "closed"


@dataclass(frozen=True, slots=True)
class Disagreement:
    """A run of nights on which a channel's calendar and the house differ in the same way."""

    channel: str
    room_type: str
    drift: Drift
    nights: Span
    read_at: datetime


def caught_up(house: House) -> datetime | None:
    """Up to when our own bookings are complete; None when they were never read.

    A mail that names a booking and waits for a person holds that back, for as long as a reading may count: later
    the contradiction is no longer a matter of time.
    """
    read_at = house.source_ages.get(RESERVATIONS)
    if read_at is None:
        return None
    waiting = (*(one.at for one in house.mail.seen), *house.mail.to_read)
    return min([read_at, *(at for at in waiting if house.now - at <= house.max_data_age)])


def disagreements(seen: Witnessed, house: House) -> Iterator[Disagreement]:
    """Where the witness contradicts the house, from today to the end of the window.

    A calendar does not count rooms. Of a type of several only what no count of them explains is told: a night is
    offered although every room is taken here, or closed although none is. It is judged by its newest reading that
    our own bookings have caught up with. Silent where the difference may be a matter of time: a reading that is
    old, and nights that changed within the channel's lag.
    """
    kind = house.hotel.room_type(seen.room_type)
    known = caught_up(house)
    reading = seen.judged(known) if known is not None else None
    if kind is None or not kind.units or reading is None or house.now - reading.read_at > house.max_data_age:
        return
    unsettled = set(_unsettled(seen, house, reading.read_at - LAG))
    offered, closed = [], []
    for night in Span(house.today, house.last):
        cell = house.night(kind.code, night)
        taken = cell.sold + cell.blocked
        if night in unsettled or cell.stop_sell:
            continue
        if taken >= kind.units and night not in reading.taken and reading.complete:
            offered.append(night)
        elif not taken and night in reading.taken:
            closed.append(night)
    for drift, nights in ((Drift.OPEN, offered), (Drift.CLOSED, closed)):
        for run in spans(nights):
            yield Disagreement(seen.channel, kind.code, drift, run, reading.read_at)


def _unsettled(seen: Witnessed, house: House, since: datetime) -> Iterator[date]:
    """Nights of stays that came or went so shortly before the reading that it need not show them."""
    for stay in house.stays:
        changed = max(stay.booked_at, stay.released_at or stay.booked_at)
        if stay.room_type == seen.room_type and changed >= since and stay.check_out > stay.check_in:
            yield from Span(stay.check_in, stay.check_out - timedelta(days=1))
