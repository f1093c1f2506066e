"""Is what a person types into the panel exact, short and complete?"""

from datetime import date, timedelta
from decimal import Decimal

from hypothesis import given
from hypothesis import strategies as st

from domain.consent.actions import CellChange
from domain.prices.rates import CellValue
from governance.consent.carry.panel import PanelEntry, entries
from governance.consent.carry.panel_steps import step_lines, steps

PRICE = CellValue(price=Decimal(150))


def change(code: str, night: date, value: CellValue = PRICE) -> CellChange:
    return CellChange(code, night, value)


def test_the_panel_is_told_american_dates_and_only_what_changes() -> None:
    stay = CellValue(min_stay=3)
    march = [change("suite", date(2026, 3, day)) for day in (4, 1, 2)]
    assert entries([change("triple", date(2026, 12, 31), stay), *march]) == (
        PanelEntry("suite", date(2026, 3, 1), date(2026, 3, 2), "03/01/2026", "03/02/2026", PRICE),
        PanelEntry("suite", date(2026, 3, 4), date(2026, 3, 4), "03/04/2026", "03/04/2026", PRICE),
        PanelEntry("triple", date(2026, 12, 31), date(2026, 12, 31), "12/31/2026", "12/31/2026", stay),
    )


def test_of_two_changes_for_one_night_the_later_fields_count() -> None:
    night = date(2026, 3, 1)
    twice = [change("suite", night, CellValue(price=Decimal(150), min_stay=2)), change("suite", night)]
    later = [*twice, change("suite", night, CellValue(price=Decimal(160)))]
    (entry,) = entries(later)
    assert entry.value == CellValue(price=Decimal(160), min_stay=2)


def test_nothing_stated_is_nothing_to_type() -> None:
    assert entries([change("suite", date(2026, 3, 1), CellValue())]) == ()


@given(
    st.dictionaries(
        st.tuples(st.sampled_from(["suite", "triple"]), st.integers(0, 20)), st.sampled_from([100, 150])
    )
)
def test_the_entries_say_exactly_the_changes(wanted: dict[tuple[str, int], int]) -> None:
    first = date(2026, 12, 20)
    changes = [
        change(code, first + timedelta(days=n), CellValue(price=Decimal(price)))
        for (code, n), price in wanted.items()
    ]
    typed = {
        (entry.room_type, entry.first + timedelta(days=n)): entry.value
        for entry in entries(changes)
        for n in range((entry.last - entry.first).days + 1)
    }
    assert typed == {(c.room_type, c.night): c.after for c in changes}


def test_types_of_one_range_share_a_step_and_closing_stands_alone() -> None:
    night, other = date(2026, 3, 1), date(2026, 3, 9)
    shut = CellValue(stop_sell=True)
    wanted = [
        change("suite", night),
        change("triple", night, CellValue(price=Decimal(90))),
        change("suite", other),
        change("family", other, shut),
    ]
    rows = [[(entry.room_type, entry.value) for entry in step.rows] for step in steps(wanted)]
    assert rows == [
        [("suite", PRICE), ("triple", CellValue(price=Decimal(90)))],
        [("family", shut)],
        [("suite", PRICE)],
    ]


def test_an_instruction_says_the_traps_and_what_done_looks_like() -> None:
    shut = [change("suite", date(2026, 3, 1), CellValue(stop_sell=True))]
    said = [line.phrase.key for line in step_lines(shut, {})]
    assert said == [
        "panel.where",
        "panel.step",
        "panel.row_stop_sell",
        "panel.row_by_row",
        "panel.confirm_channels",
        "panel.done_closed",
    ]
    prices = [line.phrase.key for line in step_lines([change("suite", date(2026, 3, 1))], {})]
    assert "panel.row_by_row" not in prices
    assert prices[-1] == "panel.done_prices"
