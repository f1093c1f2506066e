"""What does `lhcm simulate` tell?"""

from __future__ import annotations

from bot.cli.reads.read import Told, as_told
from bot.commands.prices.whatif import simulated
from governance.office import Office
from governance.prices.record.whatif import whatif_json, whatif_reply


async def told(office: Office, property_id: str, words: str) -> Told:
    """What a change of price would bring; files nothing."""
    tried = await simulated(office, property_id, words)
    as_json = whatif_json(tried.action, tried.found, tried.house)
    return as_told(as_json, whatif_reply(tried.action, tried.found, tried.house, None))
