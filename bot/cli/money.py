"""What does the operator read of the money: the result and the till?"""

from __future__ import annotations

import argparse
from collections.abc import Awaitable, Callable
from functools import partial
from typing import Any

from bot.cli.printed import Told, printed
from bot.commands.result.cash import till
from bot.commands.result.result import account
from bot.settings import Settings
from bot.terminal import render_text
from governance.office import Office
from governance.post.replies import Reply
from governance.result import account_json, screen, till_json, till_screen
from store.unit import Unit


async def result(settings: Settings, arguments: argparse.Namespace) -> int:
    """The result; see data/schemas/result.json."""

    async def found(office: Office, unit: Unit) -> tuple[Reply, dict[str, Any]]:
        of = await account(office, unit, " ".join(arguments.what))
        return screen(of), account_json(of)

    return await _shown(settings, arguments, found)


async def cash(settings: Settings, arguments: argparse.Namespace) -> int:
    """The till; see data/schemas/cash.json."""

    async def found(office: Office, unit: Unit) -> tuple[Reply, dict[str, Any]]:
        of = await till(office, unit)
        return till_screen(of), till_json(of)

    return await _shown(settings, arguments, found)


async def _shown(
    settings: Settings,
    arguments: argparse.Namespace,
    found: Callable[[Office, Unit], Awaitable[tuple[Reply, dict[str, Any]]]],
) -> int:
    async def told(office: Office, property_id: str) -> Told:
        async with office.store.reading(property_id) as unit:
            shown, as_json = await found(office, unit)
        return as_json, partial(render_text, shown)

    return await printed(settings, arguments, told)
