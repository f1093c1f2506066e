"""Do words read the same however they are typed, and does a place in a folded mail stay that place in the mail?"""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from domain.folding import fold, fold_in_place, folded_words


@pytest.mark.parametrize(
    ("typed", "read"),
    [
        ("Été à la Médina", "ete a la medina"),
        ("l’œuvre – CŒUR", "l'oeuvre - coeur"),
        ("Straße", "strasse"),
        ("KIŞ, ılık", "kis, ilik"),
        ("20 → 24", "20 > 24"),
        ("1\u202f400", "1 400"),
    ],
)
def test_a_word_is_read_however_it_is_typed(typed: str, read: str) -> None:
    assert fold(typed) == read


@given(st.text())
def test_what_is_folded_is_folded(text: str) -> None:
    assert fold(fold(text)) == fold(text)


@given(st.text())
def test_a_place_in_the_folded_text_is_that_place_in_the_text(text: str) -> None:
    assert len(fold_in_place(text)) == len(text)


def test_a_name_has_its_words_in_any_order_and_in_any_script() -> None:
    assert folded_words("Müller-Weiß, Anna") == folded_words("anna WEISS muller")
    assert folded_words("غرفة مزدوجة") != folded_words("جناح")
