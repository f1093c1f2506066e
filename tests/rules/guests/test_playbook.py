"""Does every rule of the playbook catch what it forbids, and leave alone what is well said?"""

from __future__ import annotations

from datetime import date, time
from decimal import Decimal

import pytest

from domain.guests.answer import Composed, Said
from domain.guests.known import LANGUAGES, document
from domain.guests.playbook.checks import CHECKS, Around
from domain.guests.playbook.linter import lint
from domain.guests.playbook.rule import Rule, of_messages, rules
from domain.money import Money
from domain.phrase import Name
from tests.rules.guests.longer import LONG

ASKED = {
    "M29": {"en": "Is there a pool?", "fr": "Y a-t-il une piscine ?"},
    "M30": {"en": "I am allergic to nuts", "fr": "Je suis allergique aux noix"},
    "M31": {"en": "The shower is dirty", "fr": "La douche ne marche pas"},
}
FIVE = time(17)
EXAMPLES = [rule for rule in of_messages() if rule.passes]
BOTH = ("en", "fr")


def around(rule: Rule, language: str) -> Around:
    return Around(language, ASKED.get(rule.id, {}).get(language, ""), "Anna Weber", FIVE)


def broken(rule: Rule, language: str, text: str) -> set[str]:
    return {one.rule.id for one in lint(LONG.get(text, text), around(rule, language), whole=rule.whole)}


@pytest.mark.parametrize("rule", EXAMPLES, ids=lambda rule: rule.id)
def test_its_own_examples_say_what_it_means(rule: Rule) -> None:
    for language in BOTH:
        assert len(rule.passes[language]) == len(rule.fails[language]) == 2
        for text in rule.fails[language]:
            assert rule.id in broken(rule, language, text), text
        for text in rule.passes[language]:
            assert rule.id not in broken(rule, language, text), text


def test_there_are_forty_rules_and_sixty_pairs_a_language() -> None:
    assert len(rules()) >= 40
    for language in BOTH:
        assert sum(len(rule.fails[language]) for rule in EXAMPLES) >= 60


def test_false_alarms_are_at_most_two_percent() -> None:
    """Over everything that is well said: every example that passes, against every other rule."""
    said, alarms = 0, []
    for rule in EXAMPLES:
        for language in BOTH:
            for text in rule.passes[language]:
                said += 1
                unfinished = {"M22", "M25"} if rule.whole else set()
                if broken(rule, language, text) - {rule.id} - unfinished:
                    alarms.append(text)
    assert said >= 120
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
