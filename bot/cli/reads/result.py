"""What does `lhcm result` tell?"""

from __future__ import annotations

from bot.cli.reads.read import Told, as_told, in_a_unit
from bot.commands.result.result import account
from governance.office import Office
from governance.result import account_json, screen
from store.unit import Unit


async def read(office: Office, unit: Unit, words: str) -> Told:
    """Revenue, costs and GOP of what the words name."""
    of = await account(office, unit, words)
    return as_told(account_json(of), screen(of))


told = in_a_unit(read)
