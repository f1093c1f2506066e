"""Does an approved change leave the house once, stop where it must, and end truthfully?"""

from datetime import timedelta

import pytest

from channels.ports import (
    ChannelResult,
    PushOutcome,
    PushReceipt,
    PushState,
    PushStatus,
    Unreachable,
)
from domain.consent.proposal import Proposal, State
from domain.consent.rights import Role
from tests.rooms.consent.stage import HOME, NIGHT, SUITE, Stage
from tests.rooms.consent.wire import Crash, lost

EXTERNAL = f"HR:{SUITE}"


async def journey(desk: Stage, proposal: Proposal) -> list[str]:
    async with desk.store.reading(HOME) as unit:
        entries = await unit.journal.of_subject(f"proposal:{proposal.id}")
    return [entry.kind.removeprefix("proposal.") for entry in entries]


async def test_approved_is_sent_once_and_applied_when_confirmed(desk: Stage) -> None:
    proposal = await desk.approved()
    await desk.carry()
    assert await desk.state(proposal) is State.APPLYING
    assert await desk.target() == 2990
    desk.clock.pass_(seconds=3)
    await desk.carry()
    await desk.carry()
    applied = await desk.now(proposal)
    assert applied.state is State.APPLIED
    assert applied.receipt is not None
    assert applied.receipt["tries"][0]["tracking"] == "T1"
    assert (len(desk.wire.calls), desk.wire.asked) == (1, ["T1"])
    assert await journey(desk, proposal) == ["pending", "approved", "applying", "applied"]
    await desk.verify()


async def test_every_move_draws_the_card_anew(desk: Stage) -> None:
    proposal = await desk.pending()
    await desk.sent()
    drawn = []
    for act in (lambda: desk.tap(proposal, "ok"), desk.carry, desk.carry):
        await act()
        desk.clock.pass_(seconds=3)
        drawn.append([item.kind for item in await desk.sent()])
    assert drawn == [["redraw"], ["redraw"], ["redraw"]]


async def test_several_calls_one_attempt_each(desk: Stage) -> None:
    desk.wire.rows_a_call = 2
    proposal = await desk.approved(nights=5)
    await desk.carry()
    assert [len(call.rows) for call in desk.wire.calls] == [2, 2, 1]
    desk.clock.pass_(seconds=3)
    await desk.carry()
    assert await desk.state(proposal) is State.APPLIED
    assert len(set(desk.wire.nights_sent())) == len(desk.wire.nights_sent()) == 5


async def test_turned_away_is_tried_again_after_each_patience_and_given_up_with_the_consent(
    desk: Stage,
) -> None:
    desk.wire.pushes.extend([PushOutcome.RATE_LIMITED] * 200)
    proposal = await desk.approved()
    await desk.carry()
    for seconds, calls in ((59, 1), (1, 2), (119, 2), (1, 3), (239, 3), (1, 4)):
        desk.clock.pass_(seconds=seconds)
        await desk.carry()
        assert len(desk.wire.calls) == calls
    for calls in range(5, 12):
        desk.clock.pass_(minutes=15)
        await desk.carry()
        await desk.carry()
        assert len(desk.wire.calls) == calls
    desk.clock.now = proposal.expires_at
    await desk.carry()
    failed = await desk.now(proposal)
    assert failed.state is State.FAILED
    assert len(desk.wire.calls) == 11
    assert desk.wire.effects == []
    assert "notice.failed" in await desk.told()
    assert await desk.target() == 2600


async def test_turned_away_once_goes_through_later(desk: Stage) -> None:
    desk.wire.pushes.extend([PushOutcome.UNREACHED, PushOutcome.RATE_LIMITED])
    proposal = await desk.approved()
    for _ in range(5):
        await desk.carry()
        desk.clock.pass_(minutes=3)
    assert await desk.state(proposal) is State.APPLIED
    assert (len(desk.wire.calls), len(desk.wire.effects)) == (3, 1)


async def test_a_refusal_fails_and_says_so(desk: Stage) -> None:
    desk.wire.pushes.append(PushReceipt(PushOutcome.REJECTED, errors=("Invalid price",)))
    proposal = await desk.approved()
    await desk.carry()
    failed = await desk.now(proposal)
    assert failed.state is State.FAILED
    assert failed.receipt is not None
    assert failed.receipt["tries"][0]["errors"] == ["Invalid price"]
    assert await desk.target() == 2600
    assert "notice.failed" in await desk.told()


async def test_a_refusal_of_the_second_call_is_partial(desk: Stage) -> None:
    desk.wire.rows_a_call = 1
    desk.wire.pushes.extend([PushOutcome.ACCEPTED, PushOutcome.REJECTED])
    proposal = await desk.approved(nights=3)
    await desk.carry()
    assert await desk.state(proposal) is State.PARTIAL
    assert len(desk.wire.calls) == 2
    assert [await desk.target(NIGHT + timedelta(days=n)) for n in range(3)] == [2990, 2600, 2600]


