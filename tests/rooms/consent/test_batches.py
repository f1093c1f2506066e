"""Is a batch decided line by line, kept over a restart, never pushed to what is full, and undone exactly?"""

from datetime import timedelta
from decimal import Decimal

from domain.consent.actions import CellChange, ChangeRate, RateLine
from domain.consent.proposal import Proposal, State
from domain.consent.rights import Role
from domain.nights import Span
from domain.phrase import say
from domain.prices.rates import CellValue
from domain.prices.rules import PricingRule, RuleKind
from governance.consent.desk.filing import file
from governance.consent.desk.yesterday import give_back
from governance.contract import Draft
from tests.makers import CASABLANCA, NOW, TODAY, reservation, stay_room
from tests.rooms.consent.stage import HOME, NIGHT, SUITE, Stage, counted

LINES = 3


async def batch(desk: Stage, step: int = 100) -> Proposal:
    """Three lines of two nights each on the suite, from 2 600."""
    changes = tuple(
        CellChange(
            SUITE,
            NIGHT + timedelta(days=n),
            CellValue(price=Decimal(2600 + step * (1 + n // 2))),
            CellValue(price=Decimal(2600)),
        )
        for n in range(2 * LINES)
    )
    lines = (RateLine(2, Decimal(1), Decimal(2), Decimal(3)),) * LINES
    draft = Draft(
        "revenue", ChangeRate(changes, "MAD", lines=lines), (say("reason.sample"),), "revenue:batch"
    )
    filed = await file(desk.office, HOME, draft, by="director:revenue")
    assert filed.proposal is not None
    return filed.proposal


async def prices(desk: Stage) -> list[int]:
    found = [await desk.target(NIGHT + timedelta(days=n)) for n in range(2 * LINES)]
    return [int(price or 0) for price in found]


async def settle(desk: Stage) -> None:
    await desk.carry()
    desk.clock.pass_(seconds=3)
    await desk.carry()


async def ticks(desk: Stage, proposal: Proposal, who: Role = Role.OWNER) -> frozenset[int] | None:
    async with desk.store.reading(HOME) as unit:
        return await unit.batches.ticks(proposal.id, desk.people[who].person.id)


async def test_ticks_are_a_person_s_own_and_survive_a_restart(desk: Stage) -> None:
    proposal = await batch(desk)
    await desk.tap(proposal, "pick")
    assert await ticks(desk, proposal) == frozenset()
    for place in ("0", "2", "0"):
        await desk.tap(proposal, "pick", place)
    await desk.restart()
    assert await ticks(desk, proposal) == frozenset({2})
    assert await ticks(desk, proposal, Role.OPERATOR) is None
    assert (await desk.tap(proposal, "pick", "0", who=Role.OPERATOR)).alert is not None
    assert (await desk.tap(proposal, "pick", "9")).proposal is None
    await desk.tap(proposal, "back")
    assert await ticks(desk, proposal) is None


async def test_the_chosen_lines_are_one_proposal_under_the_same_number(desk: Stage) -> None:
    proposal = await batch(desk)
    assert (await desk.tap(proposal, "take")).alert is not None
    for place in ("", "0", "2"):
        await desk.tap(proposal, "pick", place)
    assert counted(await desk.tap(proposal, "take"))
    assert await desk.state(proposal) is State.SUPERSEDED
    chosen = await desk.newest()
    assert (chosen.number, chosen.state, chosen.supersedes) == (proposal.number, State.APPROVED, proposal.id)
    assert isinstance(chosen.action, ChangeRate)
    assert [line.mid for line in chosen.action.lines] == [2, 2]
    await settle(desk)
    assert await prices(desk) == [2700, 2700, 2600, 2600, 2900, 2900]
    async with desk.store.reading(HOME) as unit:
        [left_out] = await unit.batches.declined(NOW)
        assert (left_out.up, left_out.cells[0].wished) == (True, Decimal(2800))
        before = await unit.snapshots.of(chosen.id)
    assert {value.price for value in before.values()} == {Decimal(2600)}
    assert (await desk.tap(proposal, "ok")).alert is not None
    await desk.verify()


async def test_undo_returns_the_exact_calendar(desk: Stage) -> None:
    await desk.set_price(2610)
    calendar = await prices(desk)
    proposal = await batch(desk)
    await desk.tap(proposal, "ok")
    await settle(desk)
    assert await prices(desk) != calendar
    await desk.tap(await desk.now(proposal), "undo")
    await settle(desk)
    assert await prices(desk) == calendar
    async with desk.store.reading(HOME) as unit:
        own = await unit.snapshots.owner_prices(NIGHT, {(SUITE, NIGHT): Decimal(2610)})
        asked = await unit.snapshots.asked(NIGHT, CASABLANCA, None)
        since = await unit.snapshots.asked(NIGHT, CASABLANCA, NOW + timedelta(days=1))
    assert own[SUITE, NIGHT] == 2610
    path = [(one.since < TODAY, one.price) for one in asked if (one.room_type, one.night) == (SUITE, NIGHT)]
    assert path == [(True, Decimal(2610)), (False, Decimal(2700)), (False, Decimal(2610))]
    assert since == ()


async def test_nights_sold_since_are_left_out_by_the_tap(desk: Stage) -> None:
    proposal = await batch(desk)
    async with desk.store.unit(HOME) as unit:
        taken = reservation(rooms=(stay_room(SUITE, NIGHT, 1),))
        await unit.reservations.ingest(taken, "x", NOW, "test")
    assert counted(await desk.tap(proposal, "ok"))
    approved = await desk.newest()
    assert (approved.number, len(approved.action.changes)) == (proposal.number, 2 * LINES - 1)
    await settle(desk)
    assert await prices(desk) == [2600, 2700, 2800, 2800, 2900, 2900]


async def test_a_locked_line_leaves_the_batch_and_keeps_its_prices(desk: Stage) -> None:
    proposal = await batch(desk)
    assert (await desk.tap(proposal, "lock")).menu == "lock"
    assert counted(await desk.tap(proposal, "lock", "1"))
    rest = await desk.newest()
    assert (rest.number, rest.state, len(rest.action.changes)) == (proposal.number, State.PENDING, 4)
    async with desk.store.reading(HOME) as unit:
        [lock] = (await unit.pricing.rules()).rules
    assert lock.kind is RuleKind.LOCK
    assert lock.holds(SUITE, NIGHT + timedelta(days=2))
    assert not lock.holds(SUITE, NIGHT)


async def test_three_refused_batches_propose_a_preference_once_and_never_set_it(desk: Stage) -> None:
    for day in range(4):
        desk.clock.now = NOW + timedelta(days=day)
        proposal = await batch(desk, step=100 + day)
        await desk.tap(proposal, "no")
    asked = [p for p in await desk.all() if p.action.kind == "change_rules"]
    assert [p.state for p in asked] == [State.PENDING, State.SUPERSEDED]  # asked anew when its day was over
    async with desk.store.reading(HOME) as unit:
        assert (await unit.pricing.rules()).rules == ()
    await desk.tap(asked[0], "ok")
    await desk.carry()
    async with desk.store.reading(HOME) as unit:
        [rule] = (await unit.pricing.rules()).rules
    assert (rule.kind, rule.weekdays) == (
        RuleKind.NO_RAISE,
        (4, 5),
    )  # one line each day was Friday and Saturday
    await desk.tap(await desk.now(asked[0]), "undo")
    await desk.carry()
    async with desk.store.reading(HOME) as unit:
        assert (await unit.pricing.rules()).rules == ()
        history = [entry.kind for entry in await unit.journal.entries()]
    assert {"pricing.set", "pricing.ended"} <= set(history)


async def test_yesterdays_prices_come_back_where_ours_still_stand(desk: Stage) -> None:
    desk.clock.pass_(days=1)
    proposal = await batch(desk)
    await desk.tap(proposal, "ok")
    await settle(desk)
    await desk.set_price(3333, NIGHT)  # somebody else's since then
    async with desk.store.unit(HOME) as unit:
        lock = PricingRule(RuleKind.LOCK, span=Span(NIGHT + timedelta(days=1), NIGHT + timedelta(days=1)))
        await unit.pricing.set([lock], words="", by="person:1", at=desk.clock())
        blocked = await give_back(desk.office, unit, desk.owner, NOW.date())
    assert blocked == ()
    card = await desk.newest()
    assert {change.night for change in card.action.changes} == {
        NIGHT + timedelta(days=n) for n in range(2, 6)
    }
    await desk.tap(card, "ok")
    await settle(desk)
    assert await prices(desk) == [3333, 2700, 2600, 2600, 2600, 2600]
    async with desk.store.unit(HOME) as unit:
        assert await give_back(desk.office, unit, desk.owner, NOW.date()) != ()
