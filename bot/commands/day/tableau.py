"""How does the house stand, as one picture?"""

from __future__ import annotations

import asyncio
from collections.abc import Sequence
from hashlib import sha256
from importlib import import_module

from bot.command import Caller, Command
from bot.words.phrases import Words
from domain.phrase import say
from governance.day.glance import Glance, glance
from governance.office import Office
from governance.post.replies import Attached, Block, Line, Reply

NAME = "tableau.png"


async def tableau(office: Office, caller: Caller, words: str) -> Sequence[Reply]:
    """Lights, what waits, figures and guests of this moment, drawn."""
    async with office.store.reading(caller.property_id) as unit:
        shown = await glance(office, unit)
    house = shown.status.house
    said = Words(caller.language, zone=house.hotel.zone, today=house.today)
    png = await asyncio.to_thread(painted, shown, said)
    person = caller.member.person.id
    folder = sha256(f"tableau:{caller.property_id}:{person}".encode()).hexdigest()
    office.shelf.keep(folder, NAME, png)
    caption = Line(say("tableau.caption", house=house.hotel.name, at=house.now))
    return [Reply((Block((caption,)),), file=Attached(folder, NAME))]


def painted(shown: Glance, words: Words) -> bytes:
    """The picture; matplotlib is loaded by the first one."""
    png: bytes = import_module("bot.charts.tableau").paint(shown, words)
    return png


COMMANDS = (
    Command("tableau", "dashboard", tableau, what=say("command.tableau"), want="know", rank=3, slow=True),
)
