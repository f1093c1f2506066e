"""What does a tap on the list of objectives or of mandates do?"""

from __future__ import annotations

from bot.command import Caller
from bot.commands.taps import Beside
from domain.errors import Refusal
from domain.phrase import say
from governance.consent.desk.at_once import close, revoke
from governance.consent.mandates.reading import mandates_page
from governance.day.objectives.reading import objectives_page
from governance.office import Office


async def on_mandate(office: Office, caller: Caller, number: str, verb: str) -> Beside:
    """`g:<mandate>:revoke`: withdrawn in this very unit; the list shows it."""
    if verb != "revoke" or not number.isdigit():
        return Beside(alert=say("error.unknown_card"))
    try:
        async with office.store.unit(caller.property_id) as unit:
            await revoke(office, unit, caller.member, int(number))
            await caller.heard(unit, office.clock())
            return Beside(await mandates_page(office, unit, caller.member))
    except Refusal as refusal:
        return Beside(alert=refusal.phrase)


async def on_objective(office: Office, caller: Caller, number: str, verb: str) -> Beside:
    """`o:<objective>:close`: given up in this very unit; the list shows it."""
    if verb != "close" or not number.isdigit():
        return Beside(alert=say("error.unknown_card"))
    try:
        async with office.store.unit(caller.property_id) as unit:
            await close(office, unit, caller.member, int(number))
            await caller.heard(unit, office.clock())
            return Beside(await objectives_page(office, unit, caller.member))
    except Refusal as refusal:
        return Beside(alert=refusal.phrase)
