"""How does a house's material enter the master data package from a terminal?"""

from __future__ import annotations

import argparse
import json
from pathlib import Path

from bot.cli.chosen import chosen
from bot.cli.speech import complain, tell, words_for
from bot.commands.package.material_face import EVERYTHING, material_json, told
from bot.compose import composed
from bot.material import Brought, Wanted, bring
from bot.settings import Settings
from bot.terminal import render_text
from domain.errors import Refusal
from domain.phrase import say
from governance.package.undoing import take_last_back
from governance.post.replies import Block, Line, Reply

PARTLY, NOT_FOUND = 3, 5


async def material(settings: Settings, arguments: argparse.Namespace) -> int:
    """Import a folder, a ZIP or a file. 0: every word of it; 3: what could be read; 2: nothing."""
    if arguments.undo:
        return await _undone(settings, arguments)
    path: Path | None = arguments.path
    if path is None:
        return complain(settings, say("material.what_path"))
    if not path.exists():
        return complain(settings, say("cli.no_such_path", path=str(path)))
    async with composed(settings) as office:
        property_id = await chosen(settings, office.store, arguments.property)
        if property_id is None:
            return 2
        try:
            wanted = Wanted(property_id, path, rights=arguments.rights, dry_run=arguments.dry_run)
            done = await bring(office, wanted, office.clock())
        except Refusal as refusal:
            return complain(settings, refusal.phrase)
        except OSError:
            return complain(settings, say("documents.no_room", name=path.name))
        async with office.store.reading(property_id) as unit:
            words = words_for(settings, (await unit.property.get()).zone)
    if arguments.format == "json":
        print(json.dumps(material_json(done, words, dry_run=arguments.dry_run), ensure_ascii=False, indent=2))
    else:
        print(render_text(Reply([*told(done, path.name, EVERYTHING), *_end(done, arguments.dry_run)]), words))
    return status_of(done)


async def _undone(settings: Settings, arguments: argparse.Namespace) -> int:
    """Take the last import back, where nothing newer was said. 5: there is none."""
    async with composed(settings) as office:
        property_id = await chosen(settings, office.store, arguments.property)
        if property_id is None:
            return 2
        async with office.store.unit(property_id) as unit:
            taken = await take_last_back(unit, "system", office.clock())
    if taken is None:
        complain(settings, say("material.no_import"))
        return NOT_FOUND
    tell(settings, say("material.undone", claims=taken[0], photos=taken[1]))
    return 0


def status_of(done: Brought) -> int:
    """0: all of it; 3: some; 2: nothing."""
    if done.empty:
        return 2
    return PARTLY if done.unread else 0


def _end(done: Brought, dry_run: bool) -> list[Block]:
    if done.empty:
        return [Block([Line(say("material.nothing"), bold=True)])]
    return [Block([Line(say("material.dry_run"), bold=True)])] if dry_run else []
