"""Does a mock-up go its way and no other, and does the house hear what people say of it?"""

import contextlib
from dataclasses import replace
from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from domain.errors import Refusal
from domain.website.link import Link
from domain.website.pages import Priced
from domain.website.sentence import LINK, REVOKE, SHOW, Step, step_from
from domain.website.signing import opened, signed
from domain.website.version import MOVES, State, expected, fingerprint, first_reminder, is_late
from domain.website.version import Version as Mock
from tests.makers import NOW, TODAY
from tests.rules.website.house import leaf, package, shown

KEY = b"k" * 32
LINKED = Link(7, 1, NOW + timedelta(days=14))


def version(state: State, **fields: object) -> Mock:
    return replace(Mock(1, "t", "d", state, 0, NOW, NOW, "person:1"), **fields)  # type: ignore[arg-type]


def test_nothing_is_sent_that_nobody_approved_and_nothing_live_that_was_not_complete() -> None:
    before = {to: {old for old, ways in MOVES.items() if to in ways} for to in State}
    assert before[State.SENT] == {State.APPROVED}
    assert before[State.CONFIRMED] == {State.SENT}
    assert before[State.LIVE] == {State.CONFIRMED}
    assert set(MOVES) == set(State)


@pytest.mark.parametrize(
    ("words", "step"),
    [
        ("", Step(SHOW)),
        ("approuver", Step(State.APPROVED)),
        ("envoyé", Step(State.SENT, day=TODAY)),
        (
            "envoyé à support@hotelrunner.com hier",
            Step(State.SENT, day=TODAY - timedelta(days=1), whom="support@hotelrunner.com"),
        ),
        ("sent to Defne on 20/11", Step(State.SENT, day=date(2026, 11, 20), whom="Defne")),
        ("confirmé le 21 novembre", Step(State.CONFIRMED, day=date(2026, 11, 21))),
        (
            "renvoyé : il manque les photos de la 12",
            Step(State.DRAFT, words="il manque les photos de la 12"),
        ),
        ("en ligne https://villa.example.com/", Step(State.LIVE, url="https://villa.example.com/")),
        ("lien", Step(LINK)),
        ("lien 30 jours", Step(LINK, days=30)),
        ("link close", Step(REVOKE)),
    ],
)
def test_what_people_say_of_a_mock_up(words: str, step: Step) -> None:
    assert step_from(words, TODAY) == step


@pytest.mark.parametrize(
    "words",
    [
        "approuver peut-être",
        "envoyé demain",
        "envoyé à support@hotelrunner.com le jour de paie",
        "confirmé le 31/12",
        "renvoyé",
        "en ligne bientôt",
        "en ligne javascript:alert(1)",
        "en ligne https://user:pass@villa.example.com",
        "lien 365 jours",
        "publie",
        "en ligne https://a.example " + "x" * 400,
    ],
)
def test_what_is_no_such_step_is_said_to_be_none(words: str) -> None:
    with pytest.raises(Refusal):
        step_from(words, TODAY)


@given(st.text(max_size=60))
def test_any_words_are_a_step_or_a_refusal(words: str) -> None:
    with contextlib.suppress(Refusal):
        step_from(words, TODAY)


def test_the_clock_of_two_to_three_weeks_runs_from_the_day_it_was_complete() -> None:
    days = expected(date(2026, 11, 23))
    assert (days.first, days.last) == (date(2026, 12, 7), date(2026, 12, 14))
    waiting = version(State.CONFIRMED, confirmed_on=date(2026, 11, 23))
    assert not is_late(waiting, date(2026, 12, 14))
    assert is_late(waiting, date(2026, 12, 15))
    assert first_reminder(State.CONFIRMED, date(2026, 11, 23)) == date(2026, 12, 15)
    assert first_reminder(State.SENT, date(2026, 11, 23)) == date(2026, 11, 30)
    assert first_reminder(State.LIVE, TODAY) is first_reminder(State.DRAFT, TODAY) is None


def test_a_fact_a_photo_or_a_price_makes_another_mock_up_and_a_day_does_not() -> None:
    site = shown(package())
    assert fingerprint(replace(site, on=date(2027, 1, 1))) == fingerprint(site)
    assert fingerprint(shown(package(leaf("rooms.junior-suite.view", "patio")))) != fingerprint(site)
    contradicted = shown(package(leaf("rooms.junior-suite.size_m2", 45, "b")))
    unknown = shown(package(leaf("rooms.junior-suite.size_m2", 44, "b"), leaf("policies.pets", "non")))
    assert len({fingerprint(one) for one in (site, contradicted, unknown)}) == 3
    priced = shown(package(), Priced({"junior-suite": {TODAY: 1990}}))  # type: ignore[dict-item]
    assert fingerprint(priced) != fingerprint(site)


def test_a_signed_address_opens_until_its_end_and_only_with_the_houses_key() -> None:
    token = signed(KEY, "villa-thaifa", LINKED)
    assert opened(KEY, token, NOW) == ("villa-thaifa", 7)
    assert opened(KEY, token, LINKED.expires_at) is None
    assert opened(b"x" * 32, token, NOW) is None


@given(st.text(max_size=80), st.integers(0, 200), st.sampled_from("abcXYZ019-_."))
def test_no_forged_address_opens_anything(words: str, place: int, letter: str) -> None:
    token = signed(KEY, "villa-thaifa", LINKED)
    place %= len(token)
    changed = token[:place] + letter + token[place + 1 :]
    assert opened(KEY, words, NOW) is None
    found = opened(KEY, changed, NOW)
    assert found is None or changed == token or found == ("villa-thaifa", 7)
