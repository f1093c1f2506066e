"""Is a text held against the playbook as a reader sees it, whatever stands unseen between its letters?"""

from __future__ import annotations

from datetime import time
from decimal import Decimal

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from domain.data_file import data_in
from domain.guests.known import LANGUAGES
from domain.guests.playbook.checks import Around
from domain.guests.playbook.house_rules import HouseRule
from domain.guests.playbook.known_words import DATA
from domain.guests.playbook.linter import lint

# Soft hyphen, joiners, direction marks and isolates, the stretch of Arabic.
UNSEEN = "\u00ad\u200c\u200d\u200e\u200f\u2066\u2067\u2068\u2069\u061c"
BLOCKING = ("M01", "M02", "M03", "M13", "M14", "M16")
BAD = [
    (language, code, text)
    for language in LANGUAGES
    for code, row in data_in(DATA / "examples" / f"{language}.yaml").items()
    if code in BLOCKING
    for text in row["fail"]
]


def broken(text: str, around: Around) -> set[str]:
    return {one.rule.id for one in lint(text, around, whole=False)}


@settings(max_examples=50)
@given(st.sampled_from(BAD), st.lists(st.tuples(st.integers(0, 200), st.sampled_from(UNSEEN)), max_size=12))
def test_marks_that_nobody_sees_hide_no_breach(
    bad: tuple[str, str, str], marks: list[tuple[int, str]]
) -> None:
    language, code, text = bad
    for place, mark in marks:
        cut = place % (len(text) + 1)
        text = text[:cut] + mark + text[cut:]
    assert code in broken(text, Around(language))


@pytest.mark.parametrize(
    "text",
    [
        "السعر \u20681,500\u2069 درهم.",
        "السعر ١٬٥٠٠ درهمًا.",
        "السعر 1500 د.م.",
        "Son 1.500 dírhams.",
        "Sono 1.500 dirham.",
        "Dat is € 1.500.",
        "Das sind 1.500,00 MAD.",
    ],
)
def test_an_amount_is_seen_however_a_language_writes_it(text: str) -> None:
    approved = Around(amounts=frozenset({Decimal(1500)}))
    assert "M18" in broken(text, Around())
    assert "M18" not in broken(text, approved)


@pytest.mark.parametrize(
    "text",
    [
        "It is fifteen hundred dirhams.",
        "Cela fait mille cinq cents dirhams.",
        "Das macht eintausendfünfhundert Dirham.",
        "Son mil quinientos dírhams.",
        "Sono millecinquecento dirham.",
        "Dat is vijftienhonderd dirham.",
        "السعر ألف وخمسمائة درهم.",
    ],
)
def test_a_sum_in_words_is_none_that_was_approved(text: str) -> None:
    assert "M18" in broken(text, Around(amounts=frozenset({Decimal(1500)})))


@pytest.mark.parametrize(
    ("greeting", "hours"),
    [
        ("Guten Morgen,", range(4, 12)),
        ("Guten Abend,", range(16, 24)),
        ("Buenas tardes:", range(12, 20)),
        ("Buenas noches:", range(19, 24)),
        ("Buon pomeriggio,", range(12, 20)),
        ("Buonasera,", range(16, 24)),
        ("Goedemorgen,", range(4, 12)),
        ("Goedemiddag,", range(12, 20)),
        ("صباح الخير،", range(4, 12)),
        ("مساء النور،", range(12, 24)),
        ("Welterusten,", range(0)),
        ("تصبحون على خير،", range(0)),
        ("Buenos días:", range(24)),
    ],
)
def test_a_greeting_has_its_hours_in_each_language(greeting: str, hours: range) -> None:
    for hour in range(24):
        found = {one.rule.id for one in lint(greeting, Around(local=time(hour)))}
        assert ("M21" not in found) is (hour in hours), hour


@pytest.mark.parametrize("text", ["نقدم الشيشه في الحديقه.", "نقدّم الشيشة في الحديقة."])
def test_a_houses_own_words_hold_however_arabic_spells_them(text: str) -> None:
    own = HouseRule("H01", ("الشيشة",), "nous n’en parlons pas", 1).rule
    assert [one.rule.id for one in lint(text, Around("ar"), rules=[own])] == ["H01"]
