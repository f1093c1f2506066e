"""How often is a day's work begun again that failed?"""

from __future__ import annotations

from datetime import date

from store.unit import Unit

TRIES = 3


async def one_more(unit: Unit, work: str, today: date) -> bool:
    """Whether the day has tries left for this work (the name of a cursor); one is taken."""
    day, _, count = (await unit.channels.cursor(work) or "").partition(" ")
    tries = int(count) if day == today.isoformat() else 0
    if tries < TRIES:
        await unit.channels.set_cursor(work, f"{today.isoformat()} {tries + 1}")
    return tries < TRIES


async def done(unit: Unit, work: str, today: date) -> None:
    """It is not begun again today."""
    await unit.channels.set_cursor(work, f"{today.isoformat()} {TRIES}")
