"""What does `lhcm precision` tell?"""

from __future__ import annotations

from bot.cli.reads.read import Told, as_told, in_a_unit
from governance.office import Office
from governance.prices.record.precision import precision, precision_json, precision_reply
from store.unit import Unit


async def read(office: Office, unit: Unit, words: str) -> Told:
    """Forecasts against what the nights became."""
    found = await precision(unit, office.clock())
    return as_told(precision_json(found), precision_reply(found))


told = in_a_unit(read)
