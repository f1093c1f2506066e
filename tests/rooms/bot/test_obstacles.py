"""Does what may never be sent stay in the house, with words for those who approved it?"""

from __future__ import annotations

from collections.abc import AsyncIterator, Callable
from dataclasses import asdict, replace
from pathlib import Path
from typing import Any

import pytest
from sqlalchemy import text

from channels.ports import ExternalRate
from domain.consent.proposal import State
from governance.consent.carry.obstacles import obstacles
from governance.consent.desk.rounds import carry_on
from tests.rooms.bot.wired_office import HOME, WiredOffice, approved, filed, now_of, wired_office

Change = Callable[[ExternalRate], ExternalRate]
CHANGES: dict[str, tuple[Change, str]] = {
    "another currency": (lambda rate: replace(rate, currency="EUR"), "limit.currency_rate"),
    "no currency at all": (lambda rate: replace(rate, currency=None), "limit.currency_rate"),
    "derived": (lambda rate: replace(rate, price_writable=False), "limit.price_derived"),
    "the catch-all room": (lambda rate: replace(rate, catch_all=True), "limit.catch_all"),
    "gone from the list": (lambda rate: replace(rate, external_code="HR:9"), "limit.not_connected"),
}


@pytest.fixture
async def wired(tmp_path: Path) -> AsyncIterator[WiredOffice]:
    async with wired_office(tmp_path) as found:
        yield found


async def notices(wired: WiredOffice) -> list[Any]:
    async with wired.office.store.hall() as hall:
        rows = await hall.scope.session.execute(text("SELECT payload FROM outbox WHERE kind = 'reply'"))
        return [str(row[0]) for row in rows]


@pytest.mark.parametrize("how", CHANGES)
async def test_what_the_list_forbids_since_the_approval_never_leaves(wired: WiredOffice, how: str) -> None:
    change, key = CHANGES[how]
    proposal = await approved(wired, await filed(wired))
    rates = [change(rate) for rate in await wired.office.wires[HOME].rates() if not rate.catch_all]
    async with wired.office.store.unit(HOME) as unit:
        await unit.channels.save_rates([asdict(rate) for rate in rates])
        said = await obstacles(unit, proposal.action)
    assert [phrase.key for phrase in said] == [key]
    for _ in range(3):
        await carry_on(wired.office, HOME)
    assert wired.twin.pushed() == []
    assert (await now_of(wired, proposal)).state is State.STALE
    assert sum("notice.lapsed" in notice for notice in await notices(wired)) == 1


async def test_a_list_that_allows_it_lets_it_go(wired: WiredOffice) -> None:
    proposal = await approved(wired, await filed(wired))
    async with wired.office.store.reading(HOME) as unit:
        assert await obstacles(unit, proposal.action) == ()
    await carry_on(wired.office, HOME)
    assert len(wired.twin.pushed()) == 1
