"""What was not read, not answered or not understood by the house's own machinery?"""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from domain.bookings.mail_standing import MAIL
from domain.finding import Finding, Severity
from domain.house.snapshot import CHANNELS, RATES, RESERVATIONS, House
from domain.phrase import Phrase, say

_SOURCES: Mapping[str, Phrase] = {
    RESERVATIONS: say("cto.source_reservations"),
    CHANNELS: say("cto.source_channels"),
    RATES: say("cto.source_rates"),
}


def unread_sources(house: House) -> Iterator[Finding]:
    """A P1 for each source whose last good reading is older than the house allows."""
    for source, read_at in sorted(house.source_ages.items()):
        # A price list that was imported is not read again every day; a mailbox is due long before.
        apart = source == MAIL or (source == RATES and not house.rates)
        if apart or house.now - read_at <= house.max_data_age:
            continue
        name = _SOURCES.get(source) or say("text.words", words=source)
        yield Finding(
            key=f"stale:{source}",
            director="cto",
            severity=Severity.P1,
            phrase=say("cto.source_stale", source=name, since=read_at),
            state=read_at.isoformat(),
        )


def unknown_outcomes(house: House) -> Iterator[Finding]:
    """A P1 while changes were sent whose answer never came: nobody may send them again before a look."""
    if house.unknown:
        yield Finding(
            key="unknown_outcomes",
            director="cto",
            severity=Severity.P1,
            phrase=say("brief.unknown_outcomes", n=house.unknown),
            state=str(house.unknown),
        )


def unread_bodies(house: House) -> Iterator[Finding]:
    """A P1 for what the channel manager sent and nobody could read: a booking may be in it."""
    if house.unread:
        yield Finding(
            key="unread_bodies",
            director="cto",
            severity=Severity.P1,
            phrase=say("cto.unread_bodies", n=len(house.unread), at=house.unread[-1]),
            state=house.unread[-1].isoformat(),
        )


def set_aside_updates(house: House) -> Iterator[Finding]:
    """A P1 for messages that could not be handled and were set aside instead of stopping the queue."""
    if house.dead_updates:
        yield Finding(
            key="dead_updates",
            director="cto",
            severity=Severity.P1,
            phrase=say("cto.dead_updates", n=house.dead_updates),
            state=str(house.dead_updates),
        )
