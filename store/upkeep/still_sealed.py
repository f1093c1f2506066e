"""Was a sealed backup put in the place of the database as it is, without being opened first?"""

from __future__ import annotations

from sqlalchemy import select

from store.engine import Store
from store.models.post import InboxRow, OutboxRow
from store.models.reservations import GuestRow
from store.upkeep.guest_keys import MARK

# A copy is sealed as a whole: the first house with a guest tells, and so does the oldest post.
FEW = 50


async def still_sealed(store: Store) -> bool:
    """Whether the oldest words in it are sealed ones. The house would show seals as names, and write to nobody."""
    async with store.hall_reading() as hall:
        houses = await hall.property_ids()
        post = [
            await hall.scope.first(select(row).order_by(number).limit(1))
            for row, number in ((OutboxRow.payload, OutboxRow.id), (InboxRow.raw, InboxRow.id))
        ]
    if any(_is_seal(one) for one in post):
        return True
    for house in houses[:FEW]:
        async with store.reading(house) as unit:
            named = select(GuestRow.name).where(GuestRow.name.is_not(None))
            name = await unit.scope.first(named.order_by(GuestRow.id).limit(1))
        if name is not None:
            return _is_seal(name)
    return False


def _is_seal(cell: object) -> bool:
    return isinstance(cell, str) and cell.startswith(MARK)
