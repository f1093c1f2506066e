"""What does `lhcm catalogue` tell: the channels that lists name, and who wants which first?"""

from __future__ import annotations

from bot.cli.reads.read import Told, as_told, in_a_unit
from governance.office import Office
from governance.opening.catalogue import catalogue_told
from store.unit import Unit


async def read(office: Office, unit: Unit, words: str) -> Told:
    """All of them, or those that words find."""
    return as_told(*catalogue_told(words))


told = in_a_unit(read)
