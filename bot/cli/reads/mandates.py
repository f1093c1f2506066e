"""What does `lhcm mandates` tell?"""

from __future__ import annotations

from bot.cli.reads.read import Told, as_told, in_a_unit
from governance.consent.mandates.as_json import mandates_json
from governance.consent.mandates.reading import delegated_now, mandates_reply
from governance.office import Office
from store.unit import Unit


async def read(office: Office, unit: Unit, words: str) -> Told:
    """What may run without asking, and what it was used for."""
    found = await delegated_now(office, unit)
    return as_told(mandates_json(found), mandates_reply(found, revoking=False))


told = in_a_unit(read)
