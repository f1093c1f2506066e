"""What does `lhcm scorecard` tell?"""

from __future__ import annotations

from bot.cli.reads.read import Told, as_told, in_a_unit
from bot.commands.prices.scorecard import scored
from governance.office import Office
from governance.prices.record.scorecard import scorecard_json, scorecard_reply
from store.unit import Unit


async def read(office: Office, unit: Unit, words: str) -> Told:
    """The Revenue director's month: consent, what it brought by estimate, losses, errors, trust."""
    card = await scored(office, unit, words)
    return as_told(scorecard_json(card), scorecard_reply(card))


told = in_a_unit(read)
