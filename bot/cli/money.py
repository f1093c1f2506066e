"""What does the operator read of the money: the result and the till?"""

from __future__ import annotations

import argparse
import json
from collections.abc import Awaitable, Callable
from typing import Any

from bot.catalogue import Language
from bot.cli.chosen import chosen
from bot.commands.cash import till
from bot.commands.result import account
from bot.compose import composed
from bot.render_text import render_text
from bot.settings import Settings
from bot.words import Words
from governance.desk.office import Office
from governance.replies import Reply
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
    """Printed for a person or for a program; 2 when there is no such property."""
    async with composed(settings) as office:
        property_id = await chosen(settings, office.store, arguments.property)
        if property_id is None:
            return 2
        async with office.store.reading(property_id) as unit:
            shown, as_json = await found(office, unit)
            hotel = await unit.property.get()
    if arguments.format == "json":
        print(json.dumps(as_json, ensure_ascii=False, indent=2))
        return 0
    language: Language = arguments.language
    today = office.clock().astimezone(hotel.zone).date()
    print(render_text(shown, Words(language, zone=hotel.zone, today=today)))
    return 0