async def test_refused_rows_are_not_believed(desk: Stage) -> None:
    second = NIGHT + timedelta(days=1)
    desk.wire.pushes.append(PushReceipt(PushOutcome.PARTIAL, "T1", refused=((EXTERNAL, second),)))
    proposal = await desk.approved(nights=2)
    await desk.carry()
    assert [await desk.target(), await desk.target(second)] == [2990, 2600]
    desk.clock.pass_(seconds=3)
    await desk.carry()
    assert await desk.state(proposal) is State.PARTIAL


@pytest.mark.parametrize(
    ("state", "ends"),
    [
        (PushState.CONFIRMED, State.APPLIED),
        (PushState.PARTIAL, State.PARTIAL),
        (PushState.FAILED, State.FAILED),
    ],
)
async def test_the_channels_have_the_last_word(desk: Stage, state: PushState, ends: State) -> None:
    told = PushStatus(state, (ChannelResult("bookingcom", "failed", "closed"),))
    desk.wire.statuses.extend([PushState.PENDING, PushState.UNKNOWN, told])
    proposal = await desk.approved()
    for _ in range(5):
        await desk.carry()
        desk.clock.pass_(minutes=6)
    ended = await desk.now(proposal)
    assert ended.state is ends
    assert ended.receipt is not None
    assert ended.receipt["tries"][0]["channels"][0]["error"] == "closed"
    assert await desk.target() == (2600 if ends is State.FAILED else 2990)


async def test_two_hours_without_an_answer_is_unknown_and_asking_is_polite(desk: Stage) -> None:
    desk.wire.statuses.extend([PushState.PENDING, Unreachable("down")] * 200)
    proposal = await desk.approved()
    await desk.carry()
    for _ in range(60):
        desk.clock.pass_(minutes=2)
        await desk.carry()
    assert await desk.state(proposal) is State.APPLYING
    desk.clock.pass_(seconds=10)
    await desk.carry()
    assert await desk.state(proposal) is State.UNKNOWN
    assert len(desk.wire.asked) <= 12
    assert len(desk.wire.calls) == 1
    assert "notice.unknown" in await desk.told()


async def test_a_lost_answer_is_unknown_and_never_sent_again(desk: Stage) -> None:
    desk.wire.pushes.append(PushOutcome.UNKNOWN)
    proposal = await desk.approved()
    for _ in range(10):
        await desk.tick()
        desk.clock.pass_(hours=1)
    assert await desk.state(proposal) is State.UNKNOWN
    assert len(desk.wire.calls) == 1


async def test_a_raising_wire_is_unknown_and_the_next_change_still_leaves(desk: Stage) -> None:
    desk.wire.pushes.append(RuntimeError("a bug in an adapter"))
    first = await desk.approved()
    second_night = await desk.pending(3100, nights=2)
    await desk.tap(second_night, "no")
    with pytest.raises(RuntimeError, match="a bug"):
        await desk.carry()
    assert await desk.state(first) is State.APPLYING
    await desk.tick()
    assert await desk.state(first) is State.UNKNOWN
    second = await desk.approved(3100)
    await desk.tick()
    assert await desk.state(second) is State.APPLYING
    assert len(desk.wire.calls) == 2


async def test_a_crash_during_the_call_is_unknown(desk: Stage) -> None:
    desk.wire.pushes.append(lost(Crash(), desk.wire))
    proposal = await desk.approved()
    with pytest.raises(Crash):
        await desk.carry()
    await desk.restart()
    await desk.tick()
    assert await desk.state(proposal) is State.UNKNOWN
    assert len(desk.wire.calls) == 1


async def test_an_attempt_that_somebody_awaits_is_not_abandoned(desk: Stage) -> None:
    async def slow(request: object) -> PushReceipt:
        await desk.restart_elsewhere()
        return PushReceipt(PushOutcome.ACCEPTED, "T1")

    desk.wire.pushes.append(slow)
    proposal = await desk.approved()
    await desk.carry()
    desk.clock.pass_(seconds=3)
    await desk.carry()
    assert await desk.state(proposal) is State.APPLIED


async def test_an_unlinked_type_goes_by_hand(desk: Stage) -> None:
    proposal = await desk.approved()
    async with desk.store.unit(HOME) as unit:
        await unit.property.link(SUITE, None, None)
    await desk.carry()
    assert desk.wire.calls == []
    assert await desk.state(proposal) is State.APPLYING
    assert "panel.title" in await desk.told()
    assert (await desk.tap(proposal, "done", who=Role.OPERATOR)).alert is None
    assert await desk.state(proposal) is State.APPLIED
