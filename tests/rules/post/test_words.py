"""Does a phrase read as a hotelier would write it, in both languages?"""

from datetime import UTC, date, datetime, time
from decimal import Decimal
from typing import Any
from zoneinfo import ZoneInfo

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.words.phrases import Words
from bot.words.values import Manner, amount
from domain.money import Money
from domain.nights import Span
from domain.phrase import Name, Percent, say

TODAY = date(2026, 10, 14)
MARRAKECH = ZoneInfo("Africa/Casablanca")
FR, EN = Words("fr", MARRAKECH, TODAY), Words("en", MARRAKECH, TODAY)
JUNIOR = Name({"fr": "Suite Junior", "en": "Junior Suite"})
NEW_YEAR = Span(date(2026, 12, 20), date(2027, 1, 3))


def mad(value: str | int) -> Money:
    return Money(Decimal(value), "MAD")


def shown(words: Words, value: Any) -> str:
    """A value on its own, through the sentence that holds nothing else."""
    return words.plain(say("text.words", words=value))


@pytest.mark.parametrize(
    ("value", "french", "english"),
    [
        (mad(1850), "1\u202f850\u00a0MAD", "1,850\u00a0MAD"),
        (mad("1850.50"), "1\u202f850,50\u00a0MAD", "1,850.50\u00a0MAD"),
        (mad("1850.00"), "1\u202f850\u00a0MAD", "1,850\u00a0MAD"),
        (mad(-300), "−300\u00a0MAD", "−300\u00a0MAD"),
        (Percent(Decimal("0.15"), signed=True), "+15\u202f%", "+15%"),
        (Percent(Decimal("-0.02"), signed=True), "−2\u202f%", "−2%"),
        (Percent(Decimal("0.3815")), "38,2\u202f%", "38.2%"),
        (Percent(Decimal(0), signed=True), "0\u202f%", "0%"),
        (date(2026, 12, 20), "dim. 20\u00a0déc.", "Sun 20\u00a0Dec"),
        (date(2027, 1, 1), "ven. 1ᵉʳ\u00a0janv.", "Fri 1\u00a0Jan"),
        (date(2025, 1, 11), "sam. 11\u00a0janv. 2025", "Sat 11\u00a0Jan 2025"),
        (datetime(2026, 10, 14, 8, 14, tzinfo=UTC), "09:14", "09:14"),
        (time(16, 20), "16:20", "16:20"),
        (NEW_YEAR, "20\u00a0déc.\u00a0→ 3\u00a0janv.", "20\u00a0Dec\u00a0→ 3\u00a0Jan"),
        (Span(date(2026, 10, 18), date(2026, 10, 20)), "18\u00a0→ 20\u00a0oct.", "18\u00a0→ 20\u00a0Oct"),
        (Span(TODAY, TODAY), "mer. 14\u00a0oct.", "Wed 14\u00a0Oct"),
        (JUNIOR, "Suite Junior", "Junior Suite"),
        (True, "oui", "yes"),
        (None, "—", "—"),
        (Decimal("-2.1"), "−2,1", "−2.1"),
        (39676, "39\u202f676", "39,676"),
        (("a", "b", "c"), "a, b et c", "a, b and c"),
        ((mad(1), JUNIOR), "1\u00a0MAD et Suite Junior", "1\u00a0MAD and Junior Suite"),
        (say("count.nights", n=15), "15 nuits", "15 nights"),
    ],
)
def test_a_value_shows_by_its_type(value: Any, french: str, english: str) -> None:
    assert shown(FR, value) == french
    assert shown(EN, value) == english


@pytest.mark.parametrize(("n", "french", "english"), [(0, "0 nuit", "0 nights"), (1, "1 nuit", "1 night")])
def test_french_counts_zero_as_one_and_english_as_many(n: int, french: str, english: str) -> None:
    assert FR.plain(say("count.nights", n=n)) == french
    assert EN.plain(say("count.nights", n=n)) == english


