"""Which booked rooms are of no type that the house knows?"""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from domain.finding import Finding, Severity
from domain.house.channel_names import channel_name
from domain.house.snapshot import House, Stay
from domain.nights import ONE_DAY, Span
from domain.phrase import Phrase, say

MOST_APART = 3  # beyond these, as after a first import, they are one finding


def unmapped_bookings(house: House) -> Iterator[Finding]:
    """A P0 for each of a few, one for many: such a room is counted nowhere, so its nights can be sold twice."""
    soonest = sorted(house.stays, key=lambda stay: stay.check_in)
    waiting = {stay.number: stay for stay in reversed(soonest) if _untyped(stay, house)}
    stays = sorted(waiting.values(), key=lambda stay: stay.check_in)
    if len(stays) > MOST_APART:
        yield _many(house, stays)
        return
    for stay in stays:
        yield Finding(
            key=f"unmapped:{stay.number}",
            director="cto",
            severity=Severity.P0,
            phrase=say("unmapped.title", source=channel_name(stay.source, house), number=stay.number),
            state=f"{stay.check_in.isoformat()}/{stay.check_out.isoformat()}",
            options=(_what(stay), say("unmapped.do")),
            night=stay.check_in,
        )


def _untyped(stay: Stay, house: House) -> bool:
    return stay.room_type is None and stay.released_at is None and stay.check_out > house.today


def _many(house: House, stays: Sequence[Stay]) -> Finding:
    """It rings once, however many of them are told their type."""
    first = stays[0]
    soonest = say("unmapped.soonest", source=channel_name(first.source, house), number=first.number)
    return Finding(
        key="unmapped:many",
        director="cto",
        severity=Severity.P0,
        phrase=say("unmapped.many", n=len(stays)),
        options=(soonest, _what(first), say("unmapped.do_many")),
        night=first.check_in,
    )


def _what(stay: Stay) -> Phrase:
    nights = Span(stay.check_in, max(stay.check_in, stay.check_out - ONE_DAY))
    return say("booking.room_plain", room_type=say("room_type.unknown"), stay=nights)
