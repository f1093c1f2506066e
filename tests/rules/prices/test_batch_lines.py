"""Do a day's moves become at most five lines, at most ten moves a night, and no move twice?"""

from collections import Counter
from datetime import timedelta

from hypothesis import given
from hypothesis import strategies as st

from directors.revenue.lines import LONGEST, MOST_A_NIGHT, Move, lines_of
from domain.prices.rules import MOST_LINES
from tests.makers import TODAY

TYPES = [f"t{n}" for n in range(14)]


def move(code: str, ahead: int, *, up: bool = True, weight: float = 1.0) -> Move:
    return Move(code, TODAY + timedelta(days=ahead), up, weight)


MOVES = st.dictionaries(
    st.tuples(st.sampled_from(TYPES), st.integers(0, 180)),
    st.tuples(st.booleans(), st.floats(0.001, 5)),
    max_size=250,
).map(lambda cells: [move(c, n, up=up, weight=w) for (c, n), (up, w) in cells.items()])


@given(moves=MOVES)
def test_never_more_than_five_lines_or_ten_moves_a_night(moves: list[Move]) -> None:
    lines = lines_of(moves)
    assert len(lines) <= MOST_LINES
    every = [one for line in lines for one in line.moves]
    assert len(every) == len(set(every))
    assert set(every) <= set(moves)
    assert all(count <= MOST_A_NIGHT for count in Counter(one.night for one in every).values())
    for line in lines:
        assert line.moves
        assert len({one.up for one in line.moves}) == 1
        assert (line.last - line.first).days < LONGEST


def test_neighbours_and_types_with_the_same_nights_are_one_line() -> None:
    moves = [move(code, n) for code in ("a", "b") for n in (20, 21, 23)]
    [line] = lines_of(moves)
    assert line.room_types == {"a", "b"}
    assert len(line.moves) == 6


def test_up_and_down_and_distant_nights_are_lines_of_their_own() -> None:
    moves = [move("a", 20), move("a", 21, up=False), move("a", 60)]
    assert len(lines_of(moves)) == 3


def test_the_weightiest_lines_are_kept() -> None:
    moves = [move("a", 20 * n, weight=float(n)) for n in range(1, 13)]
    kept = lines_of(moves)
    assert len(kept) == MOST_LINES
    assert [line.weight for line in kept] == sorted(
        (float(n) for n in range(13 - MOST_LINES, 13)), reverse=True
    )
