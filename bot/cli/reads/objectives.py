"""What does `lhcm objectives` tell?"""

from __future__ import annotations

from bot.cli.reads.read import Told, as_told, in_a_unit
from governance.day.objectives.as_json import objectives_json
from governance.day.objectives.reading import aims_now, objectives_reply
from governance.office import Office
from store.unit import Unit


async def read(office: Office, unit: Unit, words: str) -> Told:
    """What the owner wants, and how far it has come."""
    found = await aims_now(office, unit)
    return as_told(objectives_json(found), objectives_reply(found, closing=False))


told = in_a_unit(read)
