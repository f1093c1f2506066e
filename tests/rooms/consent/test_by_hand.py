"""Does a change that no wire takes reach the panel through a person, exactly and once?"""

from dataclasses import replace

from channels.ports import PushOutcome
from domain.consent.proposal import State
from domain.consent.rights import Role
from domain.phrase import say
from tests.rooms.consent.stage import HOME, Stage, keys


async def by_hand(desk: Stage) -> Stage:
    desk.office = replace(desk.office, push=False)
    return desk


async def test_the_operator_is_told_exactly_and_once(desk: Stage) -> None:
    await by_hand(desk)
    proposal = await desk.approved(nights=3)
    await desk.sent()
    for _ in range(3):
        await desk.carry()
        desk.clock.pass_(hours=3)
        await desk.restart()
    (told,) = [item for item in await desk.sent() if item.kind == "reply"]
    assert told.person_id == desk.operator.person.id
    assert keys(told.payload) == [
        "panel.title",
        "panel.where",
        "panel.step",
        "panel.row",
        "panel.confirm_channels",
        "panel.done_prices",
        "panel.then",
        "button.done",
    ]
    assert await desk.state(proposal) is State.APPLYING
    assert await desk.target() == 2600
    assert desk.wire.calls == []


async def test_done_applies_with_a_human_receipt(desk: Stage) -> None:
    await by_hand(desk)
    proposal = await desk.approved()
    await desk.carry()
    for role in (Role.ADVISOR, Role.STAFF):
        assert (await desk.tap(proposal, "done", who=role)).alert is not None
    assert (await desk.tap(proposal, "done", who=Role.OPERATOR)).alert is None
    applied = await desk.now(proposal)
    assert (applied.state, applied.receipt) == (
        State.APPLIED,
        {"human": "Omar", "at": desk.clock().isoformat()},
    )
    assert await desk.target() == 2990
    assert (await desk.tap(proposal, "done", who=Role.OPERATOR)).alert is not None
    await desk.verify()


async def test_done_counts_for_panel_instructions_only(desk: Stage) -> None:
    proposal = await desk.approved()
    await desk.carry()
    assert (await desk.tap(proposal, "done", who=Role.OPERATOR)).alert is not None
    assert await desk.state(proposal) is State.APPLYING


async def test_a_crash_before_the_instruction_loses_nothing(desk: Stage) -> None:
    await by_hand(desk)
    proposal = await desk.approved()
    async with desk.store.unit(HOME) as unit:
        await unit.proposals.move(proposal, State.APPLYING, at=desk.clock(), by="desk")
    await desk.restart()
    await desk.sent()
    await desk.carry()
    assert "panel.title" in await desk.told()


async def test_switched_to_pushing_the_instruction_stays_with_the_person(desk: Stage) -> None:
    await by_hand(desk)
    proposal = await desk.approved()
    await desk.carry()
    await desk.restart(push=True)
    await desk.carry()
    assert desk.wire.calls == []
    assert (await desk.tap(proposal, "done")).alert is None


async def test_an_undo_by_hand_closes_what_it_undoes(desk: Stage) -> None:
    await by_hand(desk)
    proposal = await desk.approved()
    await desk.carry()
    await desk.tap(proposal, "done", who=Role.OPERATOR)
    assert (await desk.tap(proposal, "undo")).alert is None
    await desk.carry()
    assert (await desk.tap(await desk.newest(), "done", who=Role.OPERATOR)).alert is None
    assert await desk.state(proposal) is State.UNDONE
    assert await desk.target() == 2600


async def unknown(desk: Stage) -> None:
    desk.wire.pushes.append(PushOutcome.UNKNOWN)


async def test_a_person_settles_an_unknown_as_new(desk: Stage) -> None:
    await unknown(desk)
    proposal = await desk.approved()
    await desk.carry()
    assert (await desk.tap(proposal, "seen", "new", Role.STAFF)).alert == say("card.not_entitled")
    assert (await desk.tap(proposal, "seen", "new", Role.OPERATOR)).alert is None
    settled = await desk.now(proposal)
    assert settled.state is State.APPLIED
    assert settled.receipt is not None
    assert (settled.receipt["human"], settled.receipt["seen"]) == ("Omar", "new")
    assert await desk.target() == 2990
    async with desk.store.reading(HOME) as unit:
        told = await unit.journal.of_subject(f"proposal:{proposal.id}")
    assert told[-1].actor == f"person:{desk.operator.person.id}"


async def test_a_person_settles_an_unknown_as_before(desk: Stage) -> None:
    await unknown(desk)
    proposal = await desk.approved()
    await desk.carry()
    assert (await desk.tap(proposal, "seen", "before")).alert is None
    assert await desk.state(proposal) is State.FAILED
    assert await desk.target() == 2600
    assert (await desk.tap(proposal, "seen", "new")).alert is not None


async def test_seen_before_leaves_a_newer_price_alone(desk: Stage) -> None:
    await unknown(desk)
    proposal = await desk.approved()
    await desk.carry()
    await desk.set_price(3300)
    await desk.tap(proposal, "seen", "before")
    assert await desk.target() == 3300
