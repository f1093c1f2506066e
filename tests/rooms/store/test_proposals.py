"""Does exactly one decider win, and does every move leave its mark?"""

from __future__ import annotations

import asyncio
from collections.abc import Sequence
from dataclasses import replace
from datetime import timedelta
from typing import Any

import pytest
from sqlalchemy.exc import IntegrityError

from domain.consent.actions import Action
from domain.consent.proposal import Proposal, State
from domain.consent.verdict import Level, Ruling
from domain.phrase import say
from store.engine import Store
from store.unit import Unit
from tests.makers import NOW, change_rate
from tests.rooms.store.conftest import HOME, OTHER


async def file(unit: Unit, action: Action | None = None, **fields: Any) -> Proposal:
    given: dict[str, Any] = {
        "rulings": [Ruling("step", "cfo", Level.WARN, say("limit.step", n=3))],
        "reasons": [say("reason.pace", night=NOW.date())],
        "level": Level.WARN,
        "state": State.PENDING,
        "filed_by": "director:revenue",
        "expires_at": NOW + timedelta(hours=4),
        "at": NOW,
    }
    return await unit.proposals.file("revenue", action or change_rate(), **{**given, **fields})


async def test_a_filed_proposal_reads_back_whole(store: Store) -> None:
    async with store.unit(HOME) as unit:
        filed = await file(unit, key="pace:junior-suite", sample=True, asked_by=7)
    async with store.reading(HOME) as unit:
        for found in (
            await unit.proposals.get(filed.id),
            await unit.proposals.by_number(1),
            await unit.proposals.by_token(filed.token),
            await unit.proposals.open_with_key("pace:junior-suite"),
            *await unit.proposals.open(),
        ):
            assert found == filed
    assert filed.action == change_rate()
    assert filed.rulings[0].phrase == say("limit.step", n=3)
    assert len(filed.token) == 16


async def test_numbers_run_per_property(store: Store) -> None:
    async with store.unit(HOME) as unit:
        numbers = [(await file(unit)).number for _ in range(3)]
    async with store.unit(OTHER) as unit:
        assert (await file(unit)).number == 1
    assert numbers == [1, 2, 3]


async def test_of_three_simultaneous_deciders_exactly_one_wins(store: Store) -> None:
    async with store.unit(HOME) as unit:
        filed = [await file(unit) for _ in range(50)]

    async def decide(proposal: Proposal, to: State, who: str) -> Proposal | None:
        async with store.unit(HOME) as unit:
            return await unit.proposals.move(proposal, to, at=NOW, by=who, decided_by=who, decided_at=NOW)

    verdicts = ((State.APPROVED, "person:1"), (State.REFUSED, "person:2"), (State.APPROVED, "person:3"))
    for proposal in filed:
        answers = await asyncio.gather(*(decide(proposal, to, who) for to, who in verdicts))
        winners = [answer for answer in answers if answer is not None]
        assert len(winners) == 1
        async with store.reading(HOME) as unit:
            assert await unit.proposals.get(proposal.id) == winners[0]
            moves = await unit.journal.of_subject(f"proposal:{proposal.id}")
            assert [entry.kind for entry in moves] == ["proposal.pending", f"proposal.{winners[0].state}"]


async def test_a_move_that_the_table_does_not_know_is_a_bug(store: Store) -> None:
    async with store.unit(HOME) as unit:
        filed = await file(unit)
        with pytest.raises(ValueError, match="no move leads"):
            await unit.proposals.move(filed, State.APPLIED, at=NOW, by="desk")
        with pytest.raises(ValueError, match="does not set"):
            await unit.proposals.move(filed, State.APPROVED, at=NOW, by="desk", fingerprint="x")


async def test_another_fingerprint_than_the_one_shown_moves_nothing(store: Store) -> None:
    async with store.unit(HOME) as unit:
        shown = replace(await file(unit), fingerprint="0" * 64)
        assert await unit.proposals.move(shown, State.APPROVED, at=NOW, by="person:1") is None
        assert len(await unit.proposals.open()) == 1


async def test_expiry_and_waking(store: Store) -> None:
    async with store.unit(HOME) as unit:
        first, second = await file(unit), await file(unit, expires_at=NOW + timedelta(days=2))
        later = NOW + timedelta(hours=5)
        await unit.proposals.move(second, State.POSTPONED, at=NOW, by="person:1", postponed_until=later)

        def numbers(found: Sequence[Proposal]) -> list[int]:
            return [one.number for one in found]

        assert numbers(await unit.proposals.due_to_expire(NOW)) == []
        assert numbers(await unit.proposals.due_to_expire(later)) == [first.number]
        assert numbers(await unit.proposals.due_to_wake(later - timedelta(seconds=1))) == []
        assert numbers(await unit.proposals.due_to_wake(later)) == [second.number]


async def test_a_failing_unit_leaves_nothing(store: Store) -> None:
    async def fail() -> None:
        async with store.unit(HOME) as unit:
            await file(unit)
            raise ZeroDivisionError

    with pytest.raises(ZeroDivisionError):
        await fail()
    async with store.reading(HOME) as unit:
        assert await unit.proposals.recent() == []
        assert (await unit.journal.head())[0] == 0


async def test_480_read_modify_writes_lose_none(store: Store) -> None:
    async def bump() -> None:
        for _ in range(60):
            async with store.unit(HOME) as unit:
                count = await unit.settings.get("count", 0)
                await unit.settings.set("count", count + 1, "test", NOW)

    await asyncio.gather(*(bump() for _ in range(8)))
    async with store.reading(HOME) as unit:
        assert await unit.settings.get("count") == 480
        assert (await unit.journal.verify()).ok


async def test_an_attempt_is_begun_once_and_finished_once(store: Store) -> None:
    async with store.unit(HOME) as unit:
        proposal = await file(unit)
        attempt = await unit.attempts.begin(proposal.id, 1, {"rows": 1}, NOW)
        assert [one.outcome for one in await unit.attempts.of(proposal.id)] == [None]
        assert await unit.attempts.finish(attempt.id, "accepted", "T1", [], NOW)
        assert not await unit.attempts.finish(attempt.id, "unknown", None, ["late"], NOW)
        await unit.attempts.status(attempt.id, "confirmed", [["bookingcom", "ok"]], NOW)

    async def begin_again() -> None:
        async with store.unit(HOME) as unit:
            await unit.attempts.begin(proposal.id, 1, {}, NOW)

    with pytest.raises(IntegrityError):
        await begin_again()
    async with store.reading(HOME) as unit:
        (kept,) = await unit.attempts.of(proposal.id)
        assert (kept.outcome, kept.tracking, kept.status, kept.checks) == ("accepted", "T1", "confirmed", 1)
