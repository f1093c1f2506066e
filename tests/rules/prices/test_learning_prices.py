"""What do price tests teach, what does the owner himself ask, and when is a refusal a taste?"""

import math
from datetime import date, timedelta
from decimal import Decimal

from hypothesis import given
from hypothesis import strategies as st

from domain.prices.declined import Declined, DeclinedCell
from domain.prices.owner_price import Carried, owner_price
from domain.prices.rules import PricingRule, PricingRules, RuleKind
from domain.prices.taste import taste
from domain.prices.trials import PRIOR_MEAN, PRIOR_SPREAD, Trial, learned
from tests.makers import NOW, TODAY

PAST = ((date(2026, 10, 1), date(2026, 10, 8)),)
SATURDAY = date(2026, 11, 28)


def trial(test: int, control: int, carried: bool = True) -> Trial:
    return Trial(1, 1, "triple", Decimal("0.08"), PAST, NOW, carried, test, control)


def test_one_test_moves_the_belief_by_the_normal_rule() -> None:
    after = learned([trial(10, 12)], TODAY)
    seen = -math.log(10.5 / 12.5) / 0.08
    weight = 0.08**2 / (1 / 10.5 + 1 / 12.5)
    precision = 1 / PRIOR_SPREAD**2 + weight
    assert math.isclose(after.elasticity, (PRIOR_MEAN / PRIOR_SPREAD**2 + weight * seen) / precision)
    assert math.isclose(after.spread, precision**-0.5)
    assert (after.tests, after.nights) == (1, 2)


def test_what_was_not_carried_out_or_is_not_over_teaches_nothing() -> None:
    for one in (
        trial(9, 3, carried=False),
        Trial(1, 1, "t", Decimal("0.08"), ((TODAY, TODAY),), NOW, True, 9, 3),
    ):
        assert learned([one], TODAY).tests == 0


@given(counts=st.lists(st.tuples(st.integers(0, 40), st.integers(0, 40)), max_size=20))
def test_doubt_only_shrinks(counts: list[tuple[int, int]]) -> None:
    spreads = [learned([trial(*pair) for pair in counts[:n]], TODAY).spread for n in range(len(counts) + 1)]
    assert spreads == sorted(spreads, reverse=True)


MONEY = st.integers(1, 9).map(lambda n: Decimal(100 * n))


@given(start=MONEY, after=st.lists(MONEY, max_size=8))
def test_the_owner_s_price_survives_any_chain_of_ours(start: Decimal, after: list[Decimal]) -> None:
    chain, held = [], start
    for price in after:
        chain.append(Carried(held, price, asked=False))
        held = price
    assert owner_price(chain, held) == start


def test_what_he_set_himself_between_ours_is_his() -> None:
    ours = Carried(Decimal(100), Decimal(110), asked=False)
    assert owner_price([ours], Decimal(90)) == 90
    again = Carried(Decimal(90), Decimal(99), asked=False)
    assert owner_price([ours, again], Decimal(99)) == 90
    asked = Carried(Decimal(110), Decimal(130), asked=True)
    assert owner_price([ours, asked], Decimal(130)) == 130
    undone = Carried(Decimal(110), Decimal(100), asked=False)
    assert owner_price([ours, undone], Decimal(100)) == 100


def no(card: int, *nights: date, up: bool = False, code: str = "triple") -> Declined:
    price, wished = (Decimal(100), Decimal(110)) if up else (Decimal(110), Decimal(100))
    return Declined(card, 1, NOW, up, tuple(DeclinedCell(code, night, price, wished, 0) for night in nights))


def test_three_refused_cards_make_a_taste_and_two_do_not() -> None:
    friday = SATURDAY - timedelta(days=1)
    twice = [no(1, friday, SATURDAY, code="a"), no(2, SATURDAY, code="b")]
    assert taste(twice, PricingRules()) is None
    assert taste([*twice, no(2, friday, code="c")], PricingRules()) is None  # the same card again
    rule = taste([*twice, no(3, friday, code="c")], PricingRules())
    assert rule == PricingRule(RuleKind.NO_CUT, weekdays=(4, 5))
    assert taste([*twice, no(3, friday, code="c")], PricingRules((rule,))) is None
    tuesday = SATURDAY + timedelta(days=3)
    of_type = taste([no(n, tuesday, up=True) for n in (1, 2, 3)], PricingRules())
    assert of_type == PricingRule(RuleKind.NO_RAISE, room_type="triple")
