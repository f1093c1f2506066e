"""What does `lhcm status` tell: lights, blockers, today and what is coming?"""

from __future__ import annotations

from bot.cli.reads.read import Told, as_told, in_a_unit
from governance.day.standing import standing
from governance.day.status import executive_json, executive_reply
from governance.office import Office
from store.unit import Unit


async def read(office: Office, unit: Unit, words: str) -> Told:
    """The executive status of this moment."""
    found = await standing(office, unit)
    return as_told(executive_json(found), executive_reply(found))


told = in_a_unit(read)
