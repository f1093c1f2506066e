"""When does an approved change stay in the house after all?"""

import pytest

from channels.ports import PushOutcome, PushReceipt
from domain.consent.proposal import State
from domain.consent.verdict import Level
from domain.phrase import say
from tests.rooms.consent.stage import Stage


async def test_a_changed_price_makes_the_card_stale_and_asks_afresh(desk: Stage) -> None:
    proposal = await desk.approved()
    await desk.set_price(2700)
    await desk.carry()
    assert await desk.state(proposal) is State.STALE
    fresh = await desk.newest()
    assert (fresh.state, fresh.number) == (State.PENDING, proposal.number + 1)
    assert fresh.action.changes[0].before is not None
    assert fresh.action.changes[0].before.price == 2700
    assert desk.wire.calls == []
    await desk.tap(fresh, "ok")
    await desk.carry()
    assert len(desk.wire.calls) == 1


@pytest.mark.parametrize(
    ("level", "state"),
    [(None, State.APPLYING), (Level.WARN, State.APPLYING), (Level.HOLD, State.STALE)],
)
async def test_a_limit_that_speaks_harder_makes_it_stale(
    desk: Stage, level: Level | None, state: State
) -> None:
    proposal = await desk.approved()
    desk.mood.level = level
    await desk.carry()
    assert await desk.state(proposal) is state
    if state is State.STALE:
        assert (await desk.newest()).state is State.HELD


async def test_where_a_limit_blocks_by_now_people_are_told_why(desk: Stage) -> None:
    proposal = await desk.approved()
    await desk.sent()
    desk.mood.level = Level.BLOCK
    await desk.carry()
    assert await desk.state(proposal) is State.STALE
    assert len(await desk.all()) == 1
    assert await desk.told() == ["notice.lapsed", "card.stale_plain", "limit.sample"]


async def test_an_override_covers_the_hold_that_was_shown_and_no_other(desk: Stage) -> None:
    for level, state in ((None, State.APPLYING), (Level.HOLD, State.STALE)):
        desk.mood.level = None
        held = await desk.pending(5000)
        await desk.type(held, "Festival en ville")
        desk.mood.level = level
        await desk.carry()
        assert await desk.state(held) is state
        desk.clock.pass_(seconds=3)
        await desk.carry()
        await desk.set_price(2600)


async def test_a_pause_stops_everything_until_somebody_resumes(desk: Stage) -> None:
    proposal = await desk.approved()
    await desk.pause()
    await desk.carry()
    assert await desk.state(proposal) is State.APPROVED
    await desk.pause(False)
    await desk.carry()
    assert len(desk.wire.calls) == 1


async def test_a_pause_between_two_calls_keeps_the_second(desk: Stage) -> None:
    desk.wire.rows_a_call = 1

    async def pausing(request: object) -> PushReceipt:
        await desk.pause()
        return PushReceipt(PushOutcome.ACCEPTED, "T1")

    desk.wire.pushes.append(pausing)
    proposal = await desk.approved(nights=2)
    for _ in range(4):
        await desk.carry()
        desk.clock.pass_(minutes=30)
    assert await desk.state(proposal) is State.APPLYING
    assert len(desk.wire.calls) == 1
    await desk.pause(False)
    for _ in range(2):
        await desk.carry()
        desk.clock.pass_(minutes=1)
    assert await desk.state(proposal) is State.APPLIED
    assert len(desk.wire.calls) == 2


async def test_consent_that_ends_during_a_pause_is_over(desk: Stage) -> None:
    proposal = await desk.approved()
    await desk.sent()
    await desk.pause()
    desk.clock.now = proposal.expires_at
    await desk.carry()
    assert await desk.state(proposal) is State.EXPIRED
    assert "notice.lapsed" in await desk.told()
    await desk.pause(False)
    await desk.carry()
    assert desk.wire.calls == []
    assert (await desk.tap(proposal, "ok")).alert == say("card.too_late", at=proposal.expires_at)


async def test_what_was_begun_and_not_sent_ends_with_the_consent(desk: Stage) -> None:
    desk.wire.rows_a_call = 1
    desk.wire.pushes.extend([PushOutcome.ACCEPTED, *[PushOutcome.RATE_LIMITED] * 300])
    proposal = await desk.approved(nights=2)
    await desk.carry()
    desk.clock.now = proposal.expires_at
    await desk.carry()
    assert await desk.state(proposal) is State.PARTIAL
    calls = len(desk.wire.calls)
    await desk.carry()
    assert len(desk.wire.calls) == calls


async def test_the_later_decision_on_a_cell_leaves_later(desk: Stage) -> None:
    desk.wire.pushes.append(PushOutcome.RATE_LIMITED)
    first = await desk.approved(2990)
    second = await desk.approved(3100)
    await desk.carry()
    await desk.carry()
    assert [await desk.state(first), await desk.state(second)] == [State.APPLYING, State.APPROVED]
    desk.clock.pass_(minutes=2)
    await desk.carry()
    desk.clock.pass_(minutes=2)
    await desk.carry()
    assert await desk.state(first) is State.APPLIED
    await desk.carry()
    assert await desk.state(second) is State.STALE  # it was judged on another price before
    assert [call.rows[0].value.price for call in desk.wire.calls] == [2990, 2990]


async def test_a_row_that_is_not_what_was_shown_never_runs(desk: Stage) -> None:
    proposal = await desk.approved()
    await desk.tamper(proposal, "3333")
    await desk.carry()
    assert await desk.state(proposal) is State.STALE
    assert desk.wire.calls == []
