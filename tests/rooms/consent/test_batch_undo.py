"""Does undoing a batch bring back exactly the calendar before it, whatever its lines, ticks and changes since?"""

from __future__ import annotations

import asyncio
import tempfile
from dataclasses import dataclass
from datetime import timedelta
from decimal import Decimal
from pathlib import Path

import pytest
from hypothesis import HealthCheck, Phase, given, settings
from hypothesis import strategies as st

from domain.consent.actions import CellChange, ChangeRate, RateLine
from domain.consent.proposal import Proposal, State
from domain.phrase import say
from domain.prices.rates import Cell, CellValue
from governance.consent.desk.filing import file
from governance.contract import Draft
from store.engine import open_store
from tests.fresh import empty_house
from tests.rooms.consent.stage import HOME, NIGHT, SUITE, Stage, counted, staged

TYPES = (SUITE, "triple", "double-superior")
NIGHTS = 10
CELLS = [Cell(code, NIGHT + timedelta(days=n)) for code in TYPES for n in range(NIGHTS)]
Calendar = dict[Cell, CellValue]


@dataclass(frozen=True)
class Story:
    """What the calendar holds, what the batch wants of it, which lines are ticked, what others do afterwards."""

    held: Calendar
    lines: tuple[tuple[CellChange, ...], ...]
    ticked: frozenset[int]
    since: Calendar

    @property
    def chosen(self) -> dict[Cell, CellChange]:
        return {change.cell: change for place in self.ticked for change in self.lines[place]}

    @property
    def batch(self) -> ChangeRate:
        lines = tuple(RateLine(len(line), Decimal(1), Decimal(2), Decimal(3)) for line in self.lines)
        return ChangeRate(tuple(change for line in self.lines for change in line), "MAD", lines=lines)


@st.composite
def stories(draw: st.DrawFn) -> Story:
    """One to six lines over ranges of several types; some prices unknown, some nights with a minimum stay."""
    price = st.sampled_from([None, *map(Decimal, (1500, 2000, 2600, 3050))])
    values = st.builds(CellValue, price=price, min_stay=st.sampled_from([None, None, 2]))
    drawn = dict(zip(CELLS, draw(st.lists(values, min_size=len(CELLS), max_size=len(CELLS))), strict=True))
    held = {cell: value for cell, value in drawn.items() if value.stated()}
    lines: list[tuple[CellChange, ...]] = []
    taken: set[Cell] = set()
    for _ in range(draw(st.integers(1, 6))):
        code, first = draw(st.sampled_from(TYPES)), draw(st.integers(0, NIGHTS - 1))
        last, asked = draw(st.integers(first, NIGHTS - 1)), Decimal(draw(st.sampled_from([1555, 2222, 3333])))
        wanted = [cell for cell in CELLS if cell.room_type == code and cell not in taken]
        wanted = [cell for cell in wanted if first <= (cell.night - NIGHT).days <= last]
        taken.update(wanted)
        if wanted:
            lines.append(tuple(_change(cell, asked, held) for cell in wanted))
    ticked = draw(st.sets(st.integers(0, len(lines) - 1), min_size=1))
    moved = st.builds(CellValue, price=st.just(Decimal(2777)), min_stay=st.sampled_from([None, 3]))
    restricted = st.just(CellValue(min_stay=4))
    since = draw(st.dictionaries(st.sampled_from(CELLS), moved | restricted, max_size=8))
    return Story(held, tuple(lines), frozenset(ticked), since)


def _change(cell: Cell, price: Decimal, held: Calendar) -> CellChange:
    known = held.get(cell, CellValue()).price
    before = None if known is None else CellValue(price=known)
    return CellChange(cell.room_type, cell.night, CellValue(price=price), before)


async def calendar(desk: Stage) -> Calendar:
    """Every cell of the house that holds anything, around the batch and far from it."""
    async with desk.store.reading(HOME) as unit:
        cells = await unit.calendar.cells(None, NIGHT - timedelta(days=40), NIGHT + timedelta(days=40))
    return {cell: one.target.value for cell, one in cells.items() if one.target is not None}


async def carried(desk: Stage, proposal: Proposal) -> State:
    await desk.carry()
    desk.clock.pass_(seconds=3)
    await desk.carry()
    return await desk.state(proposal)


async def set_by_somebody(desk: Stage, cells: Calendar) -> None:
    async with desk.store.unit(HOME) as unit:
        await unit.calendar.set_target(cells, desk.clock(), "panel")


async def approved(desk: Stage, story: Story) -> Proposal:
    draft = Draft("revenue", story.batch, (say("reason.sample"),), "revenue:batch")
    filed = (await file(desk.office, HOME, draft, by="director:revenue")).proposal
    assert filed is not None
    if len(story.ticked) == len(story.lines):
        assert counted(await desk.tap(filed, "ok"))
    else:
        for place in ("", *map(str, sorted(story.ticked))):
            await desk.tap(filed, "pick", place)
        assert counted(await desk.tap(filed, "take"))
    return await desk.newest()


async def told(desk: Stage, story: Story) -> None:
    await set_by_somebody(desk, story.held)
    before = await calendar(desk)
    batch = await approved(desk, story)
    assert await carried(desk, batch) is State.APPLIED
    applied = await calendar(desk)
    assert {cell for cell, value in applied.items() if value != before.get(cell)} == set(story.chosen)

    desk.clock.pass_(minutes=5)
    await set_by_somebody(desk, story.since)
    standing = await calendar(desk)
    ours = {
        cell
        for cell in story.chosen
        if before.get(cell, CellValue()).price is not None
        and story.since.get(cell, CellValue()).price is None
    }
    pushed = len(desk.wire.effects)
    tapped = await desk.tap(await desk.now(batch), "undo")
    assert (tapped.alert is None) is bool(ours)
    if ours:
        assert await carried(desk, await desk.newest()) is State.APPLIED
    wanted = {
        cell: CellValue(price=before[cell].price).over(value) if cell in ours else value
        for cell, value in standing.items()
    }
    assert await calendar(desk) == wanted
    assert all(wanted[cell] == before[cell] for cell in ours - set(story.since))
    sent = [(row.night, row.value.price) for call in desk.wire.effects[pushed:] for row in call.rows]
    assert sorted(sent) == sorted((cell.night, wanted[cell].price) for cell in ours)
    assert await desk.state(batch) is (State.UNDONE if ours else State.APPLIED)
    await desk.verify()


# Each example is a whole house: to shrink one would take minutes, and the story that fails is printed as it is.
@pytest.mark.parametrize("examples", [6, pytest.param(60, marks=pytest.mark.proof)])
def test_undo_returns_the_exact_calendar(examples: int) -> None:
    whole = settings(
        max_examples=examples,
        deadline=None,
        phases=(Phase.explicit, Phase.generate),
        suppress_health_check=list(HealthCheck),
    )
    whole(given(story=stories(), rows_a_call=st.sampled_from([3, 90]))(undone_again))()


def undone_again(story: Story, rows_a_call: int) -> None:
    async def play(url: str) -> None:
        store = open_store(url)
        desk = await staged(store)
        desk.wire.rows_a_call = rows_a_call
        await told(desk, story)
        await store.close()

    with tempfile.TemporaryDirectory() as folder:
        asyncio.run(play(empty_house(Path(folder) / "house.db")))
