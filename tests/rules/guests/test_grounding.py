"""Does a model's sentence stand only where it says what the facts say that it cites, in each of seven languages?"""

from __future__ import annotations

import pytest

from domain.guests.answer import facts_told
from domain.guests.grounding import Fact, Fault, grounded
from domain.guests.known import LANGUAGES
from domain.guests.questions import topics_in
from tests.rules.guests.test_shapes import full


def facts(language: str) -> tuple[Fact, ...]:
    return tuple(Fact(code, words, said) for code, said, words in facts_told(full(), language))


@pytest.mark.parametrize("language", LANGUAGES)
def test_the_houses_own_sentence_stands_on_its_fact_and_on_no_other(language: str) -> None:
    known = facts(language)
    assert len(known) >= 15
    for one in known:
        assert grounded(f"{one.code} | {one.words}", known, language).fault is None, one
    pool, parking = (next(one for one in known if one.code == code) for code in ("pool", "parking"))
    assert grounded(f"pool | {parking.words}", known, language).fault is Fault.FACT
    assert grounded(f"pool,parking | {pool.words} {parking.words}", known, language).fault is None


@pytest.mark.parametrize(
    ("language", "said"),
    [
        ("en", "pool | No, the house has no swimming pool."),
        ("fr", "pool | Non, la maison n’a pas de piscine."),
        ("de", "pool | Nein, das Haus hat keinen Pool."),
        ("es", "pool | No, la casa no tiene piscina."),
        ("it", "pool | No, la casa non ha una piscina."),
        ("nl", "pool | Nee, het huis heeft geen zwembad."),
        ("ar", "pool | لا يوجد مسبح في الدار."),
        ("en", "pool | Yes, the house has a heated swimming pool."),
        ("en", "wifi | Yes, there is free Wi-Fi in the house."),
        ("en", "check_out | Check-out is from 15:00."),
        ("en", "check_in | Check-in is until 15:00."),
        ("en", "courtesy | We will gladly arrange it."),
        ("en", "wifi | Yes, there is Wi-Fi, see www.example.org."),
    ],
)
def test_what_turns_a_fact_round_or_widens_it_falls(language: str, said: str) -> None:
    assert grounded(said, facts(language), language).fault in {Fault.FACT, Fault.FIGURE}


def test_figures_of_two_facts_do_not_change_places_in_one_sentence() -> None:
    known = facts("en")
    hours = {one.code: one.words for one in known if one.code in {"check_in", "check_out"}}
    assert "15:00" in hours["check_in"]
    both = f"check_in,check_out | {hours['check_in']} {hours['check_out']}"
    assert grounded(both, known, "en").fault is Fault.FIGURE
    apart = f"check_in | {hours['check_in']}\ncheck_out | {hours['check_out']}\nrest"
    found = grounded(apart, known, "en")
    assert (found.fault, found.rest, len(found.sentences)) == (None, True, 2)


def test_a_question_that_a_fact_answers_may_not_be_left_out() -> None:
    asked = topics_in("Is there wifi, and a pool?", "en")
    found = grounded("wifi | Yes, there is Wi-Fi in the house.", facts("en"), "en", asked)
    assert (found.fault, found.words) == (Fault.UNANSWERED, "pool")
