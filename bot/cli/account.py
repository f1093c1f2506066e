"""How does a house's account get under seal, and under another key?"""

from __future__ import annotations

import argparse
import getpass
import json
import sys
from collections.abc import Mapping

from bot.cli.chosen import chosen
from bot.cli.speech import complain, tell
from bot.compose import composed
from bot.process.vault import vault_of
from bot.settings import Settings
from domain.errors import refuse
from domain.phrase import say
from domain.tenancy.accounts import PARTS, Held, Part
from governance.office import Office

BY = "system"
NOT_FOUND = 5


async def account(settings: Settings, arguments: argparse.Namespace) -> int:
    """`lhcm account list|set KIND|forget KIND|rotate`. 5: there is no such account."""
    vault = vault_of(settings)
    async with composed(settings) as office:
        if arguments.what == "rotate":
            count = await vault.rotate(office.store, BY, office.clock)
            tell(settings, say("account.rotated", n=count))
            return 0
        property_id = await chosen(settings, office.store, arguments.property)
        if property_id is None:
            return 2
        if arguments.what == "list":
            async with office.store.reading(property_id) as unit:
                kept = [
                    {"kind": one.kind, "by": one.set_by, "at": one.at.isoformat(), "key": one.key}
                    for one in await unit.accounts_sealed.all()
                ]
            print(json.dumps({"schema": "account/1", "property": property_id, "accounts": kept}, indent=2))
            return 0
        if arguments.kind is None:
            return complain(settings, say("account.which", kinds=tuple(one.value for one in Held)))
        held = Held(arguments.kind)
        if arguments.what == "forget":
            async with office.store.unit(property_id) as unit:
                gone = await vault.forget(unit, held, BY, office.clock)
            if not gone:
                complain(settings, say("account.none", kind=held.value))
                return NOT_FOUND
            tell(settings, say("account.forgotten", kind=held.value))
            return 0
        told = typed(PARTS[held])
        if held is Held.BOT:
            await not_taken(settings, office, property_id, told)
        async with office.store.unit(property_id) as unit:
            await vault.keep(unit, held, told, BY, office.clock)
    tell(settings, say("account.kept", kind=held.value, house=property_id))
    return 0


async def not_taken(settings: Settings, office: Office, house: str, told: Mapping[str, str]) -> None:
    """Refusal: this bot is the process's own already, or another house's; nobody hears through two ears."""
    ours = settings.telegram_bot_token
    kept = await vault_of(settings).of(office.store, Held.BOT)
    taken = {one["token"] for other, one in kept.items() if other != house}
    taken |= {ours.get_secret_value()} if ours is not None else set()
    number = told.get("token", "").strip().partition(":")[0]
    if number in {token.partition(":")[0] for token in taken}:
        raise refuse("account.bot_taken")


def typed(parts: tuple[Part, ...]) -> dict[str, str]:
    """Asked one by one in a terminal, secrets without an echo; else lines « part: value ». Never an argument of the
    command: those stand in the shell's history. Refusal: a line is none."""
    if sys.stdin.isatty():
        return {
            part.name: (getpass.getpass if part.secret else input)(
                f"{part.name}{' (…)' if part.free else ''}: "
            )
            for part in parts
        }
    told = {}
    for line in sys.stdin.read().splitlines():
        name, mark, value = line.partition(":")
        if line.strip() and not mark:
            raise refuse("account.line")
        if mark:
            told[name.strip()] = value.strip()
    return told
