"""Can any order of drafts, taps, revocations and crashes, or two processes at once, exceed a mandate?"""

from __future__ import annotations

import asyncio
import shutil
import tempfile
from collections.abc import AsyncIterator, Coroutine
from dataclasses import replace
from datetime import date, datetime, timedelta
from decimal import Decimal
from pathlib import Path
from typing import Any, TypeVar

import pytest
from hypothesis import HealthCheck, settings
from hypothesis import strategies as st
from hypothesis.stateful import RuleBasedStateMachine, initialize, invariant, precondition, rule
from sqlalchemy import select

from domain.consent.actions import GrantMandate
from domain.consent.objective import Mandate
from domain.consent.proposal import Proposal, State
from domain.consent.rights import Role
from domain.consent.verdict import Level
from governance.consent.desk import rounds
from governance.consent.desk.filing import file
from governance.consent.mandates.coverage import Day, beyond, weight
from governance.contract import Draft
from store.consent.mandates import Mandates, Use
from store.engine import Store, open_store
from store.guard import PropertySession
from store.models.whole import MandateRow
from store.scope import Scope
from store.unit import _session
from tests.fresh import empty_house
from tests.makers import CASABLANCA, TODAY
from tests.rooms.consent.crashing import CrashingStore
from tests.rooms.consent.stage import HOME, Stage, staged
from tests.rooms.consent.test_mandates import FREE_HAND, draft, granted, to_omar
from tests.rooms.consent.wire import Crash

T = TypeVar("T")
AT_ONCE = 6
ROLES = st.sampled_from([Role.OPERATOR] * 3 + [Role.OWNER])


@pytest.fixture
async def two(url: str) -> AsyncIterator[tuple[Stage, Stage]]:
    """Two processes with a database connection each over one house."""
    stores = open_store(url), open_store(url)
    first = await staged(stores[0])
    yield (
        first,
        replace(first, store=stores[1], office=replace(first.office, store=stores[1], in_flight=set())),
    )
    for store in stores:
        await store.close()


async def test_two_processes_use_a_mandate_no_more_often_than_it_says(two: tuple[Stage, Stage]) -> None:
    mandate = await granted(two[0])
    filed = await asyncio.gather(*(draft(two[n % 2], night=n) for n in range(AT_ONCE)))
    states = [one.proposal.state for one in filed if one.proposal]
    assert sorted(states) == [State.APPROVED] * 2 + [State.PENDING] * (AT_ONCE - 2)
    async with two[0].store.reading(HOME) as unit:
        assert (await unit.mandates.used(mandate, TODAY))[0] == len(await unit.mandates.uses(mandate)) == 2


async def test_two_taps_on_two_cards_share_one_use(two: tuple[Stage, Stage]) -> None:
    first, second = two
    await granted(first, to_omar(first, per_day=1))
    cards = [(await draft(first, night=n, unasked=False)).proposal for n in range(2)]
    taps = await asyncio.gather(
        *(
            desk.tap(card, "ok", who=Role.OPERATOR)
            for desk, card in zip((first, second), cards, strict=True)
            if card is not None
        )
    )
    assert sorted(tap.alert is None for tap in taps) == [False, True]


@pytest.mark.parametrize(("per_day", "sum_per_day", "uses"), [(7, Decimal(50), 5), (3, None, 3)])
async def test_the_counter_holds_without_any_lock_around_it(
    postgres_url: str, per_day: int, sum_per_day: Decimal | None, uses: int
) -> None:
    """Twelve transactions at once, none of which waits for the property's other writers."""
    store = open_store(postgres_url)
    desk = await staged(store)
    mandate = await granted(desk, replace(FREE_HAND, per_day=per_day, sum_per_day=sum_per_day))
    cards = [(await draft(desk, night=n, unasked=False)).proposal for n in range(12)]

    async def take(card: Proposal) -> bool:
        info = {"property_id": HOME, "writes": True}
        async with _session(store._write, PropertySession, info) as session, session.begin():
            counter = Mandates(Scope(session, HOME))
            return await counter.take(
                mandate, card.id, amount=Decimal(10), day=TODAY, by="x", at=desk.clock()
            )

    taken = await asyncio.gather(*(take(card) for card in cards if card is not None))
    async with store.reading(HOME) as unit:
        assert await unit.mandates.used(mandate, TODAY) == (uses, Decimal(10 * uses))
        assert len(await unit.mandates.uses(mandate)) == sum(taken) == uses
    await store.close()


