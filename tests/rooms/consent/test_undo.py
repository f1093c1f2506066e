"""Does « Annuler » restore exactly what is still ours and was known before?"""

from datetime import timedelta

import pytest

from channels.ports import PushOutcome
from domain.consent.proposal import State
from domain.consent.rights import Role
from domain.phrase import say
from governance.consent.desk.filing import file
from governance.contract import Draft
from tests.makers import TODAY, change_rate
from tests.rooms.consent.stage import HOME, NIGHT, Stage


async def settle(desk: Stage) -> None:
    await desk.carry()
    desk.clock.pass_(seconds=3)
    await desk.carry()


async def test_one_tap_restores_and_closes_the_original(desk: Stage) -> None:
    proposal = await desk.applied(nights=2)
    assert (await desk.tap(proposal, "undo")).alert is None
    undo = await desk.newest()
    assert (undo.state, undo.undoes, undo.decided_by) == (State.APPROVED, proposal.id, "Said")
    assert (await desk.tap(proposal, "undo")).alert == say("card.undo_under_way", number=proposal.number)
    await settle(desk)
    assert [await desk.state(undo), await desk.state(proposal)] == [State.APPLIED, State.UNDONE]
    assert [await desk.target(), await desk.target(NIGHT + timedelta(days=1))] == [2600, 2600]
    assert (await desk.tap(proposal, "undo")).alert is not None
    await desk.verify()


async def test_an_undo_can_be_undone(desk: Stage) -> None:
    proposal = await desk.applied()
    await desk.tap(proposal, "undo")
    await settle(desk)
    undo = await desk.newest()
    assert (await desk.tap(undo, "undo")).alert is None
    await settle(desk)
    assert await desk.state(undo) is State.UNDONE
    assert await desk.target() == 2990


@pytest.mark.parametrize("role", [Role.OPERATOR, Role.ADVISOR, Role.STAFF])
async def test_only_the_owner_undoes(desk: Stage, role: Role) -> None:
    proposal = await desk.applied()
    assert (await desk.tap(proposal, "undo", who=role)).alert == say("card.not_entitled")
    assert len(await desk.all()) == 1


async def test_cells_that_somebody_changed_since_are_left_alone(desk: Stage) -> None:
    proposal = await desk.applied(nights=2)
    await desk.set_price(3300)
    await desk.tap(proposal, "undo")
    assert (await desk.newest()).action.nights == (NIGHT + timedelta(days=1),)
    await settle(desk)
    assert await desk.target() == 3300


async def test_nights_that_are_over_are_left_out(desk: Stage) -> None:
    draft = Draft("revenue", change_rate(first=TODAY, nights=3))
    tonight = (await file(desk.office, HOME, draft, by="person:1")).proposal
    assert tonight is not None
    await desk.tap(tonight, "ok")
    await settle(desk)
    desk.clock.pass_(days=1)
    await desk.tap(tonight, "undo")
    assert (await desk.newest()).action.nights == (TODAY + timedelta(days=1), TODAY + timedelta(days=2))


async def test_what_was_not_known_before_cannot_be_restored(desk: Stage) -> None:
    far = TODAY + timedelta(days=90)
    draft = Draft("revenue", change_rate(first=far, before=None))
    blind = (await file(desk.office, HOME, draft, by="person:1")).proposal
    assert blind is not None
    await desk.tap(blind, "ok")
    await settle(desk)
    assert (await desk.tap(blind, "undo")).alert == say("card.nothing_to_undo", number=blind.number)
    assert await desk.state(blind) is State.APPLIED


async def test_nothing_left_to_undo_says_so(desk: Stage) -> None:
    proposal = await desk.applied()
    await desk.set_price(3300)
    assert (await desk.tap(proposal, "undo")).alert == say("card.nothing_to_undo", number=proposal.number)


async def test_a_failed_undo_may_be_tried_again_and_an_unknown_one_can_be_looked_at(desk: Stage) -> None:
    proposal = await desk.applied()
    desk.wire.pushes.extend([PushOutcome.REJECTED, PushOutcome.UNKNOWN])
    await desk.tap(proposal, "undo")
    await desk.carry()
    assert (await desk.newest()).state is State.FAILED
    await desk.sent()
    assert (await desk.tap(proposal, "undo")).alert is None
    await desk.carry()
    undo = await desk.newest()
    assert undo.state is State.UNKNOWN
    assert [i.payload["proposal"] for i in await desk.sent() if i.kind == "card"] == [undo.id]
    assert (await desk.tap(proposal, "undo")).alert == say("card.undo_under_way", number=proposal.number)
    await desk.tap(undo, "seen", "new")
    assert await desk.state(proposal) is State.UNDONE
    assert await desk.target() == 2600


async def test_an_undo_that_the_present_overtook_asks_for_nothing(desk: Stage) -> None:
    proposal = await desk.applied()
    await desk.sent()
    await desk.tap(proposal, "undo")
    await desk.set_price(3300)
    await desk.carry()
    assert (await desk.newest()).state is State.STALE
    assert len(await desk.all()) == 2
    assert "notice.lapsed" in await desk.told()
    assert await desk.state(proposal) is State.APPLIED
