"""Does every rule of the playbook catch what it forbids, and leave alone what is well said?"""

from __future__ import annotations

import functools
from collections.abc import Mapping
from datetime import date, time
from decimal import Decimal
from typing import Any

import pytest

from domain.data_file import data_in
from domain.guests.answer import Composed, Said
from domain.guests.known import LANGUAGES, document
from domain.guests.playbook.checks import CHECKS, Around
from domain.guests.playbook.known_words import DATA
from domain.guests.playbook.linter import lint
from domain.guests.playbook.rule import Rule, of_messages, rules
from domain.money import Money
from domain.phrase import Name
from tests.rules.guests.longer import LONG

FIVE = time(17)
Example = Mapping[str, Any]


@functools.cache
def examples(language: str) -> Mapping[str, Example]:
    """By rule: texts that pass and that fail, and what the guest had asked."""
    found: Mapping[str, Example] = data_in(DATA / "examples" / f"{language}.yaml")
    return found


def broken(rule: Rule, language: str, text: str) -> set[str]:
    asked = examples(language)[rule.id].get("asked", "")
    around = Around(language, asked, "Anna Weber", FIVE)
    return {one.rule.id for one in lint(LONG.get(text, text), around, whole=rule.whole)}


def shown(language: str) -> list[Rule]:
    return [rule for rule in of_messages() if rule.id in examples(language)]


def test_each_rule_is_shown_in_each_language_or_says_why_not() -> None:
    known = {rule.id: rule for rule in of_messages()}
    for language in LANGUAGES:
        assert set(examples(language)) <= set(known)
        assert {code for code, rule in known.items() if language in rule.not_in} == known.keys() - set(
            examples(language)
        )
    assert all(why for rule in rules() for why in rule.not_in.values())


@pytest.mark.parametrize("language", LANGUAGES)
def test_each_rule_knows_its_own_pairs(language: str) -> None:
    pairs = 0
    for rule in shown(language):
        one = examples(language)[rule.id]
        assert len(one["pass"]) == len(one["fail"]) >= 2
        assert len({*one["pass"], *one["fail"]}) == 2 * len(one["pass"]), rule.id
        pairs += len(one["pass"])
        for text in one["fail"]:
            assert rule.id in broken(rule, language, text), (rule.id, text)
        for text in one["pass"]:
            assert rule.id not in broken(rule, language, text), (rule.id, text)
    assert pairs >= 60


def test_there_are_forty_rules() -> None:
    assert len(rules()) >= 40


@pytest.mark.parametrize("language", LANGUAGES)
def test_false_alarms_are_at_most_two_percent(language: str) -> None:
    """Over every example that passes, against every other rule."""
    said, alarms = 0, []
    for rule in shown(language):
        unfinished = {"M22", "M25"} if rule.whole else set()
        for text in examples(language)[rule.id]["pass"]:
            said += 1
            if found := broken(rule, language, text) - {rule.id} - unfinished:
                alarms.append((found, text))
    assert said >= 70
    assert len(alarms) <= 0.02 * said, alarms


def test_the_sentences_of_the_house_itself_keep_every_rule_in_every_language() -> None:
    values: dict[str, object] = {
        "value": "15:00",
        "street": "Rue de la Kasbah",
        "city": "Marrakech",
        "languages": "fr,en",
    }
    values |= {"morning": "07:00", "name": "Anna Weber", "house": "Villa Thaifa", "person": "Said"}
    room, total = Name({"fr": "Suite Junior", "en": "Junior Suite"}), Money(Decimal(4500), "MAD")
    values |= {"one": room, "two": room, "one_total": total, "two_total": total, "amount": total}
    values |= {"first": date(2027, 3, 12), "last": date(2027, 3, 15), "nights": 3, "people": 2}
    values |= {"number": "R123456789", "room": room, "unit": "EUR", "rate": total, "on": date(2027, 3, 1)}
    link = "https://book.villa.example/r"
    values |= {"hour": "11:00", "link": link}
    framing = {"hello", "hello_named", "sign", "sign_house", "stated"}
    for place, key in enumerate(sorted(set(document("sentences")) - framing)):
        for language in LANGUAGES[place % 3 :: 3]:
            hello, sign = Said("hello_named", values), Said("sign_house", values)
            text = Composed(language, (hello, Said(key, values), sign)).text()
            around = Around(
                language,
                name="Anna Weber",
                amounts=frozenset({total.amount, Decimal(1)}),
                links=frozenset({link}),
            )
            assert [one.rule.id for one in lint(text, around)] == [], text


def test_every_function_is_there_and_used() -> None:
    named = {rule.function for rule in of_messages() if rule.by == "function"}
    assert named == set(CHECKS)


@pytest.mark.parametrize(
    ("text", "approved"),
    [("1 500 MAD", True), ("1,500 MAD", True), ("MAD 1500.00", True), ("1 501 MAD", False), ("€1500", True)],
)
def test_only_an_approved_amount_is_said(text: str, approved: bool) -> None:
    found = lint(
        f"The room is {text} a night.", Around("en", amounts=frozenset({Decimal(1500)})), whole=False
    )
    assert ("M18" not in {one.rule.id for one in found}) is approved
