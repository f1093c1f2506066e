"""What do passages mean that nobody has looked at yet?"""

from __future__ import annotations

from governance.office import Office

AT_ONCE = 64
_TOGETHER = 16


async def given_meanings(office: Office, property_id: str, most: int = AT_ONCE) -> int:
    """Work out the meaning of at most so many passages, outside any transaction; how many were."""
    if office.meaning is None:
        return 0
    done = 0
    while done < most:
        async with office.store.reading(property_id) as unit:
            waiting = await unit.search.without_meaning(min(_TOGETHER, most - done))
        if not waiting:
            break
        found = await office.meaning.of([text for _, text in waiting])
        async with office.store.unit(property_id) as unit:
            for (passage, _), meaning in zip(waiting, found, strict=True):
                await unit.search.give_meaning(passage, meaning)
        done += len(waiting)
    return done
