"""Does an expense that costs the floor wait for a reason, and are the books afterwards what the card said?"""

from dataclasses import replace
from datetime import date, timedelta
from decimal import Decimal

import pytest

from directors.cfo import seat as cfo
from domain.consent.actions import Action, Rebate, Spend
from domain.consent.proposal import Proposal, State
from domain.consent.rights import Role
from domain.consent.verdict import Level
from domain.money import Money
from domain.money.taxes import Taxes
from domain.phrase import Percent, say
from domain.result.outlook import outlook
from domain.result.result import Result
from governance.board import Board
from governance.consent.desk import rounds
from governance.consent.desk.filing import file
from governance.contract import Draft
from governance.office import snapshot_for
from store.bookings.ingest import Delivery
from store.money.accounts import GOP_FLOOR
from tests.makers import NOW, TODAY, reservation, stay_room
from tests.rooms.consent.stage import HOME, Stage
from tests.rules.result.made import COSTS, VAT

MONTH = TODAY.replace(day=1)
PLUMBER = Spend(TODAY, "plombier", Decimal("2400.00"), "MAD", "energy_water_waste", Decimal("0.20"), room="7")
REFUND = Rebate(
    "R3", ((TODAY, Decimal("990.00")),), "MAD", "rooms_revenue", vat_rate=Decimal("0.10"), refund=True
)


@pytest.fixture
async def money(desk: Stage) -> Stage:
    """A month with a suite sold for twenty nights, its costs, and the CFO at the table."""
    board = Board((*desk.office.board.seats, replace(cfo(), slug="finance")))
    desk.office = replace(desk.office, board=board)
    booked = NOW - timedelta(days=90)
    stays = [
        reservation(
            f"R{n}",
            [stay_room("junior-suite", MONTH + timedelta(days=5 * n), 5)],
            source="online",
            booked_at=booked,
            updated_at=booked,
        )
        for n in range(6)
    ]
    async with desk.store.unit(HOME) as unit:
        await unit.reservations.ingest_many([Delivery(one, one.number) for one in stays], NOW, "import")
        await unit.channels.read_well("reservations", NOW)
        await unit.accounts.set_costs(COSTS)
        await unit.accounts.set_taxes(Taxes((VAT,)))
        await unit.settings.set(GOP_FLOOR, "0.30", "person:1", NOW)
    return desk


async def month(desk: Stage, action: Action) -> Result:
    async with desk.store.reading(HOME) as unit:
        return outlook(await snapshot_for(desk.office, unit, action), MONTH).mid


async def filed(desk: Stage, action: Action) -> Proposal:
    found = await file(desk.office, HOME, Draft("cfo", action, (say("reason.sample"),)), by="person:1")
    assert found.proposal is not None
    return found.proposal


@pytest.mark.parametrize("action", [PLUMBER, REFUND], ids=["expense", "refund"])
async def test_held_then_overridden_with_a_reason_then_booked_as_the_card_said(
    money: Stage, action: Action
) -> None:
    async with money.store.unit(HOME) as unit:
        await unit.settings.set(GOP_FLOOR, "0.99", "person:1", NOW)
    proposal = await filed(money, action)
    assert proposal.state is State.HELD
    [ruling] = [r for r in proposal.rulings if r.limit == "gop"]
    assert ruling.phrase is not None
    told = ruling.phrase.args
    before = await month(money, action)
    assert told["before"] == Percent(before.margin)  # type: ignore[arg-type]
    await money.tap(proposal, "ok")
    await money.type(proposal, "oui")
    await money.type(proposal, "je suis d’accord avec moi", who=Role.OPERATOR)
    await rounds.carry_on(money.office, HOME)
    assert (await month(money, action)).gop == before.gop, "no tap, no typed yes, no operator books anything"
    await money.type(proposal, "la chambre est vendue ce soir")
    await rounds.carry_on(money.office, HOME)
    assert await money.state(proposal) is State.APPLIED
    after = await month(money, action)
    assert told["after"] == Percent(after.margin)  # type: ignore[arg-type]
    assert told["change"] == Money(after.gop - before.gop, "MAD")
    await money.tap(await money.now(proposal), "undo")
    await rounds.carry_on(money.office, HOME)
    assert (await month(money, action)).lines == before.lines


async def test_above_the_floor_the_card_waits_for_a_tap_and_says_what_it_costs(money: Stage) -> None:
    proposal = await filed(money, PLUMBER)
    assert proposal.state is State.PENDING
    [ruling] = [r for r in proposal.rulings if r.limit == "gop"]
    assert ruling.level is Level.OK
    assert ruling.phrase is not None
    assert ruling.arithmetic == (await money.now(proposal)).rulings[proposal.rulings.index(ruling)].arithmetic


async def test_a_split_purchase_is_noticed_while_the_first_part_still_waits(money: Stage) -> None:
    async with money.store.unit(HOME) as unit:
        await unit.settings.set("split_from", "4000", "person:1", NOW)
    await filed(money, PLUMBER)
    second = await filed(money, replace(PLUMBER, day=TODAY - timedelta(days=1)))
    assert [r.level for r in second.rulings if r.limit == "split"] == [Level.WARN]


async def test_books_of_another_day_are_as_known_then(money: Stage) -> None:
    proposal = await filed(money, PLUMBER)
    await money.tap(proposal, "ok")
    await rounds.carry_on(money.office, HOME)
    async with money.store.reading(HOME) as unit:
        then = await unit.facts.house(NOW, as_of=TODAY - timedelta(days=1), books_since=date(2026, 11, 1))
        now = await unit.facts.house(NOW, books_since=date(2026, 11, 1))
    assert [len(then.books.entries), len(now.books.entries)] == [0, 1]
