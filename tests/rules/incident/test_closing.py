"""Do the instructions close exactly what a booking holds, whatever was closed before?"""

from __future__ import annotations

from collections import Counter
from datetime import timedelta

from hypothesis import given
from hypothesis import strategies as st

from domain.incident.block import BlockState, HandBlock
from domain.incident.closing import Cell, Plan, needed, planned
from domain.nights import Span
from tests.makers import NOW, TODAY

NIGHTS = [TODAY + timedelta(days=n) for n in range(-2, 8)]
KINDS = ("double", "suite")
spans = st.tuples(st.integers(0, 9), st.integers(0, 4)).map(
    lambda at: Span(NIGHTS[at[0]], NIGHTS[min(9, sum(at))])
)
stays = st.lists(st.tuples(st.sampled_from(KINDS), spans), max_size=4)
closings = st.lists(
    st.tuples(st.sampled_from(KINDS), spans, st.integers(1, 2), st.sampled_from(list(BlockState))), max_size=5
)


def blocks_of(drawn: list[tuple[str, Span, int, BlockState]]) -> list[HandBlock]:
    return [
        HandBlock(at, str(at), "R1", "bookingcom", kind, nights, rooms, state, NOW)
        for at, (kind, nights, rooms, state) in enumerate(drawn, 1)
    ]


def carried_out(blocks: list[HandBlock], plan: Plan) -> Counter[Cell]:
    """What is closed, or asked to be, once everything of the plan is done."""
    gone = {one.id for one in plan.dropped} | {one.block.id for one in plan.cut}
    counts: Counter[Cell] = Counter()
    held = [
        one for one in blocks if one.state in {BlockState.ASKED, BlockState.CLOSED} and one.id not in gone
    ]
    for one in (*held, *plan.stay):
        counts.update({(one.room_type, night): one.rooms for night in one.nights})
    for piece in (*(kept for one in plan.cut for kept in one.kept), *plan.asked):
        counts.update({(piece.room_type, night): piece.rooms for night in piece.nights})
    return Counter({cell: n for cell, n in counts.items() if cell[1] >= TODAY and n})


@given(stays, closings)
def test_what_is_closed_in_the_end_is_what_is_held(
    rooms: list[tuple[str, Span]], drawn: list[tuple[str, Span, int, BlockState]]
) -> None:
    need, blocks = needed(rooms, TODAY), blocks_of(drawn)
    plan = planned(need, blocks, TODAY)
    assert carried_out(blocks, plan) == Counter(need)
    for cut in plan.cut:
        parts = Counter[Cell]()
        for piece in (*cut.kept, *cut.opened):
            parts.update({(piece.room_type, night): piece.rooms for night in piece.nights})
        assert parts == {(cut.block.room_type, night): cut.block.rooms for night in cut.block.nights}
    opened = {night for cut in plan.cut for piece in cut.opened for night in piece.nights}
    assert all(night >= TODAY for night in opened)


@given(stays)
def test_what_is_closed_already_asks_nothing(rooms: list[tuple[str, Span]]) -> None:
    need = needed(rooms, TODAY)
    asked = planned(need, [], TODAY).asked
    blocks = blocks_of([(one.room_type, one.nights, one.rooms, BlockState.CLOSED) for one in asked])
    assert planned(need, blocks, TODAY) == Plan()


def test_a_shortened_stay_opens_its_last_night_only() -> None:
    [block] = blocks_of([("double", Span(NIGHTS[4], NIGHTS[6]), 1, BlockState.CLOSED)])
    plan = planned(needed([("double", Span(NIGHTS[4], NIGHTS[5]))], TODAY), [block], TODAY)
    [cut] = plan.cut
    assert [one.nights for one in cut.kept] == [Span(NIGHTS[4], NIGHTS[5])]
    assert [one.nights for one in cut.opened] == [Span(NIGHTS[6], NIGHTS[6])]
    assert (plan.dropped, plan.stay, plan.asked) == ((), (), ())
