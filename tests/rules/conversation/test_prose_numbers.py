"""Does a number that nothing has shown stay out of what is sent, and does every other sentence get through?"""

from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from governance.conversation.checks.checked import checked, sentences, whole_sentences
from governance.conversation.checks.figures import stated, unknown
from governance.conversation.checks.number_words import counted

FIGURES = frozenset(map(Decimal, ("1990", "0.7083", "10", "12", "1640.4", "4100", "-2.1", "1250000")))


@pytest.mark.parametrize(
    "text",
    [
        "Nous avons 10 chambres sur 12, soit 71 % ou 70,8 %.",
        "1 990 MAD, 1.990 MAD, 1,990 MAD, 1\u202f990 MAD, 1 990,00 MAD et 1'990 MAD",
        "ADR 1 640 MAD, exactement 1 640,4",
        "GOP en baisse de 2,1 points",
        "4,1 k de contribution, 1,25 M de ventes",
        "Le 20 décembre, du 18 au 20 oct., sam. 20 déc., le 3, 20/12, 20/12/2026, 2026-12-20",
        "on 20 December 2026, December 20, Sat 20 Dec, from 18 to 20 Dec",
        "à 09:14, à 9 h 30, à 9h, le 1er, le 3e séjour, the 2nd time",
        "1. Confirmer\n2. Attendre",
        "en 2026, in 2027, décembre 2026",
        "Priorité P1, trimestre T4",
        "dix chambres, douze réservations, mille neuf cent quatre-vingt-dix dirhams",
        "Deux choses à dire. Une seule vous attend.",
        "Chambre 12 prête",
    ],
)
def test_figures_days_hours_and_ranks_may_be_said(text: str) -> None:
    assert unknown(text, FIGURES) == []


@pytest.mark.parametrize(
    "text",
    [
        "11 chambres",
        "1 991 MAD",
        "72 %",
        "2026 MAD",
        "le 20 % de plus",
        "4,2 k",
        "onze chambres",
        "deux mille quatre cents MAD",
        "ninety-nine",
        "trois nuits",
        "MAD2100",
        "R599233355 est confirmée",
        "20 déc. 2026 MAD",
        "-3 points",
        "du 18 au 21 MAD",
        "+33 6 12 34 56 78",
    ],
)
def test_anything_else_may_not(text: str) -> None:
    assert unknown(text, FIGURES)


def test_a_code_that_a_tool_has_shown_may_be_repeated() -> None:
    assert unknown("R599233355 est confirmée", FIGURES, ('{"booking":"R599233355"}',)) == []
    assert unknown("R599233355 est confirmée", FIGURES, ("rien", '{"booking":"R599233355"}', "")) == []
    assert unknown("R599233355 est confirmée", FIGURES, ("rien",)) == ["R599233355"]


def test_an_amount_beside_its_currency_is_no_code_and_hides_none() -> None:
    assert unknown("MAD1990 pour R599233355", FIGURES) == ["R599233355"]
    assert unknown("12ch pour R599233355", FIGURES) == ["R599233355"]
    assert unknown("R599233355 pour MAD1990", FIGURES) == ["R599233355"]


@pytest.mark.parametrize(
    ("text", "figure"),
    [
        ("12 nuits", "120"),
        ("12 nuits", "1.2"),
        ("douze chambres", "120"),
        ("douze chambres", "1.2"),
        ("12 nuits", "12.6"),
        ("12 nuits", "-13"),
        ("1 990 MAD", "1"),
        ("1 990 MAD", "990"),
        ("1.990.50 MAD", "199050"),
        ("12.34.567 MAD", "1234567"),
        ("71 %", "7.1"),
        ("4,1 k", "410"),
        ("1,25 M", "125000"),
    ],
)
def test_a_figure_of_another_size_is_another_figure(text: str, figure: str) -> None:
    assert unknown(text, {Decimal(figure)})


@pytest.mark.parametrize(
    ("text", "figure"),
    [
        ("1.990,50 MAD", "1990.5"),
        ("1.234.567,89 MAD", "1234567.89"),
        ("1,234,567.89 MAD", "1234567.89"),
        ("1,234,567 MAD", "1234567"),
        ("12 nuits", "-12.5"),
        ("13 nuits", "12.5"),
        ("12,3 points", "0.1234"),
        ("douze chambres", "12.4"),
    ],
)
def test_a_figure_is_known_by_its_marks_and_its_rounding(text: str, figure: str) -> None:
    assert unknown(text, {Decimal(figure)}) == []


@given(st.decimals(min_value=0, max_value=10**7, places=2), st.integers(0, 2))
def test_a_figure_written_in_any_manner_is_known(figure: Decimal, places: int) -> None:
    shown = f"{figure:,.{places}f}"
    for written in (shown.replace(",", " ").replace(".", ","), shown, shown.replace(",", "\u202f")):
        assert unknown(f"Voici {written} MAD.", {Decimal(figure)}) == [], written


@given(st.integers(13, 10**6), st.sets(st.integers(13, 10**6), max_size=5))
def test_a_number_is_known_when_it_is_a_figure_and_only_then(number: int, figures: set[int]) -> None:
    held = {Decimal(figure) for figure in figures}
    may = number in figures or Decimal(number) / 100 in held
    assert (unknown(f"Il y en a {number} MAD.", held) == []) is may


@pytest.mark.parametrize(
    ("words", "value"),
    [
        ("quatre-vingt-dix-sept", 97),
        ("vingt et un", 21),
        ("soixante-dix", 70),
        ("deux mille", 2000),
        ("ninety-seven", 97),
        ("two thousand four hundred", 2400),
        ("three hundred", 300),
    ],
)
def test_numbers_in_words_have_their_value(words: str, value: int) -> None:
    assert [found for _, _, found in counted(f"{words} chambres")] == [value]


def test_a_sentence_falls_and_its_neighbours_stay() -> None:
    text = "Ce soir 10 sur 12. Demain 99. **Rien d'autre.**\n- 10 ici\n- 98 là\n\n| a | 12 |\n| b | 13 |"
    found = checked(text, FIGURES)
    assert found.text == "Ce soir 10 sur 12. **Rien d'autre.**\n- 10 ici\n\n| a | 12 |"
    assert found.withheld == ("99", "98", "13")


@given(st.text(alphabet="aéB1 .!?\n«»,:", max_size=80))
def test_sentences_lose_nothing(text: str) -> None:
    assert "".join(sentences(text)) == text


@given(st.text(max_size=200))
def test_what_is_checked_twice_is_checked_once(text: str) -> None:
    once = checked(text, FIGURES).text
    assert checked(once, FIGURES).withheld == ()


def test_a_text_under_way_ends_where_a_sentence_does() -> None:
    assert whole_sentences("Rien ne presse. Il reste 7") == "Rien ne presse."
    assert whole_sentences("Rien ne pre") == ""


def test_a_person_s_own_numbers_are_heard_in_every_reading() -> None:
    assert stated("passe la suite à 2 420 MAD, soit +15 % sur dix nuits") >= {
        Decimal(2420),
        Decimal(15),
        Decimal(10),
    }
