"""How does `lhcm run` start, live and stop?"""

from __future__ import annotations

import asyncio
import contextlib
import logging
import signal
from collections.abc import Awaitable, Callable
from dataclasses import replace
from functools import partial
from typing import Any

from telegram.error import InvalidToken

from boardroom.app import routes
from bot.clock.anchor import Anchor
from bot.clock.carrier import Carrier
from bot.clock.drill import drill_if_due
from bot.clock.schedule import Clockwork
from bot.clock.upkeep import nightly
from bot.compose import alone, composed
from bot.conversing import brain_of, conversation_of, ears_of, voice_of
from bot.intake import feeds as calendars
from bot.intake.doors import doors_of, number_holder
from bot.intake.feeds import FILE as FEEDS
from bot.intake.feeds import Witnesses, read_feeds
from bot.intake.guest_bot import GuestRoom
from bot.intake.mailroom import mailrooms_of
from bot.process.lock import held
from bot.process.owners import seat_owners
from bot.settings import Settings
from bot.telegram.app import AnyApplication, build, publish_menu
from bot.telegram.bots import Bots
from bot.telegram.context import Bench
from bot.telegram.desks import Desk, desk
from bot.telegram.drawing import Faces
from bot.telegram.notify import Sender
from bot.telegram.polling import TokenRefused, greeted, polling
from bot.ticks import house_ticks, rounds_of
from bot.web.branches import SPOKEN_FOR_EVERY, branches_of, replay, take_over, updates_at
from bot.web.callback import Callback, callback_of
from bot.web.hands import lobby_of
from bot.web.server import app, free_address, server
from bot.web.shared import Shared
from bot.web.watched import Watched
from bot.web.whatsapp import whatsapp_of
from bot.words.catalogue import LANGUAGES, sentences
from channels.guest_bot.messenger import GuestBot
from domain.errors import refuse
from domain.guests.thread import Door
from governance.office import Office
from store.unit import load_all
from store.upkeep.still_sealed import still_sealed

log = logging.getLogger(__name__)

GRACE = 10.0
REPLAY_EVERY = 15.0
ANCHOR_EVERY = 20.0
UPKEEP_EVERY = 3600.0
ANCHOR = "journal-heads.json"
ENDINGS = (signal.SIGINT, signal.SIGTERM)


async def run(settings: Settings) -> int:
    """Until SIGINT or SIGTERM. Returns the exit status.

    Refusal: another process has the house, or a backup that is still sealed lies in its place.
    """
    with held(settings) if alone(settings) else contextlib.nullcontext():
        return await run_held(settings)


async def run_held(settings: Settings) -> int:
    """The same once the house is ours."""
    load_all()
    for language in LANGUAGES:
        sentences(language).prepare()
    stop = asyncio.Event()
    loop = asyncio.get_running_loop()
    for ending in ENDINGS:
        loop.add_signal_handler(ending, stop.set)
    async with composed(settings, furnish=True) as office:
        if await still_sealed(office.store):
            raise refuse("backup.still_sealed")
        await seat_owners(office, settings)
        doors = await doors_of(settings, office.store, office.clock)
        office = replace(office, brain=brain_of(settings), doors=doors)
        office = replace(office, ears=ears_of(settings), voice=voice_of(settings))
        application = build(token_of(settings), settings.telegram_base_url, settings.telegram_file_url)
        bench = Bench(office, Faces(office))
        application.bot_data["bench"] = bench
        try:
            if not await greeted(application, stop):
                return 0
            return await live(settings, office, application, bench, stop)
        except InvalidToken:
            log.error("Telegram does not know this TELEGRAM_BOT_TOKEN.")
            return 2
        finally:
            await application.shutdown()


async def live(
    settings: Settings, office: Office, application: AnyApplication, bench: Bench, stop: asyncio.Event
) -> int:
    """Start every loop, wait for the end, let what runs finish."""
    mailrooms = await mailrooms_of(settings, office, bench)
    witnesses = await feeds_of(settings, office)
    bots = bench.bots = Bots(office, application)
    sender = Sender(office, bots, bench.faces)
    rounds = rounds_of(office, settings)
    await rounds.seat()
    carrier = Carrier(office, rounds, sender.bell)
    bench.bells = (sender.bell, carrier.bell)
    talking = conversation_of(office, office.brain or brain_of(settings))
    main = desk(application, bench, talking)
    branches = await branches_of(settings, bots, bench, talking, stop)
    await sender.take_over()
    anchor = Anchor(settings.lhcm_home / ANCHOR, missing_is_new=settings.database.startswith("sqlite"))
    await anchor.check(office)
    await carrier.find_abandoned()
    await replay(office, main, *(one.desk for one in branches))
    hook = callback_of(settings, office, bench)
    scheduler = clock(settings, office, bench, anchor, hook)
    if not office.terms.alone:
        desks = (main, *(one.desk for one in branches))
        scheduler.every(SPOKEN_FOR_EVERY, "updates", partial(take_over, office, *desks))
    for one in witnesses:
        scheduler.every(calendars.EVERY, "calendar feeds", one.look)
    scheduler.start()
    take = main.inbox.take if settings.telegram_webhook_url else None
    page = routes(lobby_of(settings, office, bench.faces, bench.ring, main.talks))
    number = whatsapp_of(settings, office, bench, number_holder(settings, tuple(office.doors)))
    hooks = [one.route for one in (hook, number) if one is not None]
    more = [Shared(office).route, *hooks, *page]
    more += Watched(settings, office, stop).routes
    more += [one.route for one in branches if settings.telegram_webhook_url]
    pages = app(health_of(office), take, webhook_secret(settings), more)
    http = server(pages, settings.lhcm_http_host, settings.lhcm_http_port)
    loops: list[Awaitable[Any]] = [sender.run(stop), carrier.run(stop), menu(application, bench)]
    loops += [one.run(stop) for one in mailrooms]
    loops += [one.run(stop) for one in guest_rooms(office, bench)]
    if free_address(settings.lhcm_http_host, settings.lhcm_http_port):
        loops.append(http.serve())
    else:
        log.error("port %s is taken: no health page, no callback", settings.lhcm_http_port)
    loops += [hearing(settings, main, stop), *(one.run(stop) for one in branches)]
    tasks: list[asyncio.Future[Any]] = [asyncio.ensure_future(one) for one in loops]
    log.info("LHCM is running")
    status = await until(stop, tasks)
    http.should_exit = True
    await scheduler.end(GRACE)
    for seated in (main, *(one.desk for one in branches)):
        await seated.rest(GRACE)
    for one in witnesses:
        await one.close()
    await wind_down(tasks)
    await shut_doors(office)
    for branch in branches:
        await branch.desk.application.shutdown()
    return status


