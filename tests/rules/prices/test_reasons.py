"""Do the factors that a person reads multiply to the price, and is none of them without words?"""

from decimal import Decimal
from zoneinfo import ZoneInfo

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.words.phrases import Words
from domain.prices.advice import Advice, Factor
from domain.prices.reasons import MOST, RAIL_NAMES, factor_words, steps, wish
from tests.makers import TODAY

NUMBERS: dict[str, dict[str, Decimal | str]] = {
    "base": {"base": Decimal(2100)},
    "level": {"elasticity": Decimal("1.85"), "demand": Decimal("0.8"), "units": Decimal(1)},
    "season": {"card": Decimal(2420), "base": Decimal(2100), "demand": Decimal("1.313")},
    "weekday": {"demand": Decimal("0.972")},
    "event": {"demand": Decimal("1.6")},
    "pace": {"demand": Decimal("1.1"), "booked": Decimal(9), "usual": Decimal("7.41")},
    "lead": {"days": Decimal(40), "to_come": Decimal("0.42")},
    "scarcity": {"sold": Decimal(3), "units": Decimal(4), "usual": Decimal("1.8"), "days": Decimal(40)},
    "gap": {"open_stays": Decimal("0.77")},
    "rail": {"rails": "move"},
}
FRENCH = Words("fr", ZoneInfo("Africa/Casablanca"), TODAY)
RATIOS = st.decimals("0.5", "2", places=9)


def advised(base: Decimal, ratios: list[Decimal], rails: tuple[str, ...] = ("move",)) -> Advice:
    values = [base, *ratios]
    price = Decimal(1)
    for value in values:
        price *= value
    factors = tuple(
        Factor(key, value, numbers) for (key, numbers), value in zip(NUMBERS.items(), values, strict=True)
    )
    nothing = Decimal(0)
    return Advice(
        "suite",
        TODAY,
        base,
        round(price, 2),
        nothing,
        nothing,
        nothing,
        nothing,
        nothing,
        nothing,
        rails,
        factors,
    )


@given(st.decimals(100, 9000, places=2), st.lists(RATIOS, min_size=9, max_size=9))
def test_at_most_five_factors_whose_product_is_the_price_to_the_unit(
    base: Decimal, ratios: list[Decimal]
) -> None:
    advice = advised(base, ratios)
    told = steps(advice, "MAD")
    assert len(told) <= 1 + MOST
    assert told[0].price == base
    product = base
    for step in told[1:]:
        product *= step.ratio
        assert step.price == product
    assert abs(product - advice.proposed) <= Decimal("0.51")


def test_a_price_that_nothing_moves_is_its_base_alone() -> None:
    assert len(steps(advised(Decimal(2100), [Decimal(1)] * 9), "MAD")) == 1


@pytest.mark.parametrize("key", NUMBERS)
def test_every_factor_has_its_sentence_with_its_numbers(key: str) -> None:
    said = FRENCH.plain(factor_words(Factor(key, Decimal(1), NUMBERS[key]), "MAD", ("move",)))
    assert "{" not in said
    if key == "scarcity":
        assert "3 sur 4" in said
        assert "1,8" in said
        assert "40 jours" in said


def test_every_rail_has_a_name() -> None:
    for name in RAIL_NAMES.values():
        assert FRENCH.plain(name)


def test_beside_a_lock_the_engine_says_what_it_would_ask() -> None:
    held = advised(Decimal(2000), [*[Decimal(1)] * 8, Decimal("0.893")], ("lock",))
    assert wish(held) == Decimal(2000)
