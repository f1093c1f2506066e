"""/chantiers: which streams of work are there, P0 to P3, and what waits for what, as a picture?"""

from __future__ import annotations

import asyncio
from collections.abc import Sequence
from hashlib import sha256
from importlib import import_module

from bot.command import Caller, Command
from bot.commands.missions.missions import sees
from bot.words.phrases import Words
from domain.consent.rights import Right
from domain.missions.streams import streams_of
from domain.phrase import say
from governance.missions.streams import streams_blocks
from governance.office import Office
from governance.post.replies import Attached, Line, Reply, reply

NAME = "chantiers.png"


async def streams(office: Office, caller: Caller, words: str) -> Sequence[Reply]:
    """The picture, and the same in words for whoever does not see it."""
    async with office.store.reading(caller.property_id) as unit:
        hotel = await unit.property.get()
        people = await unit.people.names()
        found = [m for m in await unit.missions.under_way() if sees(caller, m.owner, m.wish.note)]
    made = streams_of(found)
    if not any(stream.items for stream in made):
        return [reply(say("mission.none"), Line(say("mission.how"), quiet=True))]
    today = office.clock().astimezone(hotel.zone).date()
    said = Words(caller.language, zone=hotel.zone, today=today)
    paint = import_module("bot.charts.streams").paint  # matplotlib is loaded by the first picture
    png = await asyncio.to_thread(paint, said.plain(say("stream.title")), made, people, today, said)
    folder = sha256(f"streams:{caller.property_id}:{caller.member.person.id}".encode()).hexdigest()
    office.shelf.keep(folder, NAME, png)
    return [Reply(tuple(streams_blocks(made)), file=Attached(folder, NAME))]


COMMANDS = (
    Command(
        "chantiers",
        "streams",
        streams,
        Right.FILE,
        what=say("command.chantiers"),
        want="do",
        rank=2,
        slow=True,
    ),
)
