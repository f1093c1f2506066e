"""What does a program or an operator read of Revenue: curves, precision, simulations, the director's own record?"""

from __future__ import annotations

import argparse
from collections.abc import Awaitable, Callable
from dataclasses import replace
from functools import partial
from typing import Any

from bot.cli.printed import Told, printed
from bot.commands.prices.curve import curve_of
from bot.commands.prices.scorecard import scored as scored_month
from bot.commands.prices.whatif import simulated
from bot.settings import Settings
from bot.terminal import render_text
from governance.office import Office, snapshot
from governance.post.replies import Reply
from governance.prices.events.page import town, town_json, town_reply
from governance.prices.record.curves import curve_reply
from governance.prices.record.curves_json import curve_json
from governance.prices.record.precision import precision as scored
from governance.prices.record.precision import precision_json, precision_reply
from governance.prices.record.scorecard import scorecard_json, scorecard_reply
from governance.prices.record.whatif import whatif_json, whatif_reply

Found = tuple[dict[str, Any], Reply]


async def curve(settings: Settings, arguments: argparse.Namespace) -> int:
    """How a night fills, and what sixty nights cost, won and are expected to be."""

    async def read(office: Office, property_id: str) -> Found:
        async with office.store.reading(property_id) as unit:
            of, view = await curve_of(office, unit, " ".join(arguments.words))
        return curve_json(of, view), replace(curve_reply(of, view), buttons=())

    return await _print(settings, arguments, read)


async def precision(settings: Settings, arguments: argparse.Namespace) -> int:
    """Forecasts against what the nights became."""

    async def read(office: Office, property_id: str) -> Found:
        async with office.store.reading(property_id) as unit:
            found = await scored(unit, office.clock())
        return precision_json(found), precision_reply(found)

    return await _print(settings, arguments, read)


async def simulate(settings: Settings, arguments: argparse.Namespace) -> int:
    """What a change of price would bring; files nothing."""

    async def read(office: Office, property_id: str) -> Found:
        tried = await simulated(office, property_id, " ".join(arguments.words))
        as_json = whatif_json(tried.action, tried.found, tried.house)
        return as_json, whatif_reply(tried.action, tried.found, tried.house, None)

    return await _print(settings, arguments, read)


async def events(settings: Settings, arguments: argparse.Namespace) -> int:
    """What is coming in town, and what the last events really brought."""

    async def read(office: Office, property_id: str) -> Found:
        async with office.store.reading(property_id) as unit:
            found = await town(unit, await snapshot(office, unit))
        return town_json(found), town_reply(found)

    return await _print(settings, arguments, read)


async def scorecard(settings: Settings, arguments: argparse.Namespace) -> int:
    """The Revenue director's month: consent, what it brought by estimate, losses, errors, trust."""

    async def read(office: Office, property_id: str) -> Found:
        async with office.store.reading(property_id) as unit:
            card = await scored_month(office, unit, " ".join(arguments.words))
        return scorecard_json(card), scorecard_reply(card)

    return await _print(settings, arguments, read)


async def _print(
    settings: Settings, arguments: argparse.Namespace, read: Callable[[Office, str], Awaitable[Found]]
) -> int:
    async def told(office: Office, property_id: str) -> Told:
        as_json, shown = await read(office, property_id)
        return as_json, partial(render_text, shown)

    return await printed(settings, arguments, told)
