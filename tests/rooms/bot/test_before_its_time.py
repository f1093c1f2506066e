"""Does no kind of work come too late: is there nothing to do in a house before the instant that it named?"""

from __future__ import annotations

import asyncio
from collections.abc import Iterator
from dataclasses import replace
from datetime import date, datetime, timedelta
from pathlib import Path
from unittest.mock import patch

from sqlalchemy import delete, select

from bot.clock.carrier import CARRYING
from bot.clock.each import Each
from bot.clock.rounds import AT_THE_LATEST, Rounds
from bot.demo.session import session
from bot.settings import Settings
from bot.ticks import TICKS, rounds_of
from governance.office import Office
from store.models.due import ChangeRow, DueRow

A_SECOND = timedelta(seconds=1)
A_MOMENT = timedelta(minutes=3)
DAY = date(2026, 11, 23)
KINDS = (*TICKS, CARRYING)
WAITS_FOR_THE_NIGHT = "forgetting"  # what has had its time by day goes at three, on purpose


class Clock:
    """What time it is."""

    def __init__(self, now: datetime) -> None:
        self.now = now

    def __call__(self) -> datetime:
        return self.now


async def written(office: Office) -> list[str]:
    """The tables that were written to since this was asked last."""
    async with office.store.hall() as hall:
        found = sorted(await hall.scope.all(select(ChangeRow.what)))
        await hall.scope.changed(delete(ChangeRow))
    return found


async def named(office: Office) -> dict[str, datetime]:
    """When each kind of work is looked for next."""
    async with office.store.hall() as hall:
        return {row.kind: row.due_at for row in await hall.scope.all(select(DueRow))}


async def settled(rounds: Rounds, clock: Clock) -> None:
    """Look until nothing is due."""
    await rounds.seat()
    waiting: set[str] = set()
    for _ in range(12):
        for one in KINDS:
            await rounds.look(one)
        waiting = {kind for kind, at in (await named(rounds.office)).items() if at <= clock.now} - {"anchor"}
        if not waiting and not await written(rounds.office):
            return
        clock.now += A_MOMENT
    raise AssertionError(f"visited for ever: {waiting}")


def before(each: Each, now: datetime, at: datetime) -> Iterator[datetime]:
    """Instants at which it says that there is nothing to do."""
    if each.again is not None and each.name != WAITS_FOR_THE_NIGHT and at > now + A_MOMENT:
        yield from (now + A_SECOND, now + (at - now) / 2, at - A_SECOND)


async def test_nothing_is_to_do_before_the_instant_that_a_visit_names(tmp_path: Path) -> None:
    faults: list[str] = []
    looked = 0
    with patch("bot.demo.session.in_a_process", asyncio.to_thread):
        async with session(tmp_path, DAY) as shown:
            clock = Clock(shown.office.clock())
            office = replace(shown.office, clock=clock, wires={}, elsewhere=asyncio.to_thread)
            await settled(rounds_of(office, Settings()), clock)
            now, due = clock.now, await named(office)
            for each in KINDS:
                at = due[each.name]
                assert now < at <= now + AT_THE_LATEST, each.name
                for clock.now in before(each, now, at):
                    await each.act(office, shown.caller.property_id)
                    looked += 1
                    if tables := await written(office):
                        faults.append(
                            f"{each.name}, due at {at:%H:%M}, wrote {tables} at {clock.now:%d/%m %H:%M}"
                        )
    assert faults == []
    assert looked > 40
