"""How does a folder of Google Drive become something that can be asked, and how far is it?"""

from __future__ import annotations

import argparse
import asyncio
import json
from collections.abc import Mapping
from typing import Any

import httpx

from bot.cli.chosen import chosen
from bot.cli.speech import complain, tell
from bot.compose import composed
from bot.knowledge.cloud import CloudPass, forget_cloud, known_of, look_at_cloud
from bot.process.clouds import drive as opened
from bot.process.lazily import at
from bot.process.vault import vault_of
from bot.settings import Settings
from channels.cloud import CloudUnreachable, CloudWithdrawn
from domain.errors import refuse
from domain.knowledge.writing import Audience, Source
from domain.phrase import Phrase, say
from domain.tenancy.accounts import Held
from governance.knowledge.cards import PROBLEMS
from governance.office import Office

WELL, NOW_NOT, PARTLY, NOT_FOUND = 0, 1, 3, 5
WHO = "terminal"
SCHEMA = "drive/1"


async def drive(settings: Settings, arguments: argparse.Namespace) -> int:
    """`lhcm drive connect FILE --folder ADDRESS|sync|status|forget`. 1: Google does not answer now, 3: some files
    say nothing, 5: no account, or the folder is closed to it."""
    async with composed(settings) as office:
        property_id = await chosen(settings, office.store, arguments.property)
        if property_id is None:
            return 2
        if arguments.what == "connect":
            return await connect(settings, office, property_id, arguments)
        if arguments.what == "forget":
            async with office.store.unit(property_id) as unit:
                await vault_of(settings).forget(unit, Held.DRIVE, WHO, office.clock)
            tell(settings, say("knowledge.forgotten", n=await forget_cloud(office, property_id)))
            return WELL
        done = await look_at_cloud(office, property_id) if arguments.what == "sync" else None
        told = await standing(office, property_id)
        if not told["connected"]:
            complain(settings, say("drive.none"))
            return NOT_FOUND
    if arguments.format == "json":
        print(json.dumps(told | {"pass": _pass_json(done)}, ensure_ascii=False, indent=2))
    else:
        tell(settings, *(looked(done) if done else stands(told)))
    if done is None:
        return WELL
    if done.problem:
        return NOT_FOUND if done.problem == "withdrawn" else NOW_NOT
    return PARTLY if done.unread else WELL


async def connect(settings: Settings, office: Office, property_id: str, arguments: argparse.Namespace) -> int:
    """Try the key on the folder, and only then keep it under seal."""
    if arguments.path is None or arguments.folder is None:
        return complain(settings, say("drive.how"))
    try:
        credentials = arguments.path.expanduser().read_text(encoding="utf-8")
    except (OSError, UnicodeDecodeError):
        raise refuse("drive.no_key_file") from None
    try:
        credentials = await consented(settings, credentials)
        async with opened(credentials, arguments.folder) as folder:
            name = await folder.named()
    except CloudUnreachable as error:
        complain(settings, say("drive.not_now", words=str(error)))
        return NOW_NOT
    except CloudWithdrawn:
        account = at("channels.drive.account:account_from")(credentials, arguments.folder)
        complain(settings, say("drive.closed", who=account.reader or "—"))
        return NOT_FOUND
    told = {
        "credentials": json.dumps(json.loads(credentials)),
        "folder": at("channels.drive.account:folder_id")(arguments.folder),
        "audience": Audience(arguments.audience).value if arguments.audience else "",
    }
    await forget_cloud(office, property_id)
    async with office.store.unit(property_id) as unit:
        await vault_of(settings).keep(unit, Held.DRIVE, told, WHO, office.clock)
    tell(settings, say("drive.kept", name=name))
    return WELL


async def consented(settings: Settings, credentials: str) -> str:
    """A key file as it is; of an installed app, what a person agrees to in his browser."""
    consent = at("channels.drive.consent:installed_app")(credentials)
    if consent is None:
        return credentials
    tell(settings, say("drive.open_this"))
    print(consent.address)
    tell(settings, say("drive.paste_back"))
    async with httpx.AsyncClient(timeout=30.0) as client:
        given: str = await consent.given(client, await asyncio.to_thread(input))
    return given


async def standing(office: Office, property_id: str) -> dict[str, Any]:
    """How the folder stands, as `data/schemas/drive.json` describes it."""
    known = await known_of(office, property_id)
    async with office.store.reading(property_id) as unit:
        connected = any(one.kind == Held.DRIVE for one in await unit.accounts_sealed.all())
        files = [
            one for one in await unit.writings.current(frozenset(Audience)) if one.source is Source.DRIVE
        ]
    return {
        "schema": SCHEMA,
        "property": property_id,
        "connected": connected,
        "folder": known.name,
        "looked_at": known.at or None,
        "problem": known.problem or None,
        "files": len(files),
        "unread": [{"title": one.title, "why": one.problem} for one in files if one.problem],
    }


def stands(told: Mapping[str, Any]) -> tuple[Phrase, ...]:
    """The same in sentences."""
    if told["problem"] == "withdrawn":
        return (say("drive.withdrawn", name=told["folder"]),)
    if told["looked_at"] is None:
        return (say("drive.not_yet"),)
    rows = [say("knowledge.unread", title=one["title"], why=PROBLEMS[one["why"]]) for one in told["unread"]]
    head = say(
        "drive.stands", name=told["folder"], n=told["files"], at=told["looked_at"][:16].replace("T", " ")
    )
    line = [say("drive.line_down")] if told["problem"] else []
    return (head, *line, *rows)


def looked(done: CloudPass) -> tuple[Phrase, ...]:
    """What one look came to."""
    if done.problem == "withdrawn":
        return (say("drive.withdrawn", name=done.name),)
    if done.problem:
        return (say("drive.line_down"),)
    counts = {"read": done.read, "unchanged": done.unchanged, "gone": len(done.gone)}
    rows = (say("knowledge.unread", title=name, why=PROBLEMS[why]) for name, why in done.unread)
    gone = (say("drive.gone", title=name) for name in done.gone)
    return (say("knowledge.folder_read", **counts), *rows, *gone)


def _pass_json(done: CloudPass | None) -> dict[str, Any] | None:
    if done is None:
        return None
    return {
        "read": done.read,
        "unchanged": done.unchanged,
        "gone": list(done.gone),
        "unread": [{"title": name, "why": why} for name, why in done.unread],
        "problem": done.problem or None,
    }