def guest_rooms(office: Office, bench: Bench) -> list[GuestRoom]:
    """The bots for guests, each listened to."""
    found = ((house, doors.get(Door.TELEGRAM)) for house, doors in office.doors.items())
    return [GuestRoom(office, bench, house, bot) for house, bot in found if isinstance(bot, GuestBot)]


async def shut_doors(office: Office) -> None:
    """Nothing is sent to guests any more."""
    for doors in office.doors.values():
        for door in doors.values():
            await door.close()


async def feeds_of(settings: Settings, office: Office) -> list[Witnesses]:
    """The calendar feeds beside the database, by house; none where nobody gave any."""
    async with office.store.hall() as hall:
        houses = await hall.properties()
    feeds = read_feeds(settings.lhcm_home / FEEDS, houses)
    for hotel in houses:
        if hotel.id not in feeds:  # what a feed showed that nobody names any more witnesses nothing
            async with office.store.unit(hotel.id) as unit:
                await unit.feeds.replace(())
    return [Witnesses(office, hotel, feeds[hotel.id]) for hotel in houses if hotel.id in feeds]


def clock(
    settings: Settings, office: Office, bench: Bench, anchor: Anchor, hook: Callback | None
) -> Clockwork:
    """Everything that happens by the clock, not started yet."""
    scheduler = Clockwork()
    for tick in house_ticks(settings, office, bench):
        scheduler.every(tick.seconds, tick.name, tick.run, at_once=tick.at_once)
    scheduler.every(ANCHOR_EVERY, "anchor", partial(anchor.follow, office, rounds_of(office, settings)))
    scheduler.every(UPKEEP_EVERY, "upkeep", partial(nightly, office, settings))
    scheduler.every(UPKEEP_EVERY, "restore drill", partial(drill_if_due, office, settings), at_once=False)
    if hook is not None:
        scheduler.every(REPLAY_EVERY, "callback", hook.take_up)
    return scheduler


async def until(stop: asyncio.Event, tasks: list[asyncio.Future[Any]]) -> int:
    """Wait for the signal, or for a loop that cannot go on; 2 when the token was refused."""
    waiting = asyncio.ensure_future(stop.wait())
    watched = {*tasks, waiting}
    while not stop.is_set():
        finished, watched = await asyncio.wait(watched, return_when=asyncio.FIRST_COMPLETED)
        for task in finished:
            error = task.exception()
            if isinstance(error, TokenRefused):
                log.error("%s", error)
                stop.set()
                return 2
            if error is not None:
                log.error("a loop ended", exc_info=error)
                stop.set()
                return 1
    return 0


async def wind_down(tasks: list[asyncio.Future[Any]]) -> None:
    """Give the loops a moment, then leave the rest to the next start: every promise survives that."""
    _, late = await asyncio.wait(tasks, timeout=2)
    for task in late:
        task.cancel()
    with contextlib.suppress(asyncio.CancelledError):
        await asyncio.gather(*tasks, return_exceptions=True)


async def hearing(settings: Settings, main: Desk, stop: asyncio.Event) -> None:
    """The main bot's updates until `stop`: fetched, or posted to us by Telegram once it knows where."""
    if settings.telegram_webhook_url is None:
        await polling(updates_at(settings, token_of(settings)), main.inbox, stop)
        return
    address = f"{settings.telegram_webhook_url}/telegram"
    await main.application.bot.set_webhook(address, secret_token=webhook_secret(settings))
    await stop.wait()


async def menu(application: AnyApplication, bench: Bench) -> None:
    """Publish the command menu without delaying the first poll."""
    await publish_menu(application, bench.faces)


def health_of(office: Office) -> Callable[[], Awaitable[dict[str, Any]]]:
    """What `GET /health` says: that the database answers; nothing about the house."""

    async def health() -> dict[str, Any]:
        async with office.store.hall() as hall:
            await hall.property_ids()
        return {"ok": True}

    return health


def token_of(settings: Settings) -> str:
    """The bot's token; checked before anything starts."""
    return settings.telegram_bot_token.get_secret_value() if settings.telegram_bot_token else ""


def webhook_secret(settings: Settings) -> str | None:
    """The webhook's secret, when updates come that way."""
    if settings.telegram_webhook_url is None or settings.telegram_webhook_secret is None:
        return None
    return settings.telegram_webhook_secret.get_secret_value()
