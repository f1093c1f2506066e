"""What does `lhcm questions` tell?"""

from __future__ import annotations

from bot.cli.reads.read import Told, as_told, in_a_unit
from governance.house.as_json import questions_json, questions_reply
from governance.house.asking import questions_of
from governance.office import Office
from store.unit import Unit


async def read(office: Office, unit: Unit, words: str) -> Told:
    """Everything that is asked of this house, what is known of it and who can say."""
    asked = await questions_of(unit)
    return as_told(questions_json(asked), questions_reply(asked))


told = in_a_unit(read)
