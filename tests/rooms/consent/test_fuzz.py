"""Do the desk's promises hold through any order of taps, clocks, crashes, answers and other people's changes?"""

from __future__ import annotations

import asyncio
import shutil
import tempfile
from collections import Counter
from collections.abc import Coroutine
from dataclasses import replace
from itertools import pairwise
from pathlib import Path
from typing import Any, TypeVar

import pytest
from hypothesis import HealthCheck, settings
from hypothesis import strategies as st
from hypothesis.stateful import RuleBasedStateMachine, initialize, invariant, precondition, rule

from channels.ports import PushOutcome, PushState, Unreachable
from domain.consent.proposal import MOVES, OPEN, UNDER_WAY, Proposal, State
from domain.consent.rights import Role
from domain.consent.verdict import Level
from store.consent.journal import JournalEntry
from store.engine import open_store
from tests.fresh import empty_house
from tests.rooms.consent.crashing import CrashingStore
from tests.rooms.consent.stage import HOME, Stage, staged
from tests.rooms.consent.wire import Crash, lost

T = TypeVar("T")
PRICES = st.sampled_from([2500, 2990, 3100, 5000])
VERBS = st.sampled_from(
    (
        *("ok", "ok", "ok", "no", "later:1h", "later:morning", "adj:2700", "adj:+5", "adj:5000"),
        *("undo", "done", "seen:new", "seen:before"),
    )
)
WAITS = st.sampled_from([0.05, 1, 16, 61, 130, 60 * 11, 60 * 25])
NOTHING = {PushOutcome.REJECTED.value, PushOutcome.RATE_LIMITED.value, PushOutcome.UNREACHED.value}


