"""What does `lhcm cash` tell?"""

from __future__ import annotations

from bot.cli.reads.read import Told, as_told, in_a_unit
from bot.commands.result.cash import till
from governance.office import Office
from governance.result import till_json, till_screen
from store.unit import Unit


async def read(office: Office, unit: Unit, words: str) -> Told:
    """The till of this moment."""
    of = await till(office, unit)
    return as_told(till_json(of), till_screen(of))


told = in_a_unit(read)
