"""How does a house's own bot live in the process beside its main one?"""

from __future__ import annotations

import asyncio
import logging
from collections.abc import Callable, Mapping
from dataclasses import dataclass

from telegram.error import InvalidToken, TelegramError

from bot.process.vault import vault_of
from bot.settings import Settings
from bot.telegram.app import AnyApplication
from bot.telegram.bots import Bots, refused
from bot.telegram.context import Bench
from bot.telegram.polling import greeted
from bot.telegram.sending import send
from bot.telegram.slow_commands import Asides
from bot.telegram.talks import Talks
from bot.telegram.updates import Inbox
from bot.words.language import house_language
from domain.phrase import say
from domain.tenancy.accounts import Held
from governance.conversation.conversation import Conversation
from governance.office import Office
from governance.post.replies import reply
from governance.tenancy.own_bot import SETTING, speaks_through

log = logging.getLogger(__name__)


@dataclass(frozen=True, slots=True)
class Desk:
    """What is behind one bot: its application, its updates, and who answers them."""

    application: AnyApplication
    inbox: Inbox
    talks: Talks
    asides: Asides

    async def rest(self, grace: float) -> None:
        """Let what runs finish for so long."""
        await self.inbox.lanes.drain(grace)
        await self.talks.end(grace)
        await self.asides.lanes.drain(grace)


def desk(application: AnyApplication, bench: Bench, talking: Conversation) -> Desk:
    """The parts around an initialised bot, laid on its bench."""
    office = bench.office
    inbox = bench.inbox = Inbox(office.store, application, office.clock)
    talks = bench.talks = Talks(talking, application.bot, bench.faces, inbox, bench.ring)
    asides = bench.asides = Asides(office, inbox, bench.ring)
    application.bot_data["bench"] = bench
    return Desk(application, inbox, talks, asides)


async def sealed_tokens(settings: Settings, office: Office) -> Mapping[str, str | None]:
    """The token of each house that keeps one; None of a house that spoke through its own bot and keeps it no more.

    Refusal: a token is there and no key at hand opens it.
    """
    async with office.store.hall_reading() as hall:
        houses = await hall.property_ids()
    vault, found = vault_of(settings), dict[str, str | None]()
    for house in houses:
        async with office.store.reading(house) as unit:
            kept = [one for one in await unit.accounts_sealed.all() if one.kind == Held.BOT]
            if kept:
                found[house] = vault.open(house, kept[0])["token"]
            elif await unit.settings.get(SETTING) is not None:
                found[house] = None
    return found


async def seat(
    bots: Bots,
    tokens: Mapping[str, str | None],
    bench: Bench,
    make: Callable[[str], AnyApplication],
    stop: asyncio.Event,
) -> None:
    """Greet Telegram with each token and note who speaks through which bot; what is refused is told."""
    office, taken = bots.office, {bots.shared.bot.id}
    for house, token in tokens.items():
        application = None if token is None else make(token)
        if application is not None and token is not None:
            try:
                if not await greeted(application, stop):
                    return
            except InvalidToken:
                await refused(office, house, token)
                await application.shutdown()
                continue
        if application is not None and application.bot.id in taken:
            log.error("%s: its bot is another house's or the process's own already", house)
            await application.shutdown()
            application = None
        bot_id = None if application is None else application.bot.id
        if application is not None:
            taken.add(application.bot.id)
            bots.own[house] = application
        async with office.store.reading(house) as unit:
            known = await unit.settings.get(SETTING)
        if known == bot_id:
            continue
        if application is not None:
            await tell_where(bots, bench, house, application.bot.username)
        async with office.store.unit(house) as unit:
            await speaks_through(unit, bot_id, office.clock())


async def tell_where(bots: Bots, bench: Bench, house: str, name: str) -> None:
    """Everybody of the house hears by the shared bot where it speaks from now on: a bot may not write first."""
    async with bench.office.store.reading(house) as unit:
        hotel, members = await unit.property.get(), await unit.people.members()
    for member in members:
        if not member.person.has_a_phone:
            continue
        words = reply(say("bots.moved", house=hotel.name, bot=name))
        shown = bench.faces.plain(words, house_language(member.person.language), hotel)
        try:
            await send(bots.shared.bot, member.person.telegram_id, shown)
        except TelegramError as error:
            log.warning("%s: somebody was not told of its bot: %s", house, error.message)
