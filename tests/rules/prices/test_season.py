"""Does a season's list move whole months of a type, only where that brings money and the owner has not said no?"""

from __future__ import annotations

from collections.abc import Mapping
from datetime import timedelta
from decimal import Decimal

from directors.revenue.season import season_change, season_prices
from domain.nights import Span
from domain.prices.advice import Advice, NightOf
from domain.prices.rules import PricingRule, RuleKind
from domain.prices.simulation import Range, Simulated, TriedNight
from tests.makers import TODAY
from tests.rules.prices.test_batch import advice, house

FIRST = (TODAY + timedelta(days=62)).replace(day=1)
AHEAD = tuple((FIRST - TODAY).days + n for n in range(28))
FREE = Range()


def month(proposed: int, code: str = "triple", nights: tuple[int, ...] = AHEAD) -> tuple[Advice, ...]:
    return tuple(advice(ahead, proposed, 1700, code=code) for ahead in nights)


def tried(prices: Mapping[NightOf, Decimal], mid: Mapping[str, int]) -> Simulated:
    return Simulated(
        True,
        tuple(
            TriedNight(code, night, Decimal(1700), price, Decimal(1), Decimal(1), FREE,
                       Range(Decimal(mid[code] - 30), Decimal(mid[code]), Decimal(mid[code] + 30)))
            for (code, night), price in prices.items()
        ),
    )  # fmt: skip


def test_a_month_takes_one_move_of_its_nights_mean() -> None:
    told = (*month(1800, nights=AHEAD[::2]), *month(1900, nights=AHEAD[1::2]))
    prices = season_prices(house(*told), told)
    assert set(prices.values()) == {Decimal(1850)}
    assert len(prices) == len(AHEAD)


def test_few_nights_small_moves_and_near_nights_keep_their_price() -> None:
    for told in (month(1750), month(1900, nights=AHEAD[:6]), month(1900, nights=tuple(range(1, 14)))):
        assert season_prices(house(*told), told) == {}


def test_what_the_owner_keeps_for_himself_is_left_alone() -> None:
    told = month(1900)
    kept = TODAY + timedelta(days=AHEAD[3])
    lock = PricingRule(RuleKind.LOCK, room_type="triple", span=Span(kept, kept))
    prices = season_prices(house(*told, rules=(lock,)), told)
    assert ("triple", kept) not in prices
    assert len(prices) == len(AHEAD) - 1
    never = PricingRule(RuleKind.NO_RAISE, room_type="triple")
    assert season_prices(house(*told, rules=(never,)), told) == {}
    assert season_prices(house(*told, stop_sell=True), told) == {}


def test_only_types_that_bring_money_are_asked_for_by_the_month() -> None:
    told = (*month(1900), *month(1500, code="junior-suite"))
    place = house(*told)
    found = tried(season_prices(place, told), {"triple": 40, "junior-suite": -5})
    action = season_change(place, found)
    assert action is not None
    assert action.room_types == ("triple",)
    [line] = action.lines
    assert line.cells == 28
    assert [line.low, line.mid, line.high] == [280, 1120, 1960]
    both = season_change(place, tried(season_prices(place, told), {"triple": 40, "junior-suite": 5}))
    assert both is not None
    assert [line.mid for line in both.lines] == [1120, 140]  # up and down are two lines
    assert season_change(place, tried({}, {})) is None


def test_nights_whose_price_moved_since_the_study_keep_it() -> None:
    told = month(1900)
    assert season_prices(house(*told, price=Decimal(1650)), told) == {}
