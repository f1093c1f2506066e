"""What do a typed amount, a step or a button make of a change of prices and of an expense, and who is told?"""

from dataclasses import replace
from datetime import date
from decimal import Decimal

import pytest

from domain.consent.actions import ChangeRate, RateLine, Spend
from domain.errors import Refusal
from domain.money import Money
from domain.money.lines import LINES, Section
from domain.prices.rates import CellValue
from governance.consent.kinds.price import adjusting as price
from governance.consent.kinds.spend import adjusting as spend
from tests.makers import change_rate, proposal

WORTH = RateLine(1, Decimal(100), Decimal(200), Decimal(300), ("floor",))
SUITE, TRIPLE = change_rate(before=2600, after=2420), change_rate("triple", after=1730)
BOTH = ChangeRate((*SUITE.changes, *TRIPLE.changes), "MAD")
BATCH = replace(BOTH, lines=(WORTH, WORTH))
ONE_LINE = replace(SUITE, lines=(WORTH,))
CLOSED = replace(SUITE, changes=(replace(SUITE.changes[0], after=CellValue(stop_sell=True)),))
MIXED = ChangeRate((*SUITE.changes, *CLOSED.changes), "MAD")
PLUMBER = Spend(date(2026, 11, 29), "plombier", Decimal(1200), "MAD", "maintenance")
UNKNOWN = (RateLine(1, rails=("floor",)),)


def prices(action: ChangeRate) -> list[Decimal | None]:
    return [change.after.price for change in action.changes]


def key(make: type[Refusal], words: str, action: ChangeRate | Spend) -> str:
    with pytest.raises(make) as raised:
        price.adjusted(action, words) if isinstance(action, ChangeRate) else spend.adjusted(action, words)
    return raised.value.phrase.key


@pytest.mark.parametrize(
    ("action", "typed", "becomes"),
    [
        (SUITE, "2300", [2300]),
        (SUITE, "1", [1]),
        (SUITE, "1990.505", [Decimal("1990.50")]),
        (BOTH, "2300", [2300, 2300]),
        (BOTH, "+5", [2540, 1820]),
        (BOTH, "-2", [2370, 1700]),
        (BOTH, "+100", [4840, 3460]),
        (ONE_LINE, "2300", [2300]),
        (BATCH, "+5", [2540, 1820]),
        (MIXED, "2300", [2300, None]),
        (MIXED, "+5", [2540, None]),
    ],
)
def test_prices_become_what_was_typed(
    action: ChangeRate, typed: str, becomes: list[Decimal | int | None]
) -> None:
    changed = price.adjusted(action, typed)
    assert prices(changed) == becomes
    assert [c.before for c in changed.changes] == [c.before for c in action.changes]
    assert changed.lines == UNKNOWN * len(action.lines)  # what other prices bring, nobody has worked out


def test_a_closed_night_stays_closed() -> None:
    assert price.adjusted(CLOSED, "2300") == price.adjusted(CLOSED, "+5") == CLOSED


@pytest.mark.parametrize(
    ("action", "typed", "says"),
    [
        (SUITE, "0", "prix.nothing"),
        (SUITE, "-100", "prix.nothing"),
        (SUITE, "-150", "prix.nothing"),
        (SUITE, "abc", "card.adjust_not_understood"),
        (SUITE, "+x", "card.adjust_not_understood"),
        (BATCH, "2300", "batch.one_price"),
    ],
)
def test_what_no_price_can_mean_is_refused(action: ChangeRate, typed: str, says: str) -> None:
    assert key(Refusal, typed, action) == says


