"""Does the journal of every house hold, from its first entry?"""

from __future__ import annotations

from collections.abc import Iterable

from domain.errors import refuse
from store.engine import Store


async def entries_that_hold(store: Store, houses: Iterable[str]) -> int:
    """How many entries these houses have together. Refusal: the chain of one of them does not hold."""
    entries = 0
    for house in houses:
        async with store.reading(house) as unit:
            checked = await unit.journal.verify()
        if not checked.ok:
            raise refuse("backup.journal", house=house, number=checked.first_bad_seq or 0)
        entries += checked.length
    return entries
