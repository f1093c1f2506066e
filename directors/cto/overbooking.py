"""Where are more rooms promised than the house has, to whom, and what can be done?"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator
from decimal import Decimal

from directors.cto.moves import moves
from domain.bookings.night import Night
from domain.figure import Figure, Source, Standing
from domain.finding import Finding, Severity
from domain.house.channel_names import channel_name
from domain.house.snapshot import RESERVATIONS, House, Stay
from domain.nights import Span, spans
from domain.phrase import Phrase, say
from domain.property import RoomType

MOST_LISTED = 5


def overbooked_nights(house: House) -> Iterator[Finding]:
    """One P0 for each run of nights on which a type has more stays than rooms that can be slept in."""
    for kind in house.sellable:
        over = {c.night: c for c in house.nights.values() if c.room_type == kind.code and _over(c, house)}
        for run in spans(over):
            worst = min((over[night] for night in run), key=lambda cell: cell.left or 0)
            yield _finding(house, kind, run, worst)


def _over(cell: Night, house: House) -> bool:
    return cell.night >= house.today and cell.left is not None and cell.left < 0


def _finding(house: House, kind: RoomType, run: Span, worst: Night) -> Finding:
    stays = concerned(house, kind.code, run)
    bookings = Counter(booking_label(house, stay) for stay in stays)
    listed = [_rooms_of(label, n) for label, n in list(bookings.items())[:MOST_LISTED]]
    if len(bookings) > MOST_LISTED:
        listed.append(say("value.and_more", n=len(bookings) - MOST_LISTED))
    sold = say("count.bookings" if len(bookings) == len(stays) else "count.rooms_sold", n=worst.sold)
    units = say("count.rooms", n=(worst.units or 0) - worst.blocked)
    title = say("overbooking.title", room_type=kind.name, span=run)
    who = (say("overbooking.count", sold=sold, units=units, bookings=tuple(listed)),) if listed else ()
    return Finding(
        # The last night of a run stays the same while its first ones pass.
        key=f"overbooked:{kind.code}:{run.last.isoformat()}",
        director="cto",
        severity=Severity.P0,
        phrase=say("cto.overbooked", title=title, sold=sold, units=units),
        state=f"{worst.left}:{','.join(sorted({stay.number for stay in stays}))}",
        options=(*who, *_options(house, kind, run, stays)),
        figures=(_figure(house, worst, stays),),
        night=run.first,
    )


def concerned(house: House, room_type: str, run: Span) -> tuple[Stay, ...]:
    """The stays in that type touching these nights, the earliest booked first."""
    touching = (
        stay
        for stay in house.stays
        if stay.room_type == room_type
        and stay.released_at is None
        and stay.check_in <= run.last
        and stay.check_out > run.first
    )
    return tuple(sorted(touching, key=lambda stay: stay.booked_at))


def booking_label(house: House, stay: Stay) -> Phrase:
    return say("overbooking.booking", source=channel_name(stay.source, house), number=stay.number)


def _rooms_of(booking: Phrase, n: int) -> Phrase:
    return booking if n == 1 else say("overbooking.booking_rooms", booking=booking, n=n)


def _options(house: House, kind: RoomType, run: Span, stays: tuple[Stay, ...]) -> tuple[Phrase, ...]:
    """Who came last, where he could sleep instead, and how to stop the next one."""
    to_come = [stay for stay in stays if stay.check_in >= house.today]
    told: list[Phrase] = []
    if to_come:
        last = to_come[-1]
        told.append(say("overbooking.last", booking=booking_label(house, last), at=last.booked_at))
        told += moves(house, kind, last, booking_label(house, last))
        told.append(say("overbooking.call"))
    return (*told, say("overbooking.close", span=run))


def _figure(house: House, worst: Night, stays: tuple[Stay, ...]) -> Figure:
    units, read_at = worst.units or 0, house.source_ages.get(RESERVATIONS)
    return Figure(
        key=f"overbooked:{worst.room_type}:{worst.night.isoformat()}",
        value=Decimal(worst.sold - (units - worst.blocked)),
        unit="rooms",
        as_of=read_at or house.now,
        formula="sold - (units - blocked)",
        operands=(
            ("sold", Decimal(worst.sold)),
            ("units", Decimal(units)),
            ("blocked", Decimal(worst.blocked)),
        ),
        sources=(
            Source("night", (f"{worst.room_type}@{worst.night.isoformat()}",)),
            Source("reservation", tuple(dict.fromkeys(stay.number for stay in stays))),
        ),
        standing=Standing.ACTUAL if read_at else Standing.STALE,
    )
