"""How does a house leave: with everything that is remembered of it, and without a remainder?"""

from __future__ import annotations

import argparse
import asyncio
from datetime import timedelta
from pathlib import Path

from bot.cli.speech import complain, tell
from bot.clock.upkeep import KEPT
from bot.compose import composed
from bot.settings import Settings
from domain.phrase import say
from governance.tenancy.giving_back import erase as erase_house
from governance.tenancy.giving_back import forget_guest, give_out
from store.house.shelf import Shelf

NOT_FOUND = 5


async def export(settings: Settings, arguments: argparse.Namespace) -> int:
    """`lhcm house export ID --out FILE.zip`. 5: no such house."""
    target: Path | None = arguments.out
    if target is None:
        return complain(settings, say("leaving.out_where"))
    if target.exists():
        return complain(settings, say("backup.exists", path=str(target)))
    async with composed(settings) as office:
        async with office.store.hall_reading() as hall:
            known = tuple(await hall.property_ids())
        if arguments.path not in known:
            complain(settings, say("cli.unknown_property", wanted=arguments.path or "?", known=known))
            return NOT_FOUND
        told = await give_out(office, arguments.path, target)
    rows = sum(told["rows"].values())
    tell(settings, say("leaving.given", path=str(target), rows=rows, files=told["files"]))
    tell(settings, say("cli.journal_intact", n=told["journal"]["entries"], head=told["journal"]["head"]))
    return 0


async def forget(settings: Settings, arguments: argparse.Namespace) -> int:
    """`lhcm house forget ID --booking NUMBER`: who the guest is goes at once. 5: no such house or booking."""
    async with composed(settings) as office:
        async with office.store.hall_reading() as hall:
            known = tuple(await hall.property_ids())
        if arguments.path not in known:
            complain(settings, say("cli.unknown_property", wanted=arguments.path or "?", known=known))
            return NOT_FOUND
        number = arguments.booking or ""
        gone = await forget_guest(office, arguments.path, number)
    if gone is None:
        complain(settings, say("leaving.no_booking", number=number))
        return NOT_FOUND
    tell(settings, say("leaving.guest_forgotten", number=number, n=gone))
    return 0


async def erase(settings: Settings, arguments: argparse.Namespace) -> int:
    """`lhcm house erase ID --name "…"`: the name, typed out, is the second tap. 5: no such house."""
    async with composed(settings) as office:
        async with office.store.hall_reading() as hall:
            known = {one.id: one for one in await hall.properties()}
        names = {house: one.name for house, one in known.items()}
        if arguments.path not in names:
            complain(settings, say("cli.unknown_property", wanted=arguments.path or "?", known=tuple(names)))
            return NOT_FOUND
        if arguments.name != names[arguments.path]:
            return complain(settings, say("leaving.type_name", name=names[arguments.path]))
        zone = known[arguments.path].zone
        async with office.store.reading(arguments.path) as unit:
            digests = await unit.whole.digests()
        rows, files = await erase_house(office, arguments.path)
        copies = Shelf(settings.lhcm_home / "backups" / "documents")
        for digest in digests:
            if not (office.shelf.folder / digest).exists():
                await asyncio.to_thread(copies.discard, digest)
        until = (office.clock() + timedelta(days=KEPT)).astimezone(zone).date()
    tell(settings, say("leaving.erased", house=arguments.name, rows=rows, files=files))
    tell(settings, say("leaving.backups", until=until))
    return 0
