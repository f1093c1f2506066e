"""What has each source said of one booking, and where do they differ?"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

from domain.bookings.merged import contradictions
from domain.bookings.reservation import Reservation
from domain.bookings.sighting import Rank
from domain.house.channel_names import channel_name
from domain.nights import ONE_DAY, Span
from domain.phrase import Phrase, say
from governance.bookings.receiving import as_kept
from governance.post.replies import Block, Line, Reply
from store.bookings.sightings import Kept
from store.unit import Unit

SCHEMA = "booking/1"
_STATES = {
    "reserved": "sighting.state.reserved",
    "confirmed": "sighting.state.confirmed",
    "cancelled": "sighting.state.cancelled",
    "no_show": "sighting.state.no_show",
}
_RANKS = {
    Rank.WIRE: "sighting.rank.WIRE",
    Rank.LIST: "sighting.rank.LIST",
    Rank.EXPORT: "sighting.rank.EXPORT",
    Rank.MAIL: "sighting.rank.MAIL",
    Rank.TYPED: "sighting.rank.TYPED",
}
_FIELDS = {
    "state": "sighting.field.state",
    "rooms": "sighting.field.rooms",
    "total": "sighting.field.total",
}


@dataclass(frozen=True, slots=True)
class Sighted:
    """A booking as it counts, everything that was said of it in order, and the fields on which sources differ."""

    booking: Reservation
    words: tuple[Kept, ...]

    @property
    def differing(self) -> tuple[str, ...]:
        return contradictions([one.sighting for one in self.words])


async def sightings_of(unit: Unit, number: str) -> Sequence[Sighted]:
    """The bookings with this number; none when nobody has spoken of it."""
    found = []
    for row_id, booking in await unit.sightings.called(number):
        kept = await unit.sightings.of(row_id)
        first = as_kept(booking)
        found.append(Sighted(booking, tuple(kept) or (Kept(first, first.said, booking.updated_at),)))
    return found


def sightings_reply(said: Sighted) -> Reply:
    """What counts first, then a row for each source's words."""
    booking = said.booking
    lines = [Line(_title(booking), bold=True), *(Line(part) for part in _parts(booking))]
    if booking.guest.name:
        lines.append(Line(say("booking.guest", guest=booking.guest.name, number=booking.number)))
    rows = [Line(say("sighting.said_by"), bold=True), *(Line(_row(one)) for one in said.words)]
    blocks = [Block(tuple(lines)), Block(tuple(rows))]
    if said.differing:
        fields = tuple(say(_FIELDS[name]) for name in said.differing)
        blocks.append(Block((Line(say("sighting.contradiction", fields=fields)),)))
    return Reply(tuple(blocks))


def sightings_json(said: Sequence[Sighted]) -> dict[str, Any]:
    """As `data/schemas/booking.json` describes it; the guest's name only, nothing else of the person."""
    return {
        "schema": SCHEMA,
        "bookings": [
            {
                **_told(one.booking),
                "guest": one.booking.guest.name,
                "differing": list(one.differing),
                "sightings": [
                    {
                        **_told(kept.sighting.reservation),
                        "said_by": kept.sighting.source,
                        "rank": kept.sighting.rank.name.lower(),
                        "event": kept.sighting.event,
                        "evidence": kept.sighting.evidence,
                        "said": list(kept.said),
                        "at": kept.sighting.seen_at.isoformat(),
                        "received_at": kept.received_at.isoformat(),
                    }
                    for kept in one.words
                ],
            }
            for one in said
        ],
    }


def _told(booking: Reservation) -> dict[str, Any]:
    total = booking.total
    return {
        "number": booking.number,
        "channel_number": booking.channel_number,
        "channel": booking.source,
        "state": booking.state.value,
        "total": None if total is None else {"amount": str(total.amount), "currency": total.currency},
        "rooms": [
            {
                "room_type": room.room_type,
                "as_written": room.external_code,
                "check_in": room.check_in.isoformat(),
                "check_out": room.check_out.isoformat(),
                "state": room.state.value,
            }
            for room in booking.rooms
        ],
    }


def _title(booking: Reservation) -> Phrase:
    other = booking.channel_number
    if other and other != booking.number:
        return say("sighting.title_two", number=booking.number, channel_number=other)
    return say("sighting.title", number=booking.number)


def _row(kept: Kept) -> Phrase:
    one = kept.sighting
    name = channel_name(one.source.partition(":")[2] or one.reservation.source)
    named = {"name": name} if one.rank in {Rank.MAIL, Rank.EXPORT} else {}
    source = say(_RANKS[one.rank], **named)
    return say("sighting.row", source=source, at=one.seen_at, what=_parts(one.reservation))


def _parts(booking: Reservation) -> tuple[Phrase, ...]:
    parts = [say(_STATES[booking.state.value])]
    if booking.rooms:
        last = max(booking.check_in, booking.check_out - ONE_DAY)
        stay = Span(booking.check_in, last)
        parts.append(say("booking.joined_row_stay", n=len(booking.rooms), stay=stay))
    if booking.total is not None:
        parts.append(say("booking.total", total=booking.total))
    return tuple(parts)
