"""Does the house survive its machine: backed up each night, restored, and careful with what it no longer knows?"""

from __future__ import annotations

import shutil
from collections.abc import AsyncIterator
from dataclasses import replace
from datetime import date, timedelta
from pathlib import Path

import pytest

from bot.clock.anchor import Anchor
from bot.clock.forgetting import forget
from bot.clock.upkeep import KEPT, backups, nightly
from bot.settings import Settings
from domain.consent.proposal import OPEN, Proposal, State
from governance.consent.desk.rounds import carry_on
from governance.consent.switches import resume
from governance.office import Office
from store.conversation.exchanges import Exchange
from store.engine import open_store
from store.upkeep.backup import backup
from tests.makers import NOW
from tests.rooms.bot.wired_office import (
    HOME,
    WiredOffice,
    approved,
    filed,
    now_of,
    wired_office,
)

ANOTHER_MACHINE = "elsewhere.json"


@pytest.fixture
async def wired(tmp_path: Path) -> AsyncIterator[WiredOffice]:
    async with wired_office(tmp_path) as found:
        yield found


def anchor(folder: Path, name: str = "heads.json") -> Anchor:
    return Anchor(folder / name, missing_is_new=True)


def put_back(folder: Path, copy: Path) -> None:
    shutil.copy(copy, folder / "house.db")
    for leftover in folder.glob("house.db-*"):
        leftover.unlink()


async def restored(wired: WiredOffice, folder: Path, copy: Path) -> WiredOffice:
    """What the operator does: stop, put the copy in the database's place, start."""
    await wired.office.store.close()
    put_back(folder, copy)
    office = replace(wired.office, store=open_store(f"sqlite:///{folder / 'house.db'}"))
    return replace(wired, office=office)


async def states(office: Office) -> dict[int, State]:
    async with office.store.reading(HOME) as unit:
        return {p.number: p.state for p in await unit.proposals.recent()}


async def paused(office: Office) -> bool:
    async with office.store.reading(HOME) as unit:
        return bool(await unit.settings.get("paused"))


async def verified(office: Office) -> bool:
    async with office.store.reading(HOME) as unit:
        return (await unit.journal.verify()).ok


async def test_each_night_leaves_one_backup_and_the_oldest_go(wired: WiredOffice, tmp_path: Path) -> None:
    settings = Settings(lhcm_home=tmp_path, database_url=f"sqlite:///{tmp_path / 'house.db'}")
    for _ in range(KEPT + 3):
        for _ in range(2):
            await nightly(wired.office, settings)
        wired.clock.forward(timedelta(days=1))
    kept = backups(tmp_path)
    assert len(kept) == KEPT
    assert kept[-1].name == f"lhcm-{date(2026, 11, 23) + timedelta(days=KEPT + 2)}.backup"
    copy = open_store(f"sqlite:///{kept[-1]}")
    async with copy.reading(HOME) as unit:
        assert (await unit.journal.verify()).ok
    await copy.close()


async def test_the_night_forgets_what_has_had_its_time(wired: WiredOffice) -> None:
    async with wired.office.store.unit(HOME) as unit:
        await unit.deliveries.set_aside("old", "pull", "unreadable", NOW)
        await unit.quota.record("hotelrunner", NOW, urgent=False)
        for at in (NOW, NOW - timedelta(days=30)):
            await unit.conversations.add(wired.owner.person.id, Exchange(at, "gm", "?", "Bien."))
    wired.clock.forward(timedelta(days=31))
    await forget(wired.office, HOME)
    async with wired.office.store.reading(HOME) as unit:
        assert await unit.deliveries.unread(NOW - timedelta(days=1)) == []
        assert await unit.quota.used("hotelrunner", NOW - timedelta(days=1)) == 0
        assert [one.at for one in await unit.conversations.last(wired.owner.person.id, 9)] == [NOW]


async def test_a_restored_house_asks_anew_for_what_was_approved_and_goes_on(
    wired: WiredOffice, tmp_path: Path
) -> None:
    await anchor(tmp_path).check(wired.office)
    proposal = await approved(wired, await filed(wired))
    copy = await backup(f"sqlite:///{tmp_path / 'house.db'}", tmp_path / "copy")
    await carry_on(wired.office, HOME)
    assert len(wired.twin.pushed()) == 1
    await anchor(tmp_path).drop(wired.office)

    after = await restored(wired, tmp_path, copy)
    assert (await now_of(after, proposal)).state is State.APPROVED
    await anchor(tmp_path).check(after.office)
    await carry_on(after.office, HOME)
    assert len(wired.twin.pushed()) == 1
    assert (await now_of(after, proposal)).state is State.STALE
    assert await paused(after.office)
    async with after.office.store.reading(HOME) as unit:
        (fresh,) = await unit.proposals.in_state(*OPEN)
    assert await verified(after.office)

    async with after.office.store.unit(HOME) as unit:
        await resume(after.office, unit, after.owner)
    await approved(after, fresh)
    await carry_on(after.office, HOME)
    assert (await now_of(after, fresh)).state is not State.APPROVED
    assert await verified(after.office)
    await anchor(tmp_path).check(after.office)
    assert not await paused(after.office)
    await after.office.store.close()


async def test_what_the_backup_holds_as_begun_is_unknown_after_a_restore(
    wired: WiredOffice, tmp_path: Path
) -> None:
    wired.twin.stuck = True
    proposal = await approved(wired, await filed(wired))
    await carry_on(wired.office, HOME)
    assert (await now_of(wired, proposal)).state is State.APPLYING
    copy = await backup(f"sqlite:///{tmp_path / 'house.db'}", tmp_path / "copy")
    calls = len(wired.twin.calls)

    after = await restored(wired, tmp_path, copy)
    await anchor(tmp_path, ANOTHER_MACHINE).check(after.office)
    await carry_on(after.office, HOME)
    assert (await now_of(after, proposal)).state is State.UNKNOWN
    assert len(wired.twin.calls) == calls
    assert await verified(after.office)
    await after.office.store.close()


async def test_an_ordinary_start_changes_nothing(wired: WiredOffice, tmp_path: Path) -> None:
    await anchor(tmp_path).check(wired.office)
    proposal: Proposal = await approved(wired, await filed(wired))
    before = await states(wired.office)
    await anchor(tmp_path).check(
        wired.office
    )  # killed before the anchor was dropped again: it is merely older
    await anchor(tmp_path).check(wired.office)
    assert await states(wired.office) == before == {proposal.number: State.APPROVED}
    assert not await paused(wired.office)


async def test_an_anchor_that_was_cut_off_is_written_anew(wired: WiredOffice, tmp_path: Path) -> None:
    (tmp_path / "heads.json").write_text('{"villa-th', encoding="utf-8")
    await anchor(tmp_path).check(wired.office)
    assert not await paused(wired.office)
    assert HOME in (tmp_path / "heads.json").read_text(encoding="utf-8")
