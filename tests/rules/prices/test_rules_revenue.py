"""Does Revenue's own rule speak when it should, once, and within bounds?"""

import subprocess
import sys
from collections.abc import Iterable
from dataclasses import replace
from datetime import timedelta
from decimal import Decimal

from hypothesis import given
from hypothesis import strategies as st

from directors.revenue import seat
from directors.revenue.rules import DEAD_BAND, DRAFTS_A_DAY, three_lines
from domain.bookings.night import Night
from domain.consent.verdict import Level, hardest
from domain.house.snapshot import House
from governance.board import Board
from governance.contract import Draft
from tests.makers import TODAY, house_of, room_type, villa

ONE_TYPE = villa(room_types=(room_type("suite", 4, base=Decimal(2000)),))


def cell(days: int, price: int | None = 2000, units: int = 4, **fields: object) -> Night:
    night = Night(
        "suite", TODAY + timedelta(days=days), units, price=None if price is None else Decimal(price)
    )
    return replace(night, **fields)  # type: ignore[arg-type]


def house(cells: Iterable[Night], ahead: int = 50) -> House:
    """Every night from the eighth day on is priced at the card; nearer ones are closed unless given."""
    near = {n: cell(n, stop_sell=True) for n in range(7)}
    near |= {(one.night - TODAY).days: one for one in cells}
    return house_of(ONE_TYPE, nights=near.values(), ahead=ahead)


def told(drafts: Iterable[Draft]) -> list[tuple[str, int, int, int]]:
    """Reason, first day ahead, nights, price."""
    return [
        (
            draft.reasons[0].key,
            (draft.action.nights[0] - TODAY).days,
            len(draft.action.nights),
            int(draft.action.single_price or 0),
        )
        for draft in drafts
    ]


def test_quiet_nights_at_their_card_price_need_nothing() -> None:
    assert three_lines(house([])) == ()


def test_half_sold_raises() -> None:
    assert told(three_lines(house([cell(20, sold=2)]))) == [("reason.half_sold", 20, 1, 2240)]
    assert three_lines(house([cell(20, sold=1)])) == ()
    assert told(three_lines(house([cell(20, sold=1, blocked=2)]))) == [("reason.half_sold", 20, 1, 2240)]


def test_far_out_raises_in_one_stretch() -> None:
    assert told(three_lines(house([], ahead=70))) == [("reason.far_out", 61, 10, 2120)]


def test_empty_in_the_last_week_lowers() -> None:
    assert told(three_lines(house([cell(2), cell(3)]))) == [("reason.empty_soon", 2, 2, 1840)]
    assert three_lines(house([cell(2, sold=1)])) == ()


def test_neighbours_with_equal_reasons_are_joined_others_are_not() -> None:
    drafts = three_lines(house([cell(20, sold=2), cell(21, sold=2), cell(22, sold=3), cell(25, sold=2)]))
    assert sorted(told(drafts), key=lambda one: one[1]) == [
        ("reason.half_sold", 20, 2, 2240),
        ("reason.half_sold", 22, 1, 2240),
        ("reason.half_sold", 25, 1, 2240),
    ]


def test_the_reason_carries_its_numbers() -> None:
    (draft,) = three_lines(house([cell(40, sold=3)]))
    assert (draft.reasons[0].args["n"], draft.reasons[0].args["units"]) == (3, 4)
    assert draft.reasons[0].args["ahead"].args["n"] == 40


def test_what_it_set_is_not_proposed_again() -> None:
    assert three_lines(house([cell(20, 2240, sold=2)])) == ()
    assert three_lines(house([cell(2, 1840)])) == ()


def test_what_it_set_returns_to_the_card_when_the_reason_is_gone() -> None:
    assert told(three_lines(house([cell(20, 2240)]))) == [("reason.back_to_card", 20, 1, 2000)]


def test_somebody_else_s_price_is_left_alone() -> None:
    assert three_lines(house([cell(20, 2900, sold=3), cell(21, 1500, sold=3)])) == ()
    assert three_lines(house([cell(20, 2200)])) == ()


def test_a_small_move_stays_inside_the_dead_band() -> None:
    assert three_lines(house([cell(20, 2160, sold=2)])) == ()


def test_closed_full_taken_and_unpriced_nights_are_left_alone() -> None:
    cells = [cell(20, sold=4), cell(21, sold=2, stop_sell=True), cell(22, None, sold=2), cell(23, sold=2)]
    taken = frozenset({("suite", TODAY + timedelta(days=23))})
    assert three_lines(replace(house(cells), open_cells=taken)) == ()


def test_without_a_card_price_or_a_count_it_is_silent() -> None:
    for kind in (room_type("suite", 4, base=None), room_type("suite", None)):
        assert three_lines(house_of(villa(room_types=(kind,)))) == ()


def test_at_most_five_the_weightiest_first() -> None:
    cells = [cell(20 + 2 * n, sold=2 + n % 2) for n in range(8)]
    drafts = three_lines(house(cells))
    assert len(drafts) == DRAFTS_A_DAY
    left = [4 - draft.reasons[0].args["n"] for draft in drafts]
    assert left == sorted(left, reverse=True)


def test_a_far_night_crowds_out_no_near_one() -> None:
    near = [cell(20 + 2 * n, sold=3) for n in range(DRAFTS_A_DAY)]
    drafts = three_lines(house([*near, cell(80, sold=2)], ahead=81))
    assert [(draft.action.nights[0] - TODAY).days for draft in drafts] == [20, 22, 24, 26, 28]
    fewer = three_lines(house(near[:2], ahead=62))
    assert [(draft.action.nights[0] - TODAY).days for draft in fewer] == [20, 22, 61]


def test_keys_name_type_and_nights_and_are_distinct() -> None:
    drafts = three_lines(house([cell(20, sold=2), cell(25, sold=2)]))
    assert {draft.key for draft in drafts} == {
        "three-lines:suite:2026-12-13:2026-12-13",
        "three-lines:suite:2026-12-18:2026-12-18",
    }


@given(
    cells=st.dictionaries(
        st.integers(0, 80),
        st.tuples(st.integers(0, 4), st.none() | st.integers(900, 7000), st.booleans()),
        max_size=30,
    ),
    base=st.integers(1000, 6000),
)
def test_every_draft_is_accepted_worth_it_and_converges(
    cells: dict[int, tuple[int, int | None, bool]], base: int
) -> None:
    hotel = villa(room_types=(room_type("suite", 4, base=Decimal(base)),))
    nights = [cell(n, price, sold=sold, stop_sell=shut) for n, (sold, price, shut) in cells.items()]
    before = house_of(hotel, nights=nights, ahead=80)
    after = before
    for _ in range(40):
        drafts = three_lines(after)
        if not drafts:
            break
        for draft in drafts:
            assert hardest(Board((seat(),)).judge(draft.action, after)) <= Level.WARN
            for change in draft.action.changes:
                assert change.before is not None
                assert change.before.price is not None
                assert change.after.price is not None
                assert abs(change.after.price / change.before.price - 1) >= DEAD_BAND
        prices = {(c.room_type, c.night): c.after.price for d in drafts for c in d.action.changes}
        changed = {key: replace(after.nights[key], price=price) for key, price in prices.items()}
        after = replace(after, nights={**after.nights, **changed})
    assert three_lines(after) == ()


def test_seating_revenue_does_not_load_its_engine() -> None:
    loaded = "import sys, directors.revenue; print(*sorted({'numpy', 'pandas', 'scipy'} & set(sys.modules)))"
    assert (
        subprocess.run([sys.executable, "-c", loaded], check=True, capture_output=True).stdout.strip() == b""
    )
