"""What does `lhcm terms CHANNEL` tell: what a night leaves when that channel sells it?"""

from __future__ import annotations

from bot.cli.reads.read import Told, as_told, in_a_unit
from governance.office import Office
from governance.opening.terms import terms_told
from store.unit import Unit


async def read(office: Office, unit: Unit, words: str) -> Told:
    """One channel's terms applied to this house."""
    return as_told(*await terms_told(unit, words, office.clock()))


told = in_a_unit(read)
