"""How does an operator look at the master data package, fill it from material and write it out?"""

from __future__ import annotations

import argparse
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
from domain.phrase import Percent, say
from governance.office import Office
from governance.package.as_json import package_json, package_reply, share
from governance.package.filled import dossier_of, package_of


async def package(settings: Settings, arguments: argparse.Namespace) -> int:
    """`show` prints it, `import` fills it from material, `export` writes every form of it into a folder."""
    if arguments.what == "show":
        return await printed(settings, arguments, _shown)
    if arguments.what == "import":
        return await at("bot.cli.material:material")(settings, arguments)  # type: ignore[no-any-return]
    if arguments.out is None:
        return complain(settings, say("package.where"))
    return await _exported(settings, arguments)


async def _shown(office: Office, property_id: str) -> Told:
    async with office.store.reading(property_id) as unit:
        found, dossier = await package_of(unit), await dossier_of(unit)
    return as_told(package_json(found, dossier), package_reply(found, dossier))


async def _exported(settings: Settings, arguments: argparse.Namespace) -> int:
    async with composed(settings) as office:
        property_id = await chosen(settings, office.store, arguments.property)
        if property_id is None:
            return 2
        async with office.store.reading(property_id) as unit:
            found = await package_of(unit)
        folder: Path = arguments.out
        files = await office.elsewhere(partial(written, shelf=office.shelf, folder=folder), found)
    tell(settings, say("package.exported", n=len(files), folder=str(folder), share=Percent(share(found))))
    for file in files:
        print(f"  {file.name}")
    return 0