class DeskMachine(RuleBasedStateMachine):
    """One house, one channel manager, four people, and everything that may go wrong between them."""

    @initialize(rows_a_call=st.sampled_from([1, 90]))
    def open(self, rows_a_call: int) -> None:
        self.folder = Path(tempfile.mkdtemp())
        self.runner = asyncio.Runner()
        self.store = open_store(empty_house(self.folder / "house.db"))
        self.desk: Stage = self.run(staged(self.store))
        self.desk.wire.rows_a_call = rows_a_call

    def run(self, act: Coroutine[Any, Any, T]) -> T:
        return self.runner.run(act)

    def chosen(self, which: int) -> Proposal | None:
        found = self.run(self.desk.all())
        return found[which % len(found)] if found else None

    @rule(price=PRICES, nights=st.integers(1, 3), key=st.sampled_from(["", "pace"]))
    def file(self, price: int, nights: int, key: str) -> None:
        self.run(self.desk.file(price, nights, key))

    @rule(price=st.sampled_from([2500, 2990]), nights=st.integers(1, 3), minutes=WAITS, late=st.booleans())
    def file_and_approve(self, price: int, nights: int, minutes: float, late: bool) -> None:
        """A yes to a fresh card, with time passing before it or after it."""
        filed = self.run(self.desk.file(price, nights))
        if filed.proposal is not None:
            if late:
                self.desk.clock.pass_(minutes=minutes)
            self.run(self.desk.tap(filed.proposal, "ok"))
            if not late:
                self.desk.clock.pass_(minutes=minutes)
                self.run(self.desk.tick())

    @rule(which=st.integers(0, 5), verb=VERBS, role=st.sampled_from([Role.OWNER] * 2 + list(Role)))
    def tap(self, which: int, verb: str, role: Role) -> None:
        proposal = self.chosen(which)
        if proposal is not None:
            name, _, argument = verb.partition(":")
            self.run(self.desk.tap(proposal, name, argument, role))

    @rule(which=st.integers(0, 5), verb=VERBS, other=VERBS)
    def tap_twice_at_once(self, which: int, verb: str, other: str) -> None:
        proposal = self.chosen(which)
        if proposal is None:
            return

        async def both(found: Proposal) -> None:
            taps = (said.partition(":") for said in (verb, other))
            await asyncio.gather(*(self.desk.tap(found, name, argument) for name, _, argument in taps))

        self.run(both(proposal))

    @rule(which=st.integers(0, 5), words=st.sampled_from(["oui", "Festival en ville", "2 750"]))
    def type(self, which: int, words: str) -> None:
        proposal = self.chosen(which)
        if proposal is not None:
            self.run(self.desk.type(proposal, words, 2750 if words[0].isdigit() else None))

    @rule(minutes=WAITS)
    def wait(self, minutes: float) -> None:
        self.desk.clock.pass_(minutes=minutes)

    @rule()
    def tick(self) -> None:
        self.run(self.desk.tick())

    @rule(moment=st.integers(1, 20))
    def crash_and_restart(self, moment: int) -> None:
        async def die() -> None:
            self.desk.office = replace(self.desk.office, store=CrashingStore(self.store, moment))
            try:
                await self.desk.tick()
            except Crash:
                pass
            finally:
                await self.desk.restart()

        self.run(die())

    @rule(during=st.booleans())
    def crash_in_the_call(self, during: bool) -> None:
        wire = self.desk.wire
        before = len(wire.calls)
        wire.pushes.appendleft(lost(Crash(), wire) if during else Crash())

        async def die() -> None:
            try:
                await self.desk.tick()
            except Crash:
                await self.desk.restart()

        self.run(die())
        if len(wire.calls) == before:
            wire.pushes.popleft()

    @rule(what=st.sampled_from([2600, 2650, True, False, None, *Level, "on", "on", "by hand"]))
    def disturb(self, what: int | bool | Level | str | None) -> None:
        """Somebody sets a price elsewhere, pauses or resumes, a limit changes its mind, pushing is switched."""
        if isinstance(what, bool):
            self.run(self.desk.pause(what))
        elif what is None or isinstance(what, Level):
            self.desk.mood.level = what
        elif isinstance(what, int):
            self.run(self.desk.set_price(what))
        else:
            self.run(self.desk.restart(what == "on"))

    @rule(answer=st.sampled_from([*PushOutcome, *PushState, Unreachable("down")]))
    def the_channel_will_say(self, answer: PushOutcome | PushState | Unreachable) -> None:
        wire = self.desk.wire
        if isinstance(answer, PushOutcome):
            wire.pushes.append(answer)
        else:
            wire.statuses.append(answer)

    @invariant()
    @precondition(lambda self: hasattr(self, "desk"))
    def promises_hold(self) -> None:
        self.run(self.check())

    async def check(self) -> None:
        calls = 0
        async with self.store.reading(HOME) as unit:
            assert (await unit.journal.verify()).ok
            for proposal in await unit.proposals.recent(1000):
                story = await unit.journal.of_subject(f"proposal:{proposal.id}")
                self.check_story(proposal, [e for e in story if e.kind != "proposal.explained"])
                attempts = [a for a in await unit.attempts.of(proposal.id) if a.request["kind"] != "panel"]
                calls += len(attempts)
                if attempts:
                    assert "proposal.approved" in {entry.kind for entry in story}
                perhaps = [a for a in attempts if a.outcome not in NOTHING]
                rows = [row for attempt in perhaps for row in attempt.request["rows"]]
                assert max(Counter((code, night) for code, night, _ in rows).values(), default=0) <= 1
                wanted = {
                    (f"HR:{c.room_type}", c.night.isoformat(), str(c.after.price))
                    for c in proposal.action.changes
                }
                sent = {(code, night, value["price"]) for code, night, value in rows}
                assert sent <= wanted
                if proposal.state is State.APPLIED and "human" not in (proposal.receipt or {}):
                    assert sent == wanted
        assert len(self.desk.wire.calls) <= calls

    def check_story(self, proposal: Proposal, story: list[JournalEntry]) -> None:
        """Only ways of the table; consent from the owner, in time, on what was filed."""
        states = [State(entry.kind.removeprefix("proposal.")) for entry in story]
        assert states[0] in {State.PENDING, State.HELD}
        assert all(new in MOVES[old] for old, new in pairwise(states))
        assert states[-1] is proposal.state
        assert {entry.body["fingerprint"] for entry in story} == {proposal.fingerprint}
        owner = f"person:{self.desk.owner.person.id}"
        for entry, state in zip(story, states, strict=True):
            if state is State.APPROVED:
                assert entry.actor == owner
                assert entry.at < proposal.expires_at
                assert states[0] is not State.HELD or proposal.decided_words == "Festival en ville"
            if state is State.APPLYING:
                assert entry.at < proposal.expires_at

    def teardown(self) -> None:
        if not hasattr(self, "desk"):
            return
        try:
            self.run(self.come_to_rest())
        finally:
            self.run(self.store.close())
            self.runner.close()
            shutil.rmtree(self.folder)

    async def come_to_rest(self) -> None:
        """Once the channel answers again, nothing that was approved stays on its way."""
        desk = self.desk
        desk.wire.pushes.clear()
        desk.wire.statuses.clear()
        await desk.restart(push=True)
        await desk.pause(False)
        for _ in range(8):
            await desk.tick()
            for proposal in await desk.all():
                if proposal.state is State.APPLYING:
                    await desk.tap(proposal, "done")  # counts where a person was asked to type it in
            desk.clock.pass_(minutes=20)
        left = [p for p in await desk.all() if p.state in UNDER_WAY]
        assert left == []
        desk.clock.pass_(days=4)
        await desk.tick()
        assert [p for p in await desk.all() if p.state in OPEN] == []
        await self.check()


class LongDeskMachine(DeskMachine):
    """The same for the proof run."""


TestDesk = DeskMachine.TestCase
TestDesk.settings = settings(
    max_examples=6, stateful_step_count=25, deadline=None, suppress_health_check=list(HealthCheck)
)
TestDeskAtLength = pytest.mark.proof(LongDeskMachine.TestCase)
TestDeskAtLength.settings = settings(
    max_examples=120, stateful_step_count=50, deadline=None, suppress_health_check=list(HealthCheck)
)
