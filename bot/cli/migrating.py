"""How does the schema move: up to this version's, or back to the one that an earlier version needs?"""

from __future__ import annotations

import argparse
import asyncio
import contextlib

from bot.cli.speech import tell
from bot.compose import alone, opened
from bot.process.lock import held
from bot.settings import Settings
from domain.errors import refuse
from domain.phrase import say
from store.upkeep.schema import migrate, newest, revisions


async def migrate_(settings: Settings, arguments: argparse.Namespace) -> int:
    """Schema to the newest revision, or to the one that is named."""
    if arguments.to is not None:
        return await to(settings, arguments.to)
    async with opened(settings):
        pass
    tell(settings, say("cli.schema_current", revision=newest() or "?"))
    return 0


async def to(settings: Settings, revision: str) -> int:
    """Schema to that revision, with the house at rest. Refusal: nobody knows it, or the house is in use."""
    if revision not in await asyncio.to_thread(revisions):
        raise refuse("cli.no_revision", revision=revision, newest=newest() or "?")
    with held(settings) if alone(settings) else contextlib.nullcontext():
        await migrate(settings.database, revision)
    tell(settings, say("cli.schema_moved", revision=revision))
    return 0
