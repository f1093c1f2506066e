"""Does the Revenue director's record come by itself, once a month, to the owners and nobody else?"""

from __future__ import annotations

from datetime import datetime

import pytest

from domain.consent.proposal import State
from governance.prices.record.monthly import scorecard_if_due
from store.post.outbox import OutboxItem
from tests.makers import CASABLANCA
from tests.rooms.consent.stage import HOME, Stage, keys


def at(desk: Stage, month: int, day: int, hour: int, minute: int = 0, year: int = 2026) -> None:
    desk.clock.now = datetime(year, month, day, hour, minute, tzinfo=CASABLANCA)


async def came(desk: Stage) -> list[OutboxItem]:
    """What the clock sends when it looks twice."""
    await scorecard_if_due(desk.office, HOME)
    await scorecard_if_due(desk.office, HOME)
    return [item for item in await desk.sent() if "scorecard.title" in keys(item.payload)]


@pytest.fixture
async def decided(desk: Stage) -> Stage:
    """On 23 November the owner has refused what Revenue drafted."""
    proposal = await desk.pending(key="revenue:batch")
    await desk.tap(proposal, "no")
    assert await desk.state(proposal) is State.REFUSED
    await desk.sent()
    return desk


async def test_it_comes_once_on_the_first_at_the_hour_of_the_brief_without_a_ring(decided: Stage) -> None:
    at(decided, 11, 30, 23)
    assert await came(decided) == []
    at(decided, 12, 1, 8, 59)
    assert await came(decided) == []
    at(decided, 12, 1, 9)
    [card] = await came(decided)
    assert (card.kind, card.silent, card.attempts) == ("reply", True, 1)
    assert card.chat_id == decided.owner.person.telegram_id
    assert card.payload["silent"] is True
    assert "scorecard.consent" in keys(card.payload)
    await decided.restart()
    at(decided, 12, 1, 18)
    assert await came(decided) == []
    at(decided, 12, 2, 9)
    assert await came(decided) == []


async def test_a_month_without_a_decision_is_not_spoken_of(decided: Stage) -> None:
    at(decided, 1, 1, 9, year=2027)
    assert await came(decided) == []


async def test_what_a_person_asked_for_makes_no_record(desk: Stage) -> None:
    proposal = await desk.pending()
    await desk.tap(proposal, "no")
    at(desk, 12, 1, 9)
    assert await came(desk) == []


async def test_a_late_start_on_the_first_catches_up(decided: Stage) -> None:
    at(decided, 12, 1, 22)
    assert len(await came(decided)) == 1


async def test_two_clocks_that_look_at_once_leave_one_message(decided: Stage) -> None:
    at(decided, 12, 1, 9)
    await scorecard_if_due(decided.office, HOME)
    async with decided.store.unit(HOME) as unit:  # as the other process saw it before this one wrote
        await unit.channels.set_cursor("scorecard", "2026-10-01")
    assert len(await came(decided)) == 1
