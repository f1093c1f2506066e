"""How does an update get from Telegram into the house without ever being lost?"""

from __future__ import annotations

import logging
from collections.abc import Callable, Mapping
from datetime import datetime, timedelta
from typing import Any

from telegram import Update
from telegram.ext import Application

from bot.process.metrics import UPDATES
from bot.telegram.lanes import Lanes
from bot.telegram.update_shape import LARGEST_ID, heard
from domain.conversation.secrets.masking import masked
from store.engine import Store
from store.post.inbox import InboxItem, TakenOver

log = logging.getLogger(__name__)

# What PTB's parser raises on bodies that Telegram should never send (measured on mutated updates).
UNREADABLE = (ArithmeticError, AttributeError, LookupError, TypeError, ValueError)
Clock = Callable[[], datetime]
WORDS = frozenset({"text", "caption"})  # what people type, wherever it stands in an update
MOST_REPLAYS = 10  # one that only happened to wait through a few crashes is no cause of them
AT_ONCE = 10_000


class Inbox:
    """Stores every update raw before it is confirmed or parsed, then has it handled in its chat's lane.

    `in_hand` maps the update ids being handled to their stored rows, for the handlers to mark as done; whoever goes
    on with one after its handler says so by `later`, and marks it himself. `mine` are the rows that this process
    speaks for, so that no other one takes them over.
    """

    def __init__(
        self, store: Store, application: Application[Any, Any, Any, Any, Any, Any], clock: Clock
    ) -> None:
        self._store = store
        self._application = application
        self._clock = clock
        self.lanes: Lanes[InboxItem] = Lanes(self._handle)
        self.in_hand: dict[int, InboxItem] = {}
        self.mine: dict[int, InboxItem] = {}
        self.failed: dict[int, str] = {}
        self._later: set[int] = set()
        self.replayed: set[int] = set()

    async def replay(self, silence: timedelta | None = None) -> int:
        """Put what a crash left unfinished, whosever, into its lanes again; the number of updates.

        Where other processes live, nobody has spoken for it during `silence`; what is in hand here is spoken for
        first. One that was begun again and again without an end is taken for the cause, and set aside.
        """
        now, mine = self._clock(), [*self.mine.values()]
        since = None if silence is None else now - silence
        async with self._store.hall() as hall:
            held = await hall.inbox_hold(mine, now)
            left = await hall.inbox_take_over(self._application.bot.id, since, AT_ONCE, now)
        for gone in {item.id for item in mine} - held:
            self.mine.pop(gone, None)
        for item in left:
            if item.attempts > MOST_REPLAYS:
                log.error("update %s is set aside: no start survived it", item.update_id)
                await self._dead(item, "never finished")
                continue
            self.replayed.add(item.update_id)
            self._put(item)
        return len(left)

    def _put(self, item: InboxItem) -> None:
        self.mine[item.id] = item
        self.lanes.put(lane_of(item.raw), item)

    def later(self, update_id: int) -> None:
        """This update's effect comes after its handler: it stays open, and a restart replays it."""
        self._later.add(update_id)

    async def take(self, raw: dict[str, Any]) -> bool:
        """Commit one raw update; a duplicate is dropped, anything else goes into its lane. False: it has no id."""
        update_id = raw.get("update_id")
        if type(update_id) is not int or abs(update_id) > LARGEST_ID:
            log.warning("an update without an id was dropped")
            return False
        raw = without_secrets(raw)
        async with self._store.hall() as hall:
            item = await hall.inbox_store(self._application.bot.id, update_id, raw, self._clock())
        UPDATES.labels("taken" if item else "known already").inc()
        if item is not None:
            self._put(item)
        return True

    async def _handle(self, item: InboxItem) -> None:
        try:
            await self._give(item)
        except TakenOver:
            log.warning("update %s is another process's by now", item.update_id)
        finally:
            if item.update_id not in self._later:  # else it is spoken for until its answer is written
                self.mine.pop(item.id, None)
            self._later.discard(item.update_id)

    async def _give(self, item: InboxItem) -> None:
        try:
            listening = heard(item.raw).anything
            update = Update.de_json(dict(item.raw), self._application.bot) if listening else None
        except UNREADABLE as error:
            log.warning("update %s could not be read: %s", item.update_id, type(error).__name__)
            await self._dead(item, f"unreadable: {type(error).__name__}")
            return
        if update is None:
            await self._done(item)
            return
        self.in_hand[item.update_id] = item
        try:
            await self._application.process_update(update)
            if item.update_id in self.failed:
                await self._dead(item, self.failed.pop(item.update_id))
            elif item.update_id not in self._later:
                await self._done(item)
        finally:
            del self.in_hand[item.update_id]
            self.replayed.discard(item.update_id)

    async def _done(self, item: InboxItem) -> None:
        async with self._store.hall() as hall:
            await hall.inbox_done(item, self._clock())

    async def _dead(self, item: InboxItem, reason: str) -> None:
        UPDATES.labels("set aside").inc()
        async with self._store.hall() as hall:
            await hall.inbox_dead(item, reason, self._clock())
            # It belongs to no house, so each may have to hear of it.
            await hall.due_now("alarms", self._clock())


def without_secrets(raw: dict[str, Any]) -> dict[str, Any]:
    """The update with dots instead of every password, key, account or card that somebody typed."""
    found = dict(raw)
    for kind, value in raw.items():
        if isinstance(value, dict):
            found[kind] = without_secrets(value)
        elif kind in WORDS and isinstance(value, str):
            found[kind] = masked(value)
    return found


def lane_of(raw: Mapping[str, Any]) -> int:
    """The chat that an update belongs to, else the person, else one lane for all that is odd."""
    for kind in raw.values():
        if isinstance(kind, dict):
            message = kind.get("message")
            inner = message if isinstance(message, dict) else kind
            for holder in (inner.get("chat"), kind.get("from")):
                if isinstance(holder, dict) and isinstance(holder.get("id"), int):
                    return int(holder["id"])
    return 0
