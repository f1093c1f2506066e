"""How does a folder become something that can be asked?"""

from __future__ import annotations

import argparse
import json
from pathlib import Path

from bot.cli.chosen import chosen
from bot.cli.speech import complain, tell
from bot.compose import composed
from bot.knowledge.folders import Pass, forget, look_through, remember
from bot.settings import Settings
from domain.knowledge.writing import Audience
from domain.phrase import Phrase, say
from governance.knowledge.cards import PROBLEMS

PARTLY, NOT_FOUND = 3, 5
WHO = "terminal"
SCHEMA = "learn/1"


async def learn(settings: Settings, arguments: argparse.Namespace) -> int:
    """Read what is new in it, and from now on again every ten minutes. 3: some files say nothing, 5: no folder."""
    folder = arguments.path.expanduser().resolve()
    async with composed(settings) as office:
        property_id = await chosen(settings, office.store, arguments.property)
        if property_id is None:
            return 2
        if arguments.forget:
            tell(settings, say("knowledge.forgotten", n=await forget(office, property_id, folder, WHO)))
            return 0
        audience = Audience(arguments.audience) if arguments.audience else None
        done = await look_through(office, property_id, folder, audience)
        if not done.lost:
            await remember(office, property_id, folder, audience, WHO)
    if arguments.format == "json":
        print(json.dumps(as_json(property_id, folder, done), ensure_ascii=False, indent=2))
    elif done.lost:
        complain(settings, *sentences(folder, done))
    else:
        tell(settings, *sentences(folder, done))
    if done.lost:
        return NOT_FOUND
    return PARTLY if done.unread else 0


def sentences(folder: Path, done: Pass) -> tuple[Phrase, ...]:
    """What the pass came to, and each file that says nothing."""
    if done.lost:
        return (say("knowledge.folder_lost", path=str(folder), n=done.gone),)
    counts = {"read": done.read, "unchanged": done.unchanged, "gone": done.gone}
    head = say("knowledge.folder_read", **counts)
    unread = (say("knowledge.unread", title=name, why=PROBLEMS[why]) for name, why in done.unread)
    return (head, *unread)


def as_json(property_id: str, folder: Path, done: Pass) -> dict[str, object]:
    """As `data/schemas/learn.json` describes it."""
    return {
        "schema": SCHEMA,
        "property": property_id,
        "folder": str(folder),
        "reached": not done.lost,
        "read": done.read,
        "unchanged": done.unchanged,
        "gone": done.gone,
        "unread": [{"title": name, "why": why} for name, why in done.unread],
    }