@pytest.mark.parametrize(
    ("phrase", "expected"),
    [
        (
            say("booking.room_plain", room_type=JUNIOR, stay=Span(date(2026, 12, 31), date(2027, 1, 2))),
            "Suite Junior, 31 déc. → 3 janv.",
        ),
        (
            say("overbooking.title", room_type=JUNIOR, span=Span(TODAY, TODAY)),
            "🔴 Double réservation · Suite Junior, nuit du 14 oct.",
        ),
        (
            say(
                "brief.decide_price",
                room_type=JUNIOR,
                span=Span(date(2026, 10, 18), date(2026, 10, 20)),
                before=mad(1850),
                after=mad(1990),
            ),
            "Suite Junior du 18 au 20 oct. : 1 850 → 1 990 MAD",
        ),
        (
            say("brief.weak", spans=(Span(date(2026, 10, 20), date(2026, 10, 22)),)),
            "à remplir du mar. 20 au jeu. 22",
        ),
        (say("brief.returning", n=3), "3ᵉ séjour"),
        (say("brief.sentence", parts=(
            say("brief.good", sold=10, units=12),
            say("brief.filling", day=date(2026, 10, 17)),
            say("brief.some_wait", n=2, parts=(say("count.decisions", n=2),)))),
         "Bonne nuit, 10 chambres sur 12, et samedi se remplit vite ; 2 décisions vous attendent."),
        (
            say("card.already", person="Said", at=datetime(2026, 10, 13, 21, 10, tzinfo=UTC)),
            "Déjà décidé par Said, hier 22:10.",
        ),
        (
            say("card.postponed", person="Said", until=datetime(2026, 10, 17, 8, tzinfo=UTC)),
            "Reporté par Said jusqu’à sam. 17 oct. à 09:00",
        ),
        (
            say("panel.step", place=1, total=2, first=TODAY, last=date(2026, 12, 31)),
            "1/2 · du 10/14/2026 au 12/31/2026 (mois/jour/année)",
        ),
        (
            say("panel.row", room_type=JUNIOR, price=mad("1990.00")),
            "Suite Junior · 1990",
        ),
    ],
)  # fmt: skip
def test_a_sentence_says_dates_and_prices_as_people_do(phrase: Any, expected: str) -> None:
    assert FR.plain(phrase).replace("\u202f", " ").replace("\u00a0", " ") == expected


def test_an_amount_may_be_typed_into_a_panel_without_rounding() -> None:
    words = FR.plain(say("panel.row", room_type=JUNIOR, price=mad("1000")))
    assert words.endswith(" 1000")


def test_data_is_escaped_and_templates_are_not() -> None:
    guest = "<b>Weber & 'fils'</b>"
    html = FR.text(say("card.price", before=guest, after=mad(1), change=guest))
    assert str(html).count("<b>") == 1
    assert "&lt;b&gt;Weber &amp; &#39;fils&#39;&lt;/b&gt;" in html


def test_plain_words_hold_neither_markup_nor_entities() -> None:
    assert FR.plain(say("card.price", before="<x>", after="&", change="%")) == "<x>\u00a0→ & (%)"


def test_a_nested_phrase_is_escaped_once() -> None:
    nested = say("join.dots", parts=(say("text.words", words="a & b"), say("text.words", words="<c>")))
    assert str(FR.text(nested)) == "a &amp; b\u00a0· &lt;c&gt;"


@pytest.mark.parametrize("words", [FR, EN])
def test_an_unknown_key_and_a_missing_value_are_bugs_that_show(words: Words) -> None:
    with pytest.raises(KeyError):
        words.plain(say("no.such.key"))
    with pytest.raises(KeyError):
        words.plain(say("no.such.key", n=2))
    with pytest.raises(KeyError):
        words.plain(say("card.proposes", number=1))
    with pytest.raises(ValueError, match="complex"):
        shown(words, 1j)


@given(st.decimals(min_value=-(10**9), max_value=10**9, places=2))
def test_an_amount_can_be_read_back(value: Decimal) -> None:
    text = amount(value, Manner("fr", UTC)).replace("\u202f", "").replace(",", ".").replace("−", "-")
    assert Decimal(text) == value


@given(st.text(max_size=40))
def test_no_text_from_outside_becomes_markup(data: str) -> None:
    html = str(FR.text(say("text.words", words=data)))
    assert "<" not in html
    assert ">" not in html
