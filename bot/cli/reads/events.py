"""What does `lhcm events` tell?"""

from __future__ import annotations

from bot.cli.reads.read import Told, as_told, in_a_unit
from governance.office import Office, snapshot
from governance.prices.events.page import town, town_json, town_reply
from store.unit import Unit


async def read(office: Office, unit: Unit, words: str) -> Told:
    """What is coming in town, and what the last events really brought."""
    found = await town(unit, await snapshot(office, unit))
    return as_told(town_json(found), town_reply(found))


told = in_a_unit(read)
