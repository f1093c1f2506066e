"""What does `lhcm messages` tell?"""

from __future__ import annotations

from bot.cli.reads.read import Told, in_a_unit
from bot.commands.post.told import OVER, row, subject
from domain.phrase_json import encode
from governance.office import Office
from store.unit import Unit

MOST = 500


async def read(office: Office, unit: Unit, words: str) -> Told:
    """Who was told what, and when."""
    sent = await unit.past.told(office.clock() - OVER, MOST)
    names: dict[int | None, str] = {m.person.id: m.person.name for m in await unit.people.members()}
    as_json = {
        "schema": "messages/1",
        "messages": [
            {
                "at": one.at.isoformat(),
                "person": None if one.person_id is None else f"person:{one.person_id}",
                "name": names.get(one.person_id),
                "about": one.subject,
                "say": encode(subject(one)),
                "error": one.error,
                "renewed": one.renewed,
            }
            for one in sent
        ],
    }
    return as_json, lambda spoken: "\n".join(spoken.plain(row(one, names)) for one in sent)


told = in_a_unit(read)
