"""How does the house ask calendar feeds, through the channel manager's port, what the channels show as taken?"""

from __future__ import annotations

import asyncio
import logging
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from datetime import UTC, date, datetime, timedelta
from zoneinfo import ZoneInfo

import httpx

from channels.ical.address import FeedAddress
from channels.ical.envelopes import envelopes
from channels.ical.feed import BrokenFeed, FeedEvent, read_feed
from channels.ical.fetch import PATIENCE, fetch
from channels.ical.memory import Memory, silent_since
from channels.ports import (
    Capabilities,
    ConnectedChannel,
    Envelope,
    ExternalRate,
    PushOutcome,
    PushReceipt,
    PushRequest,
    PushRow,
    PushState,
    PushStatus,
    ReadFailure,
    Unreachable,
)

log = logging.getLogger(__name__)

ONLY_READ = PushReceipt(PushOutcome.REJECTED, errors=("a calendar feed can only be read",))
MAY_PASS = {ReadFailure.DOWN, ReadFailure.NOT_UNDERSTOOD}


@dataclass(frozen=True, slots=True)
class Sighting:
    """What one feed showed at a look. `trouble` says why it could not be read, or that it has gone silent.

    `events` are then those of the last good reading, `read_at` its instant. `complete` is False when some events
    could not be understood, so that a night that looks free may not be.
    """

    channel: str
    room_type: str
    events: tuple[FeedEvent, ...] = ()
    read_at: datetime | None = None
    complete: bool = False
    trouble: str | None = None
    why: ReadFailure | None = None


def _utc_now() -> datetime:
    return datetime.now(UTC)


class IcalFeeds:
    """`channels.ports.ChannelManager` over calendar feeds: a witness that can be read and never written to.

    `client` comes from `transport.http_client` for the same feeds in the same order. A feed that has not followed
    its neighbours for `silence` counts as unread. One instance per property: it remembers what disappeared.
    """

    def __init__(
        self,
        feeds: Sequence[FeedAddress],
        client: httpx.AsyncClient,
        zone: ZoneInfo,
        *,
        attempts: int = 2,
        wait: float = 2.0,
        patience: float = PATIENCE,
        silence: timedelta = timedelta(hours=12),
        now: Callable[[], datetime] = _utc_now,
    ) -> None:
        self._feeds, self._client, self._zone = tuple(feeds), client, zone
        self._attempts, self._wait, self._patience = attempts, wait, patience
        self._silence, self._now = silence, now
        self._memories = [Memory() for _ in self._feeds]
        self._looking = asyncio.Lock()

    @property
    def capabilities(self) -> Capabilities:
        return Capabilities(
            ari_read=False,
            push=False,
            acknowledge=False,
            create_booking=False,
            max_dates_per_push=0,
            quota_day=None,
            quota_minute=None,
        )

    async def look(self) -> Sequence[Sighting]:
        """Every feed once; never raises for what a feed does."""
        async with self._looking:
            troubles = await asyncio.gather(*(self._read(number) for number in range(len(self._feeds))))
            return [self._sighting(number, trouble) for number, trouble in enumerate(troubles)]

    async def rates(self) -> Sequence[ExternalRate]:
        types = dict.fromkeys(feed.room_type for feed in self._feeds)
        return [
            ExternalRate(
                external_code=code,
                rate_code=code,
                name=code,
                currency=None,
                price_writable=False,
                availability_writable=False,
                restrictions_writable=False,
                catch_all=False,
                channels=tuple(feed.channel for feed in self._feeds if feed.room_type == code),
            )
            for code in types
        ]

    async def channels(self) -> Sequence[ConnectedChannel]:
        """Each channel with the good and bad readings of its feeds so far."""
        return [
            ConnectedChannel(
                code, code, 0, sum(m.good for m in self._of(code)), sum(m.bad for m in self._of(code))
            )
            for code in dict.fromkeys(feed.channel for feed in self._feeds)
        ]

    async def reservations(
        self, *, changed_since: date | None, undelivered: bool, created_since: date | None = None
    ) -> Sequence[Envelope]:
        """Every event of every feed, and the stays to come that disappeared as cancelled.

        A feed knows no deliveries, so `undelivered` asks for all. Raises Unreachable when any feed was not read.
        """
        for sighting in await self.look():
            if sighting.trouble is not None:
                words = f"{sighting.channel}:{sighting.room_type}: {sighting.trouble}"
                raise Unreachable(words, sighting.why or ReadFailure.DOWN)
        return [
            envelope
            for feed, memory in zip(self._feeds, self._memories, strict=True)
            for envelope in envelopes(feed, memory)
            if (held := envelope.reservation) is not None
            and (changed_since is None or held.updated_at.date() >= changed_since)
            and (created_since is None or held.booked_at.date() >= created_since)
        ]

    async def find(self, number: str) -> Sequence[Envelope]:
        everything = await self.reservations(changed_since=None, undelivered=False)
        return [e for e in everything if e.reservation is not None and e.reservation.number == number]

    async def acknowledge(self, delivery: str, number: str | None = None) -> bool:
        return False

    async def confirm_booking(self, number: str) -> PushReceipt:
        return ONLY_READ

    def plan(self, rows: Sequence[PushRow], channels: Sequence[str] = ()) -> Sequence[PushRequest]:
        return ()

    async def push(self, request: PushRequest) -> PushReceipt:
        return ONLY_READ

    async def push_status(self, tracking: str) -> PushStatus:
        return PushStatus(PushState.UNKNOWN)

    def _of(self, channel: str) -> Iterator[Memory]:
        return (m for f, m in zip(self._feeds, self._memories, strict=True) if f.channel == channel)

    async def _read(self, number: int) -> Unreachable | None:
        """One feed, tried again once it may have been a passing trouble; the trouble that remained."""
        memory, trouble = self._memories[number], None
        for attempt in range(self._attempts):
            if attempt:
                await asyncio.sleep(self._wait)
            try:
                await self._learn(number)
            except Unreachable as error:
                trouble = error
                if error.why not in MAY_PASS:
                    break
            else:
                return None
        memory.bad += 1
        log.warning("the %s feed could not be read: %s", self._feeds[number].name, trouble)
        return trouble

    async def _learn(self, number: int) -> None:
        feed, memory = self._feeds[number], self._memories[number]
        fetched = await fetch(self._client, number, memory.validators, self._patience)
        now = self._now()
        today = now.astimezone(self._zone).date()
        if fetched.body is None:
            memory.unchanged(now, today)
            return
        try:
            read = read_feed(fetched.body, feed.channel, self._zone)
        except BrokenFeed as problem:
            raise Unreachable(str(problem), ReadFailure.NOT_UNDERSTOOD) from None
        memory.validators = fetched.validators
        memory.learn(read, now, today)

    def _sighting(self, number: int, trouble: Unreachable | None) -> Sighting:
        feed, memory, now = self._feeds[number], self._memories[number], self._now()
        words, why = (str(trouble), trouble.why) if trouble else (None, None)
        neighbours = [
            other
            for place, (address, other) in enumerate(zip(self._feeds, self._memories, strict=True))
            if place != number and address.room_type == feed.room_type
        ]
        silent = silent_since(memory, neighbours, now, self._silence)
        if words is None and silent is not None:
            words, why = f"unchanged although others moved at {silent:%Y-%m-%d %H:%M} UTC", ReadFailure.DOWN
        return Sighting(
            channel=feed.channel,
            room_type=feed.room_type,
            events=memory.feed.taken if memory.feed else (),
            read_at=memory.read_at,
            complete=memory.feed is not None and not memory.feed.problems,
            trouble=words,
            why=why,
        )
