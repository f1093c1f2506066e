"""Is nothing lost and nothing done twice, wherever the process ends?"""

from collections import Counter
from dataclasses import replace

import pytest

from channels.ports import PushOutcome, PushRequest
from domain.consent.proposal import Proposal, State
from tests.rooms.consent.crashing import CrashingStore
from tests.rooms.consent.stage import NIGHT, Stage
from tests.rooms.consent.wire import Crash

SETTLED = {State.APPLIED, State.PARTIAL, State.FAILED, State.UNKNOWN}


async def live(desk: Stage, proposal: Proposal) -> None:
    """The owner taps as long as the card waits; the clock goes on until nothing moves any more."""
    for _ in range(4):
        if await desk.state(proposal) is State.PENDING:
            await desk.tap(proposal, "ok")
        await desk.tick()
        desk.clock.pass_(minutes=2)


async def crash_at(desk: Stage, proposal: Proposal, moment: int) -> bool:
    """Live until the `moment`-th moment, then begin again; False when life is shorter than that."""
    desk.office = replace(desk.office, store=CrashingStore(desk.store, moment))
    try:
        await live(desk, proposal)
    except Crash:
        return True
    finally:
        await desk.restart()
    return False


# Three moments a unit: a stride of five meets all three kinds; the proof meets every moment.
STRIDES = [pytest.param(5, id="some"), pytest.param(1, id="all", marks=pytest.mark.proof)]


@pytest.mark.parametrize("stride", STRIDES)
@pytest.mark.parametrize("first", [PushOutcome.ACCEPTED, PushOutcome.RATE_LIMITED])
async def test_at_every_moment_of_every_transaction(desk: Stage, first: PushOutcome, stride: int) -> None:
    desk.wire.rows_a_call = 1
    for moment in range(1, 200, stride):
        await desk.set_price(2600)
        await desk.set_price(2600, NIGHT.replace(day=NIGHT.day + 1))
        desk.wire.effects.clear()
        desk.wire.pushes.clear()
        desk.wire.pushes.append(first)
        proposal = await desk.pending(nights=2)
        crashed = await crash_at(desk, proposal, moment)
        await live(desk, proposal)
        ended = await desk.now(proposal)
        assert ended.state in SETTLED, (moment, ended.state)
        assert max(Counter(desk.wire.nights_sent()).values(), default=0) <= 1, moment
        if ended.state is State.APPLIED:
            assert len(desk.wire.nights_sent()) == 2, moment
        if ended.state is State.FAILED:
            assert desk.wire.effects == [], moment
        await desk.verify()
        if not crashed:
            assert ended.state is State.APPLIED
            return
    pytest.fail("life has more than 199 moments")


@pytest.mark.parametrize("taken", [True, False])
async def test_a_crash_while_the_call_is_out_is_shown_as_unknown(desk: Stage, taken: bool) -> None:
    async def out(request: PushRequest) -> None:
        if taken:
            desk.wire.effects.append(request)
        raise Crash

    desk.wire.pushes.append(out)  # type: ignore[arg-type]
    proposal = await desk.approved()
    with pytest.raises(Crash):
        await desk.carry()
    await desk.restart()
    await live(desk, proposal)
    assert await desk.state(proposal) is State.UNKNOWN
    assert len(desk.wire.calls) == 1


@pytest.mark.parametrize("stride", STRIDES)
async def test_by_hand_the_instruction_goes_out_once(desk: Stage, stride: int) -> None:
    for moment in range(1, 60, stride):
        await desk.set_price(2600)
        desk.office = replace(desk.office, push=False)
        proposal = await desk.pending()
        await desk.sent()
        crashed = await crash_at(desk, proposal, moment)
        await live(desk, proposal)
        told = await desk.told()
        assert told.count("panel.title") == 1, moment
        assert await desk.state(proposal) is State.APPLYING
        await desk.tap(proposal, "done")
        assert await desk.state(proposal) is State.APPLIED
        if not crashed:
            return
    pytest.fail("life has more than 59 moments")
