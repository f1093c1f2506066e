"""What does a tap on the list of objectives or of mandates, or on the offered switch do?"""

from __future__ import annotations

from bot.command import Caller
from bot.commands.taps import Beside
from domain.errors import Refusal
from domain.phrase import say
from governance.consent import switches
from governance.consent.desk.at_once import close, revoke
from governance.consent.mandates.reading import mandates_page
from governance.day.objectives.reading import objectives_page
from governance.office import Office
from governance.post.replies import reply


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


async def on_switch(office: Office, caller: Caller, _: str, verb: str) -> Beside:
    """`z:pause:on` stops every effect, `z:pause:off` lets what was approved go on."""
    if verb not in {"on", "off"}:
        return Beside(alert=say("error.unknown_card"))
    turn = switches.pause if verb == "on" else switches.resume
    try:
        async with office.store.unit(caller.property_id) as unit:
            done = await turn(office, unit, caller.member)
            await caller.heard(unit, office.clock())
            return Beside(reply(done))
    except Refusal as refusal:
        return Beside(alert=refusal.phrase)
