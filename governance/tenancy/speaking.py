"""For which of his houses does somebody speak, and whose is a message that he reads?"""

from __future__ import annotations

from collections.abc import Sequence
from datetime import datetime

from governance.office import Office
from store.consent.people import Member, Person
from store.unit import Unit

Place = tuple[str, Member]


async def chosen(office: Office, places: Sequence[Place]) -> Place | None:
    """The house that he chose last; None before any choice."""
    found: list[tuple[str, Place]] = []
    for place in places:
        async with office.store.reading(place[0]) as unit:
            at = await unit.channels.cursor(_cursor(place[1].person))
        if at:
            found.append((at, place))
    return max(found, key=lambda one: one[0])[1] if found else None


async def choose_in(unit: Unit, person: Person, at: datetime) -> None:
    """From this unit on his words and commands are for its house."""
    await unit.channels.set_cursor(_cursor(person), at.isoformat())


async def named_where_several(office: Office, telegram_id: int, property_id: str) -> str | None:
    """The house's name where this account belongs to others too, so that each message says whose it is."""
    async with office.store.hall_reading() as hall:
        places = await hall.places(telegram_id)
        if len(places) < 2 or property_id not in {place[0] for place in places}:
            return None
        return await hall.name_of(property_id)


def _cursor(person: Person) -> str:
    return f"speaks:{person.id}"
