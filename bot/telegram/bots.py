"""Through which bot does each house speak, and what if Telegram knows one no more?"""

from __future__ import annotations

import hashlib
import logging
from dataclasses import dataclass, field
from typing import Any

from telegram.ext import Application, ExtBot

from governance.office import Office
from governance.tenancy.own_bot import is_refused

log = logging.getLogger(__name__)

AnyApplication = Application[Any, Any, Any, Any, Any, Any]


@dataclass(slots=True)
class Bots:
    """The process's own bot for all houses, beside it the `own` ones, by house. One house has one bot."""

    office: Office
    shared: AnyApplication
    own: dict[str, AnyApplication] = field(default_factory=dict)

    def of(self, property_id: str) -> ExtBot[None]:
        """The bot that speaks for this house."""
        found: ExtBot[None] = self.own.get(property_id, self.shared).bot
        return found

    def speaks(self, bot_id: int, property_id: str) -> bool:
        """Whether this bot is the one of that house."""
        return self.of(property_id).id == bot_id

    def is_shared(self, bot_id: int) -> bool:
        """Whether this is the bot of every house that has none of its own."""
        return bool(self.shared.bot.id == bot_id)

    async def lose(self, property_id: str) -> None:
        """Telegram refused the token of this house: it falls back, and is told. Nothing for the shared bot."""
        lost = self.own.pop(property_id, None)
        if lost is not None:
            await refused(self.office, property_id, lost.bot.token)


async def refused(office: Office, property_id: str, token: str) -> None:
    """Say that this token opens nothing; only its digest names it."""
    log.error("%s: Telegram does not know its bot; it speaks through the process's own", property_id)
    mark = hashlib.sha256(token.encode()).hexdigest()[:12]
    async with office.store.unit(property_id) as unit:
        await is_refused(unit, int(token.partition(":")[0]), mark, office.clock())
