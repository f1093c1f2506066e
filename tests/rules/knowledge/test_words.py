"""Is an Arabic word met with and without its article, and does no other word lose anything?"""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from domain.knowledge.words import bare, indexed, occurs, terms_of, words_in

POOL = ("مسبح", "المسبح", "والمسبح", "بالمسبح", "للمسبح", "فالمسبح", "وبالمسبح", "كالمسبح", "ولمسبح")


@pytest.mark.parametrize("written", POOL[:-1])
@pytest.mark.parametrize("asked", POOL[:-1])
def test_a_word_is_met_however_its_article_is_written(written: str, asked: str) -> None:
    [term] = terms_of(f"هل {asked} ؟")
    assert occurs(term, words_in(f"يفتح {written} صباحا"))
    assert indexed(written) == "مسبح"


@pytest.mark.parametrize(
    ("word", "left"),
    [
        ("بالغ", "بالغ"),  # an adult; nothing would be left
        ("بالغين", "بالغين"),
        ("البالغين", "بالغين"),
        ("بالغرفة", "غرفه"),  # in the room
        ("والد", "والد"),
        ("الوالدين", "والدين"),
        ("وصول", "وصول"),  # arrival begins with "and" and has none
        ("الوصول", "وصول"),
        ("لليل", "لليل"),
        ("piscine", "piscine"),
        ("2027", "2027"),
    ],
)
def test_what_only_looks_like_an_article_stays(word: str, left: str) -> None:
    assert indexed(word) == left


@given(st.text("ابتجحسغفكلمنوهي", min_size=1, max_size=12))
def test_index_and_question_cut_alike(word: str) -> None:
    assert bare(bare(word)) == bare(word)
    for term in terms_of(word):
        assert occurs(term, words_in(word))
        assert occurs(term, frozenset(indexed(word).split()))
