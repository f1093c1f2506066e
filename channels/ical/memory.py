"""What has one feed told so far, and has it gone silent while its neighbours moved?"""

from __future__ import annotations

from collections import deque
from collections.abc import Iterable
from dataclasses import dataclass, field
from datetime import date, datetime, timedelta

from channels.ical.feed import Feed, FeedEvent
from channels.ical.fetch import Validators

# How many changes of a feed are remembered, for judging its neighbours.
MOST_CHANGES = 50


@dataclass(slots=True)
class Memory:
    """One feed since this process began. `gone` holds the stays to come that disappeared, and when.

    `seen` says when each event was first seen as it is. `alive_at` is the newest sign of life: a new content, or a
    newer time stamp inside the feed. A restart forgets, and starts to judge anew.
    """

    validators: Validators = field(default_factory=Validators)
    feed: Feed | None = None
    read_at: datetime | None = None
    alive_at: datetime | None = None
    good: int = 0
    bad: int = 0
    changes: deque[datetime] = field(default_factory=lambda: deque(maxlen=MOST_CHANGES))
    seen: dict[str, datetime] = field(default_factory=dict)
    gone: dict[str, tuple[FeedEvent, datetime]] = field(default_factory=dict)

    def unchanged(self, at: datetime, today: date) -> None:
        """The server says that nothing changed; what is over is forgotten."""
        self.read_at, self.good = at, self.good + 1
        self.gone = {uid: kept for uid, kept in self.gone.items() if kept[0].last >= today}

    def learn(self, feed: Feed, at: datetime, today: date) -> None:
        """A new reading."""
        before, self.feed = self.feed, feed
        self.unchanged(at, today)
        stamped = min(feed.stamped_at, at) if feed.stamped_at else None
        if before is None:
            self.alive_at = stamped or at
        elif before.digest != feed.digest:
            self.changes.append(at)
            self.alive_at = at
        elif stamped and self.alive_at:
            self.alive_at = max(stamped, self.alive_at)
        uids = {event.uid for event in feed.events}
        if before is not None and not feed.problems:  # what is missing may be what could not be read
            for event in before.taken:
                if event.uid not in uids and event.last >= today:
                    self.gone[event.uid] = (event, at)
        for event in feed.events:
            if event.uid in self.gone:
                del self.gone[event.uid]
                self.seen[event.key] = at
        self.seen = {event.key: self.seen.get(event.key, at) for event in feed.events} | {
            event.key: self.seen.get(event.key, at) for event, _ in self.gone.values()
        }


def silent_since(
    one: Memory, neighbours: Iterable[Memory], now: datetime, patience: timedelta
) -> datetime | None:
    """Since when a feed should have moved: the first change of a neighbour that it has not followed for so long.

    `neighbours` are the feeds of the same room type: what one channel sells, the others must close. The channels
    write their feeds anew every one to six hours. None when the feed keeps up, or nothing ever moved.
    """
    alive = one.alive_at
    if alive is None:
        return None
    missed = [at for other in neighbours for at in other.changes if alive < at <= now - patience]
    return min(missed, default=None)
