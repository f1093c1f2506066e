"""How are the houses visited in which something is due, and no other ones?"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta
from functools import partial

from bot.clock.each import Each
from bot.clock.schedule import guarded
from bot.settings import Settings
from governance.office import Office
from store.day.due import Taken, Wakes

AT_ONCE = 20
# However long nothing is due, every house is looked at once a day: what nobody foresaw is late, never lost.
AT_THE_LATEST = timedelta(days=1)
AFTER_A_FAILURE = timedelta(seconds=30)


@dataclass(frozen=True, slots=True)
class Rounds:
    """The looks at houses in which something is due. `wakes` says of every kind which tables bring it work: whoever
    looks for one kind says of all of them what follows from what was written."""

    office: Office
    settings: Settings
    wakes: Wakes

    async def seat(self) -> None:
        """At start: every house has its rows. Where one process has the database, it takes nothing for done."""
        async with self.office.store.hall() as hall:
            await hall.due_seat([*self.wakes], self.office.clock(), alone=self.office.terms.alone)

    async def look(self, each: Each) -> None:
        """In every house where that kind is due, one after the other, and in none of them twice."""
        seen: set[str] = set()
        while taken := await self.take(each):
            for one in taken:
                if one.property_id in seen:  # what this very look has written: at the next turn of the rhythm
                    await self._rest(each, one, self.office.clock() + self.rhythm(each))
                else:
                    await self.visit(each, one)
                seen.add(one.property_id)

    async def take(self, each: Each, limit: int = AT_ONCE) -> Sequence[Taken]:
        """Some houses in which it is due; one look at the rows where it is due nowhere."""
        now, store = self.office.clock(), self.office.store
        async with store.hall_reading() as looked:
            if not await looked.due_waiting(each.name, now):
                return ()
        async with store.hall() as hall:
            await hall.due_spread(self.wakes, now)
            return await hall.due_take(each.name, now, each.lease, limit)

    async def visit(self, each: Each, taken: Taken) -> None:
        """One house; what fails there is tried again a little later and keeps nobody else waiting."""
        later = self.office.clock() + max(AFTER_A_FAILURE, self.rhythm(each))
        failed = partial(self._rest, each, taken, later)
        await guarded(each.name, partial(self._visit, each, taken), failed)()

    def rhythm(self, each: Each) -> timedelta:
        """The time between two looks."""
        seconds = each.seconds
        return timedelta(seconds=seconds if isinstance(seconds, int | float) else seconds(self.settings))

    async def _visit(self, each: Each, taken: Taken) -> None:
        now = self.office.clock()
        named = await each.act(self.office, taken.property_id)
        async with self.office.store.unit(taken.property_id) as unit:
            if isinstance(named, datetime):
                at = named
            elif each.again is None:
                at = now + self.rhythm(each)
            else:
                at = await each.again(self.office, unit, now) or now + AT_THE_LATEST
            await unit.due.rest(each.name, taken, min(at, now + AT_THE_LATEST))

    async def _rest(self, each: Each, taken: Taken, at: datetime) -> None:
        async with self.office.store.unit(taken.property_id) as unit:
            await unit.due.rest(each.name, taken, at)
