"""How does an event of a feed look to somebody who asks a channel manager for reservations?"""

from __future__ import annotations

from collections.abc import Iterator
from datetime import datetime

from channels.ical.address import FeedAddress
from channels.ical.feed import FeedEvent
from channels.ical.memory import Memory
from channels.ports import Envelope
from domain.bookings.reservation import Reservation, ReservationState, StayRoom
from domain.nights import ONE_DAY


def envelopes(feed: FeedAddress, memory: Memory) -> Iterator[Envelope]:
    """The events as last read, then the stays to come that have disappeared, as cancelled."""
    for event in memory.feed.events if memory.feed else ():
        seen = memory.seen[event.key]
        # Time stamps inside a feed tell when it was written, not when a stay changed: we date by first sight.
        yield _envelope(feed, event, seen, seen, cancelled=event.cancelled)
    for event, gone_at in memory.gone.values():
        yield _envelope(feed, event, memory.seen[event.key], gone_at, cancelled=True)


def _envelope(
    feed: FeedAddress, event: FeedEvent, seen: datetime, changed: datetime, *, cancelled: bool
) -> Envelope:
    state = ReservationState.CANCELLED if cancelled else ReservationState.CONFIRMED
    room = StayRoom(feed.room_type, event.first, event.last + ONE_DAY, state)
    raw = {
        "channel": feed.channel,
        "room_type": feed.room_type,
        "uid": event.uid,
        "first": event.first.isoformat(),
        "last": event.last.isoformat(),
        "kind": event.kind.value,
        "cancelled": cancelled,
    }
    reservation = Reservation(
        provider=f"ical:{feed.channel}",
        number=event.uid,
        source=feed.channel,
        state=state,
        rooms=(room,),
        booked_at=seen,
        updated_at=changed,
        cancelled_at=changed if cancelled else None,
        segment=event.kind.value,
    )
    key = f"ical:{feed.name}:{event.key}:{'gone' if cancelled else 'taken'}"
    return Envelope(reservation, raw, None, None, key)
