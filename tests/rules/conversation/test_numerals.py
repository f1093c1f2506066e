"""Is every number said in words read as that number, and is what two people would write differently left alone?"""

from __future__ import annotations

import pytest

from domain.conversation.numerals import in_figures


@pytest.mark.parametrize(
    ("words", "number"),
    [
        ("dix pour cent", "10 pour cent"),
        ("cent pour cent", "100 pour cent"),
        ("vingt et un pour cent", "21 pour cent"),
        ("soixante-dix-sept dirhams", "77 dirhams"),
        ("quatre-vingts dh", "80 dh"),
        ("quatre-vingt-dix-neuf dh", "99 dh"),
        ("mille deux cents", "1200"),
        ("deux mille cinq cents", "2500"),
        ("quinze cents", "1500"),
        ("twenty five percent", "25 percent"),
        ("two thousand five hundred", "2500"),
        ("fifteen hundred", "1500"),
    ],
)
def test_it_is_written_in_figures(words: str, number: str) -> None:
    assert in_figures(words) == number


@pytest.mark.parametrize(
    "words",
    [
        "mille deux",
        "deux mille cinq",
        "deux trois pour cent",
        "trente quinze pour cent",
        "mille et une nuits",
        "la sept",
        "les dix chambres",
        "trois nuits",
        "Mme Cent",
        "la chambre six samedi",
    ],
)
def test_it_is_left_as_it_was_said(words: str) -> None:
    assert in_figures(words) == words
