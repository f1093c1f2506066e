"""How does a running house hear what guests write to its own Telegram bot?"""

from __future__ import annotations

import asyncio
import logging
from collections.abc import Mapping
from dataclasses import dataclass, replace
from typing import Any

from bot.intake.guest_voice import written_down
from bot.telegram.context import Bench
from bot.telegram.polling import sleep_or_stop
from channels.guest_bot.messenger import GuestBot, GuestBotUnreachable
from channels.guest_bot.reading import Delivery, delivery_of
from domain.guests.deep_link import stay_in
from domain.guests.thread import Door
from governance.guests.delivered import take_delivery
from governance.guests.linking import BOT
from governance.office import Office

log = logging.getLogger(__name__)

FIRST_PAUSE, LONGEST_PAUSE = 2.0, 60.0
CURSOR = "guest bot"


@dataclass(slots=True)
class GuestRoom:
    """One property's bot for guests, listened to. An update counts as read once everything in it is kept."""

    office: Office
    bench: Bench
    property_id: str
    bot: GuestBot
    named: bool = False

    async def run(self, stop: asyncio.Event) -> None:
        """Until `stop`; after a failure pause, longer each time."""
        pause = FIRST_PAUSE
        while not stop.is_set():
            looking = asyncio.ensure_future(self.look())
            ending = asyncio.ensure_future(stop.wait())
            await asyncio.wait({looking, ending}, return_when=asyncio.FIRST_COMPLETED)
            ending.cancel()
            if not looking.done():
                looking.cancel()
                await asyncio.gather(looking, return_exceptions=True)
                return
            try:
                looking.result()
                pause = FIRST_PAUSE
            except GuestBotUnreachable as error:
                log.warning("%s: the guests' bot is not reached: %s", self.property_id, error)
                await sleep_or_stop(stop, pause)
                pause = min(pause * 2, LONGEST_PAUSE)

    async def look(self) -> None:
        """One long poll and what came of it, in order; before the first, what Telegram calls the bot."""
        if not self.named:
            await self._learn_name()
        async with self.office.store.reading(self.property_id) as unit:
            after = int(await unit.channels.cursor(CURSOR) or 0)
        for update in await self.bot.updates(after):
            await self.take(update)
            self.bench.ring()

    async def _learn_name(self) -> None:
        name = await self.bot.name()
        async with self.office.store.unit(self.property_id) as unit:
            if await unit.settings.get(BOT) != name:
                await unit.settings.set(BOT, name, by="desk", at=self.office.clock())
        self.named = True

    async def take(self, update: Mapping[str, Any]) -> None:
        """One update; heard again after a crash in between it is known by its keys."""
        told = await written_down(self.office.ears, self.bot, update, self._of_a_stay(delivery_of(update)))
        await take_delivery(self.office, self.property_id, told, Door.TELEGRAM)
        async with self.office.store.unit(self.property_id) as unit:
            await unit.channels.set_cursor(CURSOR, str(int(update["update_id"]) + 1))

    def _of_a_stay(self, told: Delivery) -> Delivery:
        """What came by a deep link belongs to the stay that this house sealed into it."""
        stay = stay_in(told.started or "", self.office.key.value()) if told.started else None
        return replace(told, heard=tuple(replace(one, stay=stay) for one in told.heard)) if stay else told
