"""What do the small keyboards offer, and what do their taps mean?"""

from datetime import UTC, datetime, time, timedelta
from decimal import Decimal

import pytest

from domain.errors import Refusal
from governance.consent.card.adjust import adjusted
from governance.consent.card.buttons import Rows, adjust_buttons, later_buttons, later_until
from governance.consent.kinds.view import View
from tests.makers import CASABLANCA, NOW, TODAY, change_rate, proposal, villa

ONE_PRICE = change_rate(nights=2, after=2420)
TWO_PRICES = type(ONE_PRICE)((*ONE_PRICE.changes, *change_rate("triple", after=1730).changes), "MAD")


def view(now: datetime = NOW) -> View:
    return View(villa(), now)


def arguments(rows: Rows) -> list[str]:
    return [button.data.split(":", 2)[2] for row in rows for button in row]


def test_steps_of_one_price_name_the_price() -> None:
    rows = adjust_buttons(proposal(ONE_PRICE), view())
    assert arguments(rows) == ["adj:2300", "adj:2370", "adj:2470", "adj:2540", "adj:ask", "back"]
    assert rows[0][0].label.args["price"].amount == 2300


def test_steps_of_several_prices_name_the_step() -> None:
    rows = adjust_buttons(proposal(TWO_PRICES), view())
    assert arguments(rows) == ["adj:-5", "adj:-2", "adj:+2", "adj:+5", "adj:ask", "back"]


@pytest.mark.parametrize(
    ("argument", "prices"),
    [("2300", {2300}), ("1990.50", {Decimal("1990.50")}), ("+5", {2540, 1820}), ("-2", {2370, 1700})],
)
def test_what_a_step_makes_of_the_action(argument: str, prices: set[Decimal]) -> None:
    changed = adjusted(TWO_PRICES, argument)
    assert {change.after.price for change in changed.changes} == prices
    assert [c.before for c in changed.changes] == [c.before for c in TWO_PRICES.changes]


@pytest.mark.parametrize("argument", ["", "abc", "0", "NaN", "Infinity", "-100", "+x"])
def test_what_no_step_means(argument: str) -> None:
    with pytest.raises(Refusal):
        adjusted(TWO_PRICES, argument)


def test_restrictions_are_left_alone_by_a_price() -> None:
    closing = type(ONE_PRICE)(
        tuple(
            type(c)(c.room_type, c.night, type(c.after)(stop_sell=True))
            for c in change_rate("triple").changes
        ),
        "MAD",
    )
    assert adjusted(closing, "2300") == closing


def test_later_is_in_an_hour_this_evening_or_with_the_next_brief() -> None:
    assert arguments(later_buttons(proposal(), view())) == [
        "later:1h",
        "later:evening",
        "later:morning",
        "back",
    ]
    evening = datetime.combine(TODAY, time(20), CASABLANCA).astimezone(UTC)
    assert arguments(later_buttons(proposal(), view(evening))) == ["later:1h", "later:morning", "back"]
    assert later_until("1h", NOW, villa()) == NOW + timedelta(hours=1)
    assert later_until("evening", NOW, villa()).astimezone(CASABLANCA).time() == time(19)
    assert later_until("evening", evening, villa()) == evening
    morning = later_until("morning", evening, villa()).astimezone(CASABLANCA)
    assert (morning.date(), morning.time()) == (TODAY + timedelta(days=1), time(9))
    with pytest.raises(ValueError, match="never"):
        later_until("never", NOW, villa())
