"""What does a call cost to the last digit, and when is a failing service left alone?"""

from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from channels.claude.breaker import Breaker
from channels.claude.models import DEFAULTS, MODELS, cost
from channels.dialogue import Tier, Trouble
from store.models.columns import Nanodollars

TOKENS = {"fresh": 0, "written_5m": 0, "written_1h": 0, "read": 0, "output": 0}


@pytest.mark.parametrize(
    ("model", "tokens", "usd"),
    [
        ("claude-sonnet-5-5", {"read": 2400, "fresh": 120, "output": 60}, "0.00108"),
        ("claude-sonnet-5-5-20261007", {"written_1h": 3000}, "0.012"),
        ("claude-opus-5-5", {"fresh": 1, "output": 1}, "0.000024"),
        ("claude-haiku-5-5", {"fresh": 400, "output": 20}, "0.00005"),
        ("claude-haiku-5-5", {"read": 1}, "0.00000001"),
        ("claude-haiku-5-5", {"fresh": 100_000}, "0.01"),
        ("claude-haiku-5-5", {"fresh": 100_001}, "0.0500005"),
        ("claude-haiku-5-5", {"fresh": 50_000, "read": 50_001, "output": 2}, "0.02750505"),
        ("somebody-elses-model", {"output": 1_000_000}, "20"),
    ],
)
def test_a_call_costs_its_tokens_times_their_prices(model: str, tokens: dict[str, int], usd: str) -> None:
    assert cost(model, **{**TOKENS, **tokens}) == Decimal(usd)


@given(st.sampled_from(sorted(MODELS)), st.fixed_dictionaries(dict.fromkeys(TOKENS, st.integers(0, 10**6))))
def test_every_price_is_stored_exactly(model: str, tokens: dict[str, int]) -> None:
    price = cost(model, **tokens)
    column = Nanodollars()
    stored = column.process_bind_param(price, None)  # type: ignore[arg-type]
    assert column.process_result_value(stored, None) == price  # type: ignore[arg-type]


def test_every_tier_has_a_model_with_a_price() -> None:
    assert set(DEFAULTS) == set(Tier)
    assert set(DEFAULTS.values()) <= set(MODELS)


class Watch:
    def __init__(self) -> None:
        self.now = 0.0

    def __call__(self) -> float:
        return self.now


def test_two_failures_in_a_row_rest_and_each_failed_try_doubles_the_rest() -> None:
    watch = Watch()
    breaker = Breaker(watch)
    breaker.failed(Trouble.BUSY)
    assert not breaker.resting
    breaker.failed(Trouble.SLOW)
    rests = []
    for _ in range(6):
        begun = watch.now
        while breaker.resting:
            watch.now += 15
        rests.append(watch.now - begun)
        breaker.failed(Trouble.UNREACHABLE)
    assert rests == [60, 120, 240, 480, 900, 900]
    breaker.answered()
    breaker.failed(Trouble.BUSY)
    assert not breaker.resting


def test_a_refused_key_rests_at_once_and_our_own_mistakes_never_do() -> None:
    breaker = Breaker(Watch())
    for trouble in (Trouble.REJECTED, Trouble.CUT, Trouble.RESTING) * 3:
        breaker.failed(trouble)
    assert not breaker.resting
    breaker.failed(Trouble.KEY)
    assert breaker.resting