def test_who_asked_for_another_price_is_told_with_the_prices_that_are_one() -> None:
    other = change_rate(after=2300)
    line = price.told(SUITE, other, "Samira")
    assert (line.key, line.args["person"]) == ("card.adjusted_from", "Samira")
    assert (line.args["before"], line.args["after"]) == (
        Money(Decimal(2420), "MAD"),
        Money(Decimal(2300), "MAD"),
    )
    line = price.told(BOTH, other, "Samira")
    assert (line.key, line.args["after"]) == ("card.adjusted_to", Money(Decimal(2300), "MAD"))
    line = price.told(SUITE, BOTH, "Samira")
    assert (line.key, line.args["before"]) == ("card.adjusted_from", Money(Decimal(2420), "MAD"))
    assert line.args.get("after") is None
    line = price.told(BOTH, BOTH, "Samira")
    assert (line.key, line.args.get("before"), line.args.get("after")) == ("card.adjusted_from", None, None)


@pytest.mark.parametrize(
    ("typed", "becomes"),
    [
        ("1150", replace(PLUMBER, amount=Decimal(1150))),
        ("1", replace(PLUMBER, amount=Decimal(1))),
        ("99.995", replace(PLUMBER, amount=Decimal("100.00"))),
        ("line=energy_water_waste", replace(PLUMBER, line="energy_water_waste")),
        ("capital", replace(PLUMBER, capital=True)),
    ],
)
def test_an_expense_becomes_what_was_typed_or_tapped(typed: str, becomes: Spend) -> None:
    assert spend.adjusted(PLUMBER, typed) == becomes


def test_an_investment_becomes_a_cost_again() -> None:
    assert spend.adjusted(replace(PLUMBER, capital=True), "capital") == PLUMBER


def test_an_expense_may_stand_on_every_line_of_costs_and_on_no_other() -> None:
    costs = {line.code for line in LINES if line.section is not Section.REVENUE}
    for line in LINES:
        wish = f"line={line.code}"
        if line.code in costs:
            assert spend.adjusted(PLUMBER, wish).line == line.code
        else:
            assert key(Refusal, wish, PLUMBER) == "card.adjust_not_understood"
    assert 0 < len(costs) < len(LINES)


@pytest.mark.parametrize("typed", ["0", "-1", "line=nowhere", "maintenance", "Capital", "", "NaN"])
def test_what_no_expense_can_mean_is_refused(typed: str) -> None:
    assert key(Refusal, typed, PLUMBER) == "card.adjust_not_understood"


def test_who_changed_an_amount_or_put_a_line_right_is_told() -> None:
    line = spend.told(PLUMBER, replace(PLUMBER, amount=Decimal(1150)), "Samira")
    assert (line.key, line.args["person"]) == ("card.adjusted_from", "Samira")
    assert (line.args["before"], line.args["after"]) == (
        Money(Decimal(1200), "MAD"),
        Money(Decimal(1150), "MAD"),
    )
    line = spend.told(PLUMBER, replace(PLUMBER, capital=True), "Samira")
    assert (line.key, line.args["person"]) == ("spend.corrected", "Samira")


def test_another_line_or_an_investment_settles_the_guess_and_another_amount_does_not() -> None:
    guesses = {"spend.note_line", "spend.note_capital"}
    assert spend.settles(PLUMBER, replace(PLUMBER, line="marketing")) == guesses
    assert spend.settles(PLUMBER, replace(PLUMBER, capital=True)) == guesses
    assert spend.settles(PLUMBER, replace(PLUMBER, amount=Decimal(1150))) == frozenset()


def test_what_was_guessed_of_an_expense_has_its_buttons_and_a_counter_entry_none() -> None:
    def offered(action: Spend) -> list[tuple[str, str]]:
        found = spend.corrections(proposal(action), action)
        return [(one.label.key, one.data.split(":")[2]) for one in found]

    assert offered(PLUMBER) == [("button.other_line", "line"), ("button.capital", "cap")]
    assert offered(replace(PLUMBER, capital=True)) == [
        ("button.other_line", "line"),
        ("button.no_capital", "cap"),
    ]
    assert offered(replace(PLUMBER, amount=Decimal(-1200), reverses=7)) == []
