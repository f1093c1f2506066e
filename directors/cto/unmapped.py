"""Which booked rooms are of no type that the house knows?"""

from __future__ import annotations

from collections.abc import Iterator

from domain.finding import Finding, Severity
from domain.house.channel_names import channel_name
from domain.house.snapshot import House, Stay
from domain.nights import ONE_DAY, Span
from domain.phrase import Phrase, say


def unmapped_bookings(house: House) -> Iterator[Finding]:
    """A P0 for each: such a room is counted nowhere, so its nights can be sold twice."""
    seen: set[str] = set()
    for stay in house.stays:
        past = stay.check_out <= house.today
        if stay.room_type is not None or stay.released_at is not None or past or stay.number in seen:
            continue
        seen.add(stay.number)
        source = channel_name(stay.source, house)
        yield Finding(
            key=f"unmapped:{stay.number}",
            director="cto",
            severity=Severity.P0,
            phrase=say("unmapped.title", source=source, number=stay.number),
            state=f"{stay.check_in.isoformat()}/{stay.check_out.isoformat()}",
            options=(_what(stay), say("unmapped.do")),
            night=stay.check_in,
        )


def _what(stay: Stay) -> Phrase:
    nights = Span(stay.check_in, max(stay.check_in, stay.check_out - ONE_DAY))
    return say("booking.room_plain", room_type=say("room_type.unknown"), stay=nights)
