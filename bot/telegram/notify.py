"""How does what the house wants to say reach a phone, once, and marked when it may be twice?"""

from __future__ import annotations

import asyncio
import logging
from datetime import timedelta
from functools import partial

import httpx
from telegram import Message
from telegram.error import BadRequest, Forbidden, InvalidToken, RetryAfter, TelegramError, TimedOut

from bot.clock.schedule import guarded
from bot.process.metrics import MESSAGES, SENDER
from bot.telegram.bots import Bots
from bot.telegram.drawing import Faces
from bot.telegram.pace import seconds_of
from bot.telegram.sending import edit, send
from governance.consent.cards import show_what_was_missed
from governance.office import Office
from store.post.outbox import OutboxItem

log = logging.getLogger(__name__)

LEASE = timedelta(seconds=60)
PAUSE = 1.0
AT_ONCE = 30
MOST_DRAWINGS = 3
LONGEST_WAIT = timedelta(minutes=5)
GONE = ("message to edit not found", "message can't be edited", "chat not found", "message_id_invalid")


class Sender:
    """Works the outbox off: one message at a time in each chat, in order."""

    def __init__(self, office: Office, bots: Bots, faces: Faces) -> None:
        self._office = office
        self._bots = bots
        self._faces = faces
        self._tasks: set[asyncio.Task[None]] = set()
        self.bell = asyncio.Event()

    async def run(self, stop: asyncio.Event) -> None:
        """Until `stop`: begin what is due, then wait for the bell or a second; at the end let what runs finish."""
        while not stop.is_set():
            self.bell.clear()
            SENDER.beat()
            await guarded("outbox", self._begin)()
            try:
                await asyncio.wait_for(self.bell.wait(), PAUSE)
            except TimeoutError:
                continue
        if self._tasks:
            await asyncio.wait(self._tasks, timeout=PAUSE)

    async def take_over(self) -> None:
        """At start: where no other process can be sending, what a crash left in hand is sent again at once."""
        if self._office.terms.alone:
            async with self._office.store.hall() as hall:
                await hall.outbox_release(self._office.clock())

    async def _begin(self) -> None:
        """A task for each chat's next message: a chat that hangs keeps no other one waiting."""
        async with self._office.store.hall() as hall:
            items = await hall.outbox_claim(self._office.clock(), LEASE, AT_ONCE)
        for item in items:
            task = asyncio.create_task(self._finish(item))
            self._tasks.add(task)
            task.add_done_callback(self._tasks.discard)

    async def _finish(self, item: OutboxItem) -> None:
        await guarded("sending", partial(self._deliver, item))()
        self.bell.set()

    async def _deliver(self, item: OutboxItem) -> None:
        try:
            message = await self._send(item)
        except RetryAfter as wait:
            pause = timedelta(seconds=seconds_of(wait))
            await self._again(item, pause, uncertain=False, error="429")
        except BadRequest as error:
            await self._refused(item, error)
        except Forbidden as error:
            await self._drop(item, error.message)
        except InvalidToken as error:
            await self._bots.lose(item.property_id)
            await self._failed(item, error)
        except TelegramError as error:
            await self._failed(item, error)
        except Exception as error:  # a row that cannot be drawn must not keep back every other message
            log.exception("outbox item %s could not be drawn", item.id)
            await self._undrawn(item, error)
        else:
            await self._done(item, message)

    async def _send(self, item: OutboxItem) -> Message | None:
        shown = await self._faces.of(item)
        if shown is None:
            return None
        bot = self._bots.of(item.property_id)
        if item.kind == "redraw":
            message, photo = int(item.payload["message"]), bool(item.payload.get("photo"))
            await edit(bot, item.chat_id, message, shown, photo=photo)
            return None
        return await send(bot, item.chat_id, shown, silent=item.silent)

    async def _done(self, item: OutboxItem, message: Message | None) -> None:
        MESSAGES.labels(_sort(item), "sent").inc()
        number, photo = (message.message_id, bool(message.photo)) if message else (None, False)
        async with self._office.store.hall() as hall:
            await hall.outbox_done(item, number, self._office.clock(), photo=photo)

    async def _refused(self, item: OutboxItem, error: BadRequest) -> None:
        words = error.message.lower()
        if "not modified" in words:
            await self._done(item, None)
            return
        gone = any(known in words for known in GONE)
        if not gone:
            log.error("Telegram refused outbox item %s: %s", item.id, error.message)
        await self._drop(item, error.message, logging.INFO if gone else logging.WARNING)
        if item.kind == "redraw":
            await self._missed(item)

    async def _missed(self, item: OutboxItem) -> None:
        """A card that is gone from the screen, or takes no new face, must not take a trouble with it."""
        async with self._office.store.unit(item.property_id) as unit:
            proposal = await unit.proposals.certain(int(item.payload["proposal"]))
            message, now = int(item.payload["message"]), self._office.clock()
            await show_what_was_missed(unit, proposal, item.chat_id, message, now)

    async def _failed(self, item: OutboxItem, error: TelegramError) -> None:
        """A call that may have been answered is repeated once, marked; one that never left, as long as needed."""
        uncertain = item.kind != "redraw" and not never_left(error)
        if uncertain and item.uncertain:
            await self._drop(item, f"twice without an answer: {type(error).__name__}")
            return
        pause = min(timedelta(seconds=2 ** min(item.attempts, 9)), LONGEST_WAIT)
        await self._again(item, pause, uncertain=uncertain or item.uncertain, error=type(error).__name__)

    async def _undrawn(self, item: OutboxItem, error: Exception) -> None:
        if item.attempts >= MOST_DRAWINGS:
            await self._drop(item, f"cannot be drawn: {type(error).__name__}")
            return
        await self._again(item, timedelta(seconds=2), uncertain=False, error=type(error).__name__)

    async def _again(self, item: OutboxItem, pause: timedelta, *, uncertain: bool, error: str) -> None:
        MESSAGES.labels(_sort(item), "again").inc()
        now = self._office.clock()
        async with self._office.store.hall() as hall:
            await hall.outbox_retry(item, now, now + pause, uncertain=uncertain, error=error)

    async def _drop(self, item: OutboxItem, reason: str, level: int = logging.WARNING) -> None:
        MESSAGES.labels(_sort(item), "given up").inc()
        log.log(level, "outbox item %s is given up: %s", item.id, reason)
        async with self._office.store.hall() as hall:
            await hall.outbox_drop(item, reason, self._office.clock())


def _sort(item: OutboxItem) -> str:
    return "redrawn" if item.kind == "redraw" else "new"


def never_left(error: TelegramError) -> bool:
    """Whether the request certainly did not reach Telegram."""
    cause = error.__cause__
    if isinstance(error, InvalidToken):  # nobody was there to take it
        return True
    return isinstance(cause, httpx.ConnectError | httpx.ConnectTimeout | httpx.PoolTimeout) or (
        isinstance(error, TimedOut) and "pool timeout" in error.message.lower()
    )
