"""What does `lhcm cost` tell?"""

from __future__ import annotations

from bot.cli.reads.read import Told, as_told, in_a_unit
from bot.commands.conversation.cost import costs, costs_json, costs_reply
from governance.office import Office
from store.unit import Unit


async def read(office: Office, unit: Unit, words: str) -> Told:
    """What the models cost, against what they may."""
    of = await costs(office, unit)
    return as_told(costs_json(of), costs_reply(of, office))


told = in_a_unit(read)
