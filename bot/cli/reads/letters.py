"""What does `lhcm letters` tell?"""

from __future__ import annotations

from bot.cli.reads.read import Told, as_told, in_a_unit
from domain.folding import folded_words
from governance.office import Office
from governance.registers.as_json import letters_json
from governance.registers.cards import letters_reply
from store.unit import Unit


async def read(office: Office, unit: Unit, words: str) -> Told:
    """Who was told what, the newest first; words choose among them."""
    today = office.clock().astimezone((await unit.property.get()).zone).date()
    wanted = folded_words(words)
    kept = [
        one for one in await unit.letters.all() if wanted <= folded_words(f"{one.told.who} {one.told.words}")
    ]
    return as_told(letters_json(kept, today), letters_reply(kept, today))


told = in_a_unit(read)
