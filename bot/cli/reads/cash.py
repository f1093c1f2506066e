"""What does `lhcm cash` tell?"""

from __future__ import annotations

from bot.cli.reads.read import Told, as_told, in_a_unit
from governance.office import Office
from governance.result import till_json, till_screen
from governance.result.gathered import till_now
from store.unit import Unit


async def read(office: Office, unit: Unit, words: str) -> Told:
    """The till of this moment."""
    of = await till_now(office, unit)
    return as_told(till_json(of), till_screen(of))


told = in_a_unit(read)
