"""Which houses are here, and how does one more begin?"""

from __future__ import annotations

import argparse
import json
import tempfile
from collections.abc import Awaitable, Callable, Mapping
from pathlib import Path
from typing import Any

from bot.cli.house_given import erase, export, forget
from bot.cli.house_new import begin, go_on
from bot.cli.house_template import look, read, template
from bot.cli.speech import complain, tell
from bot.compose import composed
from bot.settings import Settings
from domain.consent.rights import Role
from domain.errors import Refusal
from domain.phrase import say
from governance.house.asking import questions_of
from governance.office import Office

NOT_FOUND = 5
Act = Callable[[Settings, argparse.Namespace], Awaitable[int]]


async def house(settings: Settings, arguments: argparse.Namespace) -> int:
    """`lhcm house list|new|ask|export|erase|forget|template|look`. 5: no such house."""
    return await ACTS[arguments.what](settings, arguments)


async def listed(settings: Settings, arguments: argparse.Namespace) -> int:
    """Every house with its rooms, people and open questions."""
    async with composed(settings) as office:
        found = await as_json(office)
    if arguments.format == "json":
        print(json.dumps(found, ensure_ascii=False, indent=2))
        return 0
    for one in found["houses"]:
        tell(
            settings,
            say("cli.house_line", **{name: one[name] for name in ("id", "name", "rooms", "people", "open")}),
        )
    if not found["houses"]:
        tell(settings, say("cli.no_property_yet"))
    return 0


async def as_json(office: Office) -> dict[str, Any]:
    """As data/schemas/house.json describes it; nothing of a house's business."""
    async with office.store.hall_reading() as hall:
        houses = await hall.properties()
    found = []
    for one in houses:
        async with office.store.reading(one.id) as unit:
            members = await unit.people.members()
            asked = (await questions_of(unit)).found
        found.append(
            {
                "id": one.id,
                "name": one.name,
                "city": one.city,
                "currency": one.currency,
                "zone": one.zone.key,
                "rooms": one.units,
                "people": sum(member.role is not Role.AGENT for member in members),
                "open": sum(not known.settled for known in asked),
                "sample": one.sample,
            }
        )
    return {"schema": "house/1", "houses": found}


async def new(settings: Settings, arguments: argparse.Namespace) -> int:
    """Found a house in one sitting; a dry run does the whole of it in a database that is thrown away."""
    evidence: Path | None = arguments.path and Path(arguments.path)
    if evidence is not None and not evidence.exists():
        return complain(settings, say("cli.no_such_path", path=str(evidence)))
    pattern = read(arguments.template) if arguments.template is not None else None
    if not arguments.dry_run:
        return await begin(settings, arguments.name, evidence, pattern=pattern)
    async with composed(settings) as office, office.store.hall_reading() as hall:
        taken = tuple(await hall.property_ids())
    with tempfile.TemporaryDirectory(prefix="lhcm-trial-") as folder:
        trial = settings.model_copy(update={"lhcm_home": Path(folder), "database_url": None})
        status = await begin(trial, arguments.name, evidence, taken=taken, pattern=pattern)
    tell(settings, say("cli.dry_run"))
    return status


async def ask(settings: Settings, arguments: argparse.Namespace) -> int:
    """Go on with the questions of a house."""
    async with composed(settings) as office:
        async with office.store.hall_reading() as hall:
            known = tuple(await hall.property_ids())
        wanted = arguments.path or (known[0] if len(known) == 1 else None)
        if wanted not in known:
            complain(settings, say("cli.unknown_property", wanted=wanted or "?", known=known))
            return NOT_FOUND
        try:
            return await go_on(settings, office, wanted)
        except Refusal as refusal:
            return complain(settings, refusal.phrase)


ACTS: Mapping[str, Act] = {
    "list": listed,
    "new": new,
    "ask": ask,
    "export": export,
    "erase": erase,
    "forget": forget,
    "template": template,
    "look": look,
}
