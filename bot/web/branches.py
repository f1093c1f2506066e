"""How does a running house hear what its people write to its own bot?"""

from __future__ import annotations

import asyncio
import hashlib
import hmac
import logging
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import timedelta

from starlette.routing import Route
from telegram.error import InvalidToken, TelegramError

from bot.process.secrecy import hide
from bot.settings import Settings
from bot.telegram.app import build, publish_commands
from bot.telegram.bots import Bots
from bot.telegram.context import Bench
from bot.telegram.desks import Desk, desk, sealed_tokens, seat
from bot.telegram.polling import TokenRefused, polling
from bot.web.server import by_post
from governance.conversation.conversation import Conversation
from governance.office import Office

log = logging.getLogger(__name__)

SPOKEN_FOR_EVERY = 15.0
SILENCE = timedelta(seconds=60)
FORGOTTEN = timedelta(minutes=5)  # another process may know a bot that this one was not told of yet


@dataclass(frozen=True, slots=True)
class Branch:
    """One house's own bot, listened to; the others go on whatever becomes of it."""

    settings: Settings
    bots: Bots
    house: str
    desk: Desk
    bench: Bench

    async def run(self, stop: asyncio.Event) -> None:
        """Until `stop`, or until Telegram knows the token no more: then the house falls back to the shared bot."""
        bot = self.desk.application.bot
        try:
            await publish_commands(self.desk.application, self.bench.faces)
            if self.settings.telegram_webhook_url is None:
                await polling(updates_at(self.settings, bot.token), self.desk.inbox, stop)
            else:
                await bot.set_webhook(
                    f"{self.settings.telegram_webhook_url}{self._path}", secret_token=self._secret
                )
        except (TokenRefused, InvalidToken):
            await self.bots.lose(self.house)
            self.bench.ring()
        except TelegramError as error:
            log.error("%s: its bot's address was not taken: %s", self.house, error.message)
        await stop.wait()

    @property
    def route(self) -> Route:
        """Where Telegram posts this bot's updates."""
        return by_post(self._path, self.desk.inbox.take, self._secret)

    @property
    def _path(self) -> str:
        return f"/telegram/{self.desk.application.bot.id}"

    @property
    def _secret(self) -> str | None:
        """A word of its own, so that no other bot's opens this door."""
        shared = self.settings.telegram_webhook_secret
        if shared is None:
            return None
        return hmac.new(shared.get_secret_value().encode(), self._path.encode(), hashlib.sha256).hexdigest()


async def branches_of(
    settings: Settings, bots: Bots, bench: Bench, talking: Conversation, stop: asyncio.Event
) -> Sequence[Branch]:
    """Each house's own bot that Telegram knows. Refusal: a token is sealed under a key that is not at hand."""
    tokens = await sealed_tokens(settings, bots.office)
    hide(token for token in tokens.values() if token)
    await seat(
        bots,
        tokens,
        bench,
        lambda token: build(token, settings.telegram_base_url, settings.telegram_file_url),
        stop,
    )
    found = []
    for house, application in bots.own.items():
        own = Bench(bots.office, bench.faces, bells=bench.bells, bots=bots)
        found.append(Branch(settings, bots, house, desk(application, own, talking), own))
    return found


async def replay(office: Office, *desks: Desk) -> None:
    """At start: what a crash left goes on behind the bot by which it came; another bot answers nobody."""
    bots, now = [one.application.bot.id for one in desks], office.clock()
    async with office.store.hall() as hall:
        aside = await hall.inbox_orphaned(bots, None if office.terms.alone else now - FORGOTTEN, now)
        if aside:
            log.error("%s updates are set aside: their bot is gone", aside)
            await hall.due_now("alarms", office.clock())
    await take_over(office, *desks)


async def take_over(office: Office, *desks: Desk) -> None:
    """Each speaks for what it has in hand, and goes on with what another process left when it was killed."""
    for one in desks:
        await one.inbox.replay(None if office.terms.alone else SILENCE)


def updates_at(settings: Settings, token: str) -> str:
    """Where the updates of a bot are fetched."""
    return f"{settings.telegram_base_url}{token}/getUpdates"
