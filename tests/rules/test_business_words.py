"""Do money, nights, stored phrases, moves and rights keep their own laws?"""

from datetime import UTC, date, timedelta
from decimal import Decimal
from itertools import pairwise
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from domain.consent.actions import ChangeRate, fingerprint, from_json, to_json
from domain.consent.proposal import MOVES, OPEN, UNDER_WAY, State, may_move
from domain.consent.rights import Right, Role, may
from domain.money import PRICE_STEP, CurrencyMismatch, Money, to_cents, to_step, total
from domain.nights import Span, spans, stay_nights
from domain.phrase import Name, Percent, Phrase
from domain.phrase_json import decode, encode
from tests.makers import change_rate

days = st.dates(date(2020, 1, 1), date(2035, 12, 31))
amounts = st.decimals(Decimal(-(10**7)), Decimal(10**7), places=2)
plain = st.one_of(
    st.none(),
    st.booleans(),
    st.integers(),
    st.text(),
    st.decimals(allow_nan=False, allow_infinity=False),
    st.builds(Money, amounts, st.sampled_from(["MAD", "EUR"])),
    st.builds(Percent, st.decimals(-2, 2, places=4), st.booleans()),
    st.datetimes(timezones=st.just(UTC)),
    days,
    st.times(),
    st.builds(lambda first, n: Span(first, first + timedelta(days=n)), days, st.integers(0, 400)),
    st.builds(Name, st.dictionaries(st.sampled_from(["fr", "en"]), st.text(), min_size=1)),
)
keys = st.sampled_from(["a.b", "card.why"])
phrases = st.recursive(
    st.builds(Phrase, keys, st.dictionaries(st.sampled_from("nxy"), plain)),
    lambda inner: st.builds(
        Phrase,
        keys,
        st.dictionaries(
            st.sampled_from("nxy"), st.one_of(inner, st.lists(st.one_of(inner, plain)).map(tuple))
        ),
    ),
    max_leaves=5,
)


@given(phrases)
def test_a_stored_phrase_is_read_back_whole(phrase: Phrase) -> None:
    assert decode(encode(phrase)) == phrase


@pytest.mark.parametrize("value", [1.5, {"a": 1}, b"x", {1}])
def test_a_phrase_carries_no_other_values(value: Any) -> None:
    with pytest.raises(TypeError):
        encode(Phrase("a.b", {"x": value}))


def test_an_unknown_tag_is_not_guessed() -> None:
    with pytest.raises(ValueError, match="unknown"):
        decode({"$": "float", "v": 1})


@given(amounts, amounts)
def test_money_adds_and_orders_within_one_currency(a: Decimal, b: Decimal) -> None:
    one, two = Money(a, "MAD"), Money(b, "MAD")
    assert (one + two) - two == one
    assert (one < two) is (a < b)
    assert total([one, two], "MAD") == one + two
    for act in (one.__add__, one.__sub__, one.__lt__):
        with pytest.raises(CurrencyMismatch):
            act(Money(b, "EUR"))


@given(amounts)
def test_rounding(amount: Decimal) -> None:
    assert to_cents(amount) == amount
    assert to_step(amount) % PRICE_STEP == 0
    assert abs(to_step(amount) - amount) <= PRICE_STEP / 2


@pytest.mark.parametrize(("raw", "rounded"), [("0.005", "0.00"), ("0.015", "0.02"), ("2.675", "2.68")])
def test_halves_go_to_even_cents(raw: str, rounded: str) -> None:
    assert to_cents(Decimal(raw)) == Decimal(rounded)


@given(st.lists(days, max_size=60))
def test_spans_are_the_fewest_that_hold_exactly_these_nights(nights: list[date]) -> None:
    found = spans(nights)
    assert sorted(night for span in found for night in span) == sorted(set(nights))
    assert all(after.first - before.last > timedelta(days=1) for before, after in pairwise(found))


@given(days, st.integers(1, 60))
def test_the_departure_is_no_night(check_in: date, nights: int) -> None:
    check_out = check_in + timedelta(days=nights)
    slept = stay_nights(check_in, check_out)
    assert (len(slept), slept[0], check_out in slept) == (nights, check_in, False)
    assert slept == tuple(Span(slept[0], slept[-1]))
    assert len(Span(slept[0], slept[-1])) == nights


def test_a_span_does_not_end_before_it_begins() -> None:
    with pytest.raises(ValueError, match="before it starts"):
        Span(date(2026, 1, 2), date(2026, 1, 1))


def test_every_state_can_be_reached_and_the_table_is_the_designs() -> None:
    reached = {State.PENDING, State.HELD}
    while more := {new for old in reached for new in MOVES[old]} - reached:
        reached |= more
    assert reached == set(State)
    assert {state for state in State if not MOVES[state]} == {
        State.REFUSED,
        State.EXPIRED,
        State.SUPERSEDED,
        State.STALE,
        State.FAILED,
        State.UNDONE,
    }
    assert not OPEN & UNDER_WAY


def test_nothing_is_applied_without_having_been_approved() -> None:
    before_applying = [state for state in State if may_move(state, State.APPLYING)]
    assert before_applying == [State.APPROVED]
    assert all(state in OPEN for state in State if may_move(state, State.APPROVED))
    reached = {State.PENDING, State.HELD}
    while more := {n for old in reached for n in MOVES[old] if n is not State.APPROVED} - reached:
        reached |= more
    assert not reached & {State.APPLYING, State.APPLIED, State.PARTIAL, State.UNKNOWN, State.UNDONE}


RIGHTS = {
    Role.OWNER: set(Right),
    Role.OPERATOR: set(Right) - {Right.APPROVE, Right.OBJECTIVES, Right.PUSH_ON},
    Role.ADVISOR: {Right.READ, Right.PROPOSE, Right.SEARCH},
    Role.STAFF: {Right.SEARCH, Right.SERVE},
    Role.AGENT: {Right.SEARCH, Right.WORK},
}


@pytest.mark.parametrize("role", list(Role))
def test_rights_are_as_agreed(role: Role) -> None:
    assert {right for right in Right if may(role, right)} == RIGHTS[role]


@given(st.sampled_from(["2990", "2990.00", "2990.0"]), st.sampled_from(["2600", "2600.00"]))
def test_equal_changes_have_equal_fingerprints(after: str, before: str) -> None:
    written = change_rate(before=None, after=Decimal(after)).based_on({})
    assert fingerprint(change_rate(before=Decimal(before), after=Decimal(after))) == fingerprint(
        change_rate(before=2600, after=2990)
    )
    assert fingerprint(written) != fingerprint(change_rate())


def test_a_stored_action_is_read_back_with_its_fingerprint() -> None:
    action = change_rate(nights=3)
    assert from_json(to_json(action)) == action
    assert fingerprint(from_json(to_json(action))) == fingerprint(action)
    assert fingerprint(ChangeRate(action.changes, "EUR")) != fingerprint(action)
