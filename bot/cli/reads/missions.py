"""What does `lhcm missions` tell?"""

from __future__ import annotations

from bot.cli.reads.read import Told, as_told, in_a_unit
from governance.missions.as_json import missions_json
from governance.missions.cards import listed
from governance.office import Office
from store.unit import Unit


async def read(office: Office, unit: Unit, words: str) -> Told:
    """Everything under way. Notes stay with those who wrote them."""
    kept = [m for m in await unit.missions.under_way() if not m.wish.note]
    people = await unit.people.names()
    hotel = await unit.property.get()
    today = office.clock().astimezone(hotel.zone).date()
    return as_told(missions_json(kept, people, today), listed(kept, people, today))


told = in_a_unit(read)
