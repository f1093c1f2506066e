"""Does what the house books for itself happen once, with the consent, and can it be taken back?"""

from __future__ import annotations

from datetime import date
from decimal import Decimal

import pytest

from domain.consent.actions import (
    Action,
    CancelBooking,
    GrantMandate,
    OpenMission,
    Rebate,
    SetObjective,
    Spend,
)
from domain.consent.objective import Metric
from domain.consent.proposal import Proposal, State
from domain.consent.rights import Role
from domain.consent.verdict import Level
from domain.money.ledger import Entry
from domain.nights import Span
from domain.phrase import say
from governance.consent.desk import rounds
from governance.consent.desk.filing import file
from governance.contract import Draft
from tests.makers import TODAY
from tests.rooms.consent.stage import HOME, Stage

PLUMBER = Spend(TODAY, "plombier", Decimal("1200.00"), "MAD", "maintenance", Decimal("0.20"), room="7")
FEBRUARY = Span(date(2027, 2, 1), date(2027, 2, 28))
FILL = SetObjective(
    Metric.OCCUPANCY, Decimal("0.80"), FEBRUARY, FEBRUARY.last, "remplir février", "MAD", Decimal(1400)
)
FREE_HAND = GrantMandate(
    "revenue", "change_rate", date(2027, 2, 28), "MAD", "±5 %", largest_change=Decimal("0.05")
)


async def filed(desk: Stage, action: Action) -> Proposal:
    draft = Draft("cfo", action, (say("reason.sample"),))
    found = await file(desk.office, HOME, draft, by="person:1")
    assert found.proposal is not None
    return found.proposal


async def approved(desk: Stage, action: Action) -> Proposal:
    proposal = await filed(desk, action)
    await desk.tap(proposal, "ok")
    await rounds.carry_on(desk.office, HOME)
    return await desk.now(proposal)


async def ledger(desk: Stage) -> list[Entry]:
    async with desk.store.reading(HOME) as unit:
        return list(await unit.ledger.between(date(2026, 1, 1), date(2028, 1, 1)))


async def test_an_expense_is_booked_once_and_as_the_card_said(desk: Stage) -> None:
    done = await approved(desk, PLUMBER)
    await rounds.carry_on(desk.office, HOME)
    [entry] = await ledger(desk)
    [effect] = PLUMBER.effects.money
    assert done.state is State.APPLIED
    assert (entry.net, entry.vat, entry.line) == (Decimal("-1000.00"), Decimal("-200.00"), "maintenance")
    assert effect.mid == entry.net
    assert done.receipt == {"ledger": [f"proposal:{done.id}"]}


async def test_nothing_is_booked_without_the_owners_tap(desk: Stage) -> None:
    proposal = await filed(desk, PLUMBER)
    await desk.tap(proposal, "ok", who=Role.OPERATOR)
    await desk.type(proposal, "oui")
    await rounds.carry_on(desk.office, HOME)
    assert await ledger(desk) == []
    assert (await desk.now(proposal)).state is State.PENDING


async def test_taking_an_expense_back_is_a_counter_entry(desk: Stage) -> None:
    done = await approved(desk, PLUMBER)
    await desk.tap(done, "undo")
    await rounds.carry_on(desk.office, HOME)
    entries = await ledger(desk)
    assert [entry.net for entry in entries] == [Decimal("-1000.00"), Decimal("1000.00")]
    assert (await desk.now(done)).state is State.UNDONE


async def test_a_rebate_lowers_the_revenue_of_its_nights(desk: Stage) -> None:
    nights = (
        (date(2026, 12, 30), Decimal("110.00")),
        (date(2026, 12, 31), Decimal("110.00")),
        (date(2027, 1, 1), Decimal("55.00")),
    )
    action = Rebate("R1", nights, "MAD", "rooms_revenue", vat_rate=Decimal("0.10"))
    await approved(desk, action)
    entries = await ledger(desk)
    assert [entry.net for entry in entries] == [Decimal("-100.00"), Decimal("-100.00"), Decimal("-50.00")]
    shown = {effect.month: effect.mid for effect in action.effects.money}
    assert shown == {date(2026, 12, 1): Decimal("-200.00"), date(2027, 1, 1): Decimal("-50.00")}


async def test_a_held_expense_needs_a_reason(desk: Stage) -> None:
    desk.mood.level = Level.HOLD
    proposal = await filed(desk, PLUMBER)
    await desk.tap(proposal, "ok")
    await rounds.carry_on(desk.office, HOME)
    assert await ledger(desk) == []
    await desk.type(proposal, "la chambre est vendue ce soir")
    await rounds.carry_on(desk.office, HOME)
    assert len(await ledger(desk)) == 1


@pytest.mark.parametrize("action", [FILL, FREE_HAND], ids=["objective", "mandate"])
async def test_an_objective_and_a_mandate_are_in_force_after_the_tap_and_gone_after_undo(
    desk: Stage, action: Action
) -> None:
    done = await approved(desk, action)
    async with desk.store.reading(HOME) as unit:
        in_force = [*await unit.objectives.active(TODAY), *await unit.mandates.in_force(TODAY)]
    assert len(in_force) == 1
    await desk.tap(done, "undo")
    await rounds.carry_on(desk.office, HOME)
    async with desk.store.reading(HOME) as unit:
        assert not await unit.objectives.active(TODAY)
        assert not await unit.mandates.in_force(TODAY)


async def test_a_cancellation_is_done_by_a_person_who_says_so(desk: Stage) -> None:
    action = CancelBooking("R1", "bookingcom", "MAD", ((date(2026, 12, 1), Decimal(900)),), "rooms_revenue")
    done = await approved(desk, action)
    assert done.state is State.APPLYING
    await desk.tap(done, "done", who=Role.OPERATOR)
    assert (await desk.now(done)).state is State.APPLIED


async def test_a_drafted_mission_begins_with_the_tap_and_is_dropped_by_undo(desk: Stage) -> None:
    action = OpenMission("Photos de la chambre 12", "MAD", 1, Role.OPERATOR, TODAY)
    done = await approved(desk, action)
    async with desk.store.reading(HOME) as unit:
        [mission] = await unit.missions.under_way()
    assert (mission.owner, mission.wish.eta) == (f"person:{desk.operator.person.id}", TODAY)
    assert done.receipt == {"mission": mission.id}
    await desk.tap(done, "undo")
    await rounds.carry_on(desk.office, HOME)
    async with desk.store.reading(HOME) as unit:
        assert not await unit.missions.under_way()


async def test_a_pause_does_not_keep_the_house_from_its_own_books(desk: Stage) -> None:
    async with desk.store.unit(HOME) as unit:
        await unit.settings.set("paused", True, by="person:1", at=desk.clock())
    assert (await approved(desk, PLUMBER)).state is State.APPLIED