class MandateMachine(RuleBasedStateMachine):
    """An owner who grants and revokes, a director who drafts, an operator who taps, a clock and crashes."""

    @initialize()
    def open(self) -> None:
        self.folder = Path(tempfile.mkdtemp())
        self.runner = asyncio.Runner()
        self.store: Store = open_store(empty_house(self.folder / "house.db"))
        self.desk: Stage = self.run(staged(self.store))

    def run(self, act: Coroutine[Any, Any, T]) -> T:
        return self.runner.run(act)

    @rule(
        step=st.sampled_from(["0.03", "0.08"]),
        per_day=st.sampled_from([None, 1, 2]),
        sum_per_day=st.sampled_from([None, 150, 400]),
        days=st.integers(0, 2),
        to_omar=st.booleans(),
    )
    def grant(
        self, step: str, per_day: int | None, sum_per_day: int | None, days: int, to_omar: bool
    ) -> None:
        today = self.desk.clock().astimezone(CASABLANCA).date()
        grantee = f"person:{self.desk.operator.person.id}" if to_omar else "revenue"
        wish = GrantMandate(
            grantee,
            "change_rate",
            today + timedelta(days=days),
            "MAD",
            "",
            largest_change=Decimal(step),
            per_day=per_day,
            sum_per_day=None if sum_per_day is None else Decimal(sum_per_day),
            price_floor=Decimal(2450),
        )

        async def ask_and_tap() -> None:
            filed = await file(self.desk.office, HOME, Draft("gm", wish), by="person:1")
            assert filed.proposal is not None
            await self.desk.tap(filed.proposal, "ok")
            await rounds.carry_on(self.desk.office, HOME)

        self.run(ask_and_tap())

    @rule(
        price=st.sampled_from([2440, 2500, 2650, 2750, 2800, 2900]),
        night=st.integers(0, 3),
        omar=st.booleans(),
    )
    def draft(self, price: int, night: int, omar: bool) -> None:
        by = f"person:{self.desk.operator.person.id}" if omar else "director:revenue"
        self.run(draft(self.desk, price, night=night, by=by))

    @rule(prices=st.lists(st.sampled_from([2500, 2650, 2750]), min_size=2, max_size=4))
    def drafts_at_once(self, prices: list[int]) -> None:
        async def together() -> None:
            await asyncio.gather(
                *(draft(self.desk, price, night=n, unasked=True) for n, price in enumerate(prices))
            )

        self.run(together())

    @rule(
        which=st.integers(0, 9),
        verb=st.sampled_from(["ok", "ok", "undo"]),
        role=st.sampled_from([Role.OPERATOR] * 3 + [Role.OWNER]),
    )
    def tap(self, which: int, verb: str, role: Role) -> None:
        found = [p for p in self.run(self.desk.all()) if not isinstance(p.action, GrantMandate)]
        if found:
            self.run(self.desk.tap(found[which % len(found)], verb, who=role))

    @rule(which=st.integers(0, 5))
    def revoke(self, which: int) -> None:
        grants = [p for p in self.run(self.desk.all()) if isinstance(p.action, GrantMandate)]
        if grants:
            self.run(self.desk.tap(grants[which % len(grants)], "undo"))

    @rule(hours=st.sampled_from([0.1, 7, 16]))
    def wait(self, hours: float) -> None:
        self.desk.clock.pass_(hours=hours)

    @rule()
    def tick(self) -> None:
        self.run(self.desk.tick())

    @rule(moment=st.integers(1, 6))
    def crash(self, moment: int) -> None:
        async def die() -> None:
            self.desk.office = replace(self.desk.office, store=CrashingStore(self.store, moment))
            try:
                await self.desk.tick()
            except Crash:
                pass
            finally:
                await self.desk.restart()

        self.run(die())

    @invariant()
    @precondition(lambda self: hasattr(self, "desk"))
    def nothing_is_exceeded(self) -> None:
        self.run(self.check())

    async def check(self) -> None:
        async with self.store.reading(HOME) as unit:
            rows = {row.id: row for row in await unit.scope.all(select(MandateRow))}
            uses = list(reversed(await unit.mandates.uses()))
            by_proposal = {use.proposal: use for use in uses}
            for mandate_id in rows:
                mandate = await unit.mandates.get(mandate_id)
                assert mandate is not None
                await self.check_days(unit.mandates, mandate, uses, rows[mandate_id].revoked_at)
            for proposal in await unit.proposals.recent(1000):
                story = await unit.journal.of_subject(f"proposal:{proposal.id}")
                for entry in story:
                    if entry.kind != "proposal.approved":
                        continue
                    if entry.actor == f"person:{self.desk.owner.person.id}":
                        assert proposal.mandate is None
                    else:
                        assert by_proposal[proposal.id].mandate == proposal.mandate == entry.body["mandate"]

    async def check_days(
        self, counter: Mandates, mandate: Mandate, uses: list[Use], revoked_at: datetime | None
    ) -> None:
        """The day's uses one after the other, as the mandate's words would have them."""
        mine = [use for use in uses if use.mandate == mandate.id]
        for day in {use.day for use in mine}:
            count, amount = 0, Decimal(0)
            earlier: list[Any] = []
            for use in (use for use in uses if use.day == day):
                if use.mandate == mandate.id:
                    assert use.day == local(use.at) <= mandate.until
                    assert revoked_at is None or use.at <= revoked_at
                    assert use.amount == weight(use.action)
                    seen = Day(day, "MAD", list(reversed(earlier)), count, amount)
                    assert beyond(replace(mandate, revoked=False), use.action, Level.OK, seen) is None
                    count, amount = count + 1, amount + use.amount
                earlier.append(use.action)
            assert await counter.used(mandate.id, day) == (count, amount)

    def teardown(self) -> None:
        if hasattr(self, "desk"):
            self.run(self.store.close())
            self.runner.close()
            shutil.rmtree(self.folder)


def local(at: datetime) -> date:
    return at.astimezone(CASABLANCA).date()


class LongMandateMachine(MandateMachine):
    """The same for the proof run."""


TestMandatesAtLength = pytest.mark.proof(LongMandateMachine.TestCase)
TestMandates = MandateMachine.TestCase
TestMandates.settings = settings(
    max_examples=4, stateful_step_count=25, deadline=None, suppress_health_check=list(HealthCheck)
)
