"""What does `lhcm curve` tell?"""

from __future__ import annotations

from dataclasses import replace

from bot.cli.reads.read import Told, as_told, in_a_unit
from bot.commands.prices.curve import curve_of
from governance.office import Office
from governance.prices.record.curves import curve_reply
from governance.prices.record.curves_json import curve_json
from store.unit import Unit


async def read(office: Office, unit: Unit, words: str) -> Told:
    """How a night fills, and what sixty nights cost, won and are expected to be."""
    of, view = await curve_of(office, unit, words)
    return as_told(curve_json(of, view), replace(curve_reply(of, view), buttons=()))


told = in_a_unit(read)
