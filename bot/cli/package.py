"""How does an operator look at the master data package, check it, fill it from material and write it out?"""

from __future__ import annotations

import argparse
from collections.abc import Sequence
from datetime import date
from functools import partial
from pathlib import Path

from bot.cli.chosen import chosen
from bot.cli.printed import printed
from bot.cli.reads.read import Told, as_told
from bot.cli.speech import complain, tell
from bot.compose import composed
from bot.packaged import written
from bot.process.lazily import at
from bot.settings import Settings
from domain.errors import Refusal
from domain.opening.profile import Profile, profiles
from domain.opening.spelled import profile_of
from domain.package.lint import Fault, lint
from domain.phrase import Percent, say
from governance.office import Office
from governance.opening.readiness import readiness_told
from governance.package.around import around_of, neighbours_of
from governance.package.as_json import package_json, package_reply, share
from governance.package.faults import faults_json, faults_reply
from governance.package.filled import background_of, package_of
from store.unit import Unit


async def package(settings: Settings, arguments: argparse.Namespace) -> int:
    """`show` prints it, `lint` what channels refuse (1: something), `import` fills, `export` writes it."""
    try:
        wanted = (profile_of(arguments.channel),) if arguments.channel else tuple(profiles().values())
    except Refusal as refusal:
        return complain(settings, refusal.phrase)
    if arguments.what == "lint":
        return await _linted(settings, arguments)
    if arguments.what == "import":
        return await at("bot.cli.material:material")(settings, arguments)  # type: ignore[no-any-return]
    if arguments.what == "show":
        return await printed(settings, arguments, partial(_shown, arguments.channel))
    if arguments.out is None:
        return complain(settings, say("package.where"))
    return await _exported(settings, arguments, wanted)


async def _shown(channel: str | None, office: Office, property_id: str) -> Told:
    async with office.store.reading(property_id) as unit:
        if channel:
            return as_told(*await readiness_told(unit, channel))
        found, background = await package_of(unit), await background_of(unit)
    return as_told(package_json(found, background), package_reply(found, background))


async def _linted(settings: Settings, arguments: argparse.Namespace) -> int:
    found: list[Fault] = []

    async def told(office: Office, property_id: str) -> Told:
        neighbours = await neighbours_of(office.store, property_id)
        async with office.store.reading(property_id) as unit:
            around = await around_of(unit, await _today(office, unit), neighbours)
            known, background = await package_of(unit), await background_of(unit)
        found.extend(lint(known, around))
        house = known.house
        return as_told(
            faults_json(house, found, background), faults_reply(house, found, background, most=None)
        )

    status = await printed(settings, arguments, told)
    return status or int(bool(found))


async def _today(office: Office, unit: Unit) -> date:
    return office.clock().astimezone((await unit.property.get()).zone).date()


async def _exported(settings: Settings, arguments: argparse.Namespace, wanted: Sequence[Profile]) -> int:
    async with composed(settings) as office:
        property_id = await chosen(settings, office.store, arguments.property)
        if property_id is None:
            return 2
        async with office.store.reading(property_id) as unit:
            found = await package_of(unit)
        folder: Path = arguments.out
        write = partial(written, shelf=office.shelf, folder=folder, channels=tuple(wanted))
        files = await office.elsewhere(write, found)
    tell(settings, say("package.exported", n=len(files), folder=str(folder), share=Percent(share(found))))
    for file in files:
        print(f"  {file.name}")
    return 0
