"""Is a House that is looked at again made again whenever anything was written, and by whoever writes?"""

from dataclasses import replace
from datetime import timedelta
from pathlib import Path

from governance.office import STILL_NOW, snapshot
from tests.rooms.bot.wired_office import HOME, filed, wired_office


async def test_the_same_while_nothing_is_written_and_another_after_it(tmp_path: Path) -> None:
    async with wired_office(tmp_path) as wired:
        office = wired.office
        async with office.store.reading(HOME) as unit:
            first = await snapshot(office, unit)
        async with office.store.reading(HOME) as unit:
            assert await snapshot(office, unit) is not first  # what the calendars showed is put in anew
            assert (await snapshot(office, unit)).nights is first.nights
            assert (await snapshot(replace(office, push=not office.push), unit)).nights is not first.nights
        await filed(wired)
        async with office.store.reading(HOME) as unit:
            assert (await snapshot(office, unit)).pending == first.pending + 1


async def test_not_for_who_writes_nor_later_nor_for_who_began_before(tmp_path: Path) -> None:
    async with wired_office(tmp_path) as wired:
        office = wired.office
        async with office.store.reading(HOME) as unit:
            first = await snapshot(office, unit)
        async with office.store.unit(HOME) as unit:
            assert (await snapshot(office, unit)).nights is not first.nights
        async with office.store.reading(HOME) as early:
            await early.pulse.now()  # its view of the database is fixed from here on
            await filed(wired)
            assert (await snapshot(office, early)).pending == first.pending
        async with office.store.reading(HOME) as unit:
            seen = await snapshot(office, unit)
            assert seen.pending == first.pending + 1
            wired.clock.forward(STILL_NOW + timedelta(seconds=1))
            assert (await snapshot(office, unit)).now > seen.now


async def test_what_comes_and_goes_by_post_leaves_it_but_not_an_update_set_aside(tmp_path: Path) -> None:
    async with wired_office(tmp_path) as wired:
        office, now = wired.office, wired.clock()
        async with office.store.reading(HOME) as unit:
            first = await snapshot(office, unit)
        async with office.store.hall() as hall:
            item = await hall.inbox_store(1, 7, {"update_id": 7}, now)
        async with office.store.unit(HOME) as unit:
            await unit.outbox.add("answer", None, 1, {}, "answer:7:0", now)
        async with office.store.hall() as hall:
            [sent] = await hall.outbox_claim(now, timedelta(minutes=1), 9)
            await hall.outbox_done(sent, 3, now)
        async with office.store.reading(HOME) as unit:
            assert (await snapshot(office, unit)).nights is first.nights
        assert item is not None
        async with office.store.hall() as hall:
            await hall.inbox_dead(item, "unreadable", now)
        async with office.store.reading(HOME) as unit:
            assert (await snapshot(office, unit)).nights is not first.nights
