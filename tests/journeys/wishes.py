"""What would Revenue like in the house of a journey, already decided as far as the journey needs?"""

from __future__ import annotations

from datetime import UTC, datetime, timedelta
from decimal import Decimal
from pathlib import Path
from typing import Any

from domain.consent.actions import CellChange, ChangeRate, RateLine
from domain.consent.proposal import State
from domain.consent.verdict import Level
from domain.prices.rates import CellValue
from store.engine import open_store
from tests.journeys.pilot import HOUSE
from tests.journeys.stage import soon


def raising(days: int) -> ChangeRate:
    """A batch of one line: two nights of the triple, 10 % up."""
    known, wished = CellValue(price=Decimal(1750)), CellValue(price=Decimal(1925))
    changes = tuple(CellChange("triple", soon(days + n), wished, known) for n in range(2))
    return ChangeRate(changes, "MAD", lines=(RateLine(2, Decimal(100), Decimal(200), Decimal(300)),))


async def file_batches(home: Path, count: int, *moves: State) -> None:
    """Revenue's own batches in the store, already moved on as far as these states."""
    store, now = open_store(f"sqlite:///{home / 'lhcm.sqlite3'}"), datetime.now(UTC)
    async with store.unit(HOUSE) as unit:
        for n in range(count):
            proposal = await unit.proposals.file(
                "revenue",
                raising(30 + 3 * n),
                rulings=(),
                reasons=(),
                level=Level.OK,
                state=State.PENDING,
                filed_by="director:revenue",
                expires_at=now + timedelta(days=1),
                at=now,
                key=f"revenue:{n}:{len(moves)}",
            )
            for state in moves:
                verdict: dict[str, Any] = (
                    {"decided_at": now, "decided_by": "Said"} if state is State.APPROVED else {}
                )
                moved = await unit.proposals.move(proposal, state, by="person:1", at=now, **verdict)
                assert moved is not None
                proposal = moved
    await store.close()
