"""Is every word of a text in exactly one passage, in its order, with its place?"""

from hypothesis import given
from hypothesis import strategies as st

from domain.knowledge.cutting import MOST_LETTERS, MOST_WORDS, Part, clean, passages_of, sentences_of
from domain.knowledge.quoting import best_span, differ, stands, values_in, weights_of
from domain.knowledge.words import Term, indexed, terms_of
from domain.knowledge.writing import Passage, Place

TEXT = st.text(st.sampled_from("aé ب\n.!? \t1"), max_size=4000)


@given(st.lists(st.tuples(TEXT, st.integers(1, 3)), max_size=5))
def test_nothing_is_lost_nothing_said_twice_and_no_passage_is_too_long(pages: list[tuple[str, int]]) -> None:
    parts = [Part(text, Place(page=page)) for text, page in pages]
    made = passages_of(parts)
    said = "".join("".join(clean(one.text).split()) for one in parts)
    assert "".join("".join(one.text.split()) for one in made) == said
    assert [one.number for one in made] == list(range(1, len(made) + 1))
    for one in made:
        assert len(one.text.split()) <= MOST_WORDS
        assert len(one.text) <= MOST_LETTERS


@given(TEXT)
def test_sentences_cover_a_text(text: str) -> None:
    kept = clean(text)
    assert "".join("".join(kept[start:end].split()) for start, end in sentences_of(kept)) == "".join(
        kept.split()
    )


def test_two_places_are_never_one_passage() -> None:
    made = passages_of([Part("Annulation : 7 jours.", Place(1)), Part("Petit-déjeuner : 8 h.", Place(2))])
    assert [(one.place.page, one.text) for one in made] == [
        (1, "Annulation : 7 jours."),
        (2, "Petit-déjeuner : 8 h."),
    ]


def test_a_quotation_is_the_sentence_that_says_most_and_stands_letter_for_letter() -> None:
    passage = Passage(
        1, Place(), "Le riad est calme. L'annulation est gratuite jusqu'à 7 jours avant l'arrivée. Merci."
    )
    terms = terms_of("jusqu'à quand peut-on annuler gratuitement ? annulation")
    span = best_span(passage, weights_of(dict.fromkeys(terms, 1), 10)).of(passage.text)
    assert span.startswith("L'annulation est gratuite")
    assert stands(span, passage)
    assert not stands("L'annulation est payante", passage)


def test_figures_are_compared_in_one_spelling() -> None:
    assert values_in("à 14h30, 1 200 MAD, 10 %") == values_in("14:30 1200 mad 10%")
    assert differ(["Check-in à 14:00", "Check-in à 15:00"])
    assert not differ(["Check-in à 14:00", "Arrivée dès 14h00"])
    assert not differ(["Pas d'animaux", "Check-in à 14:00"])


def test_words_are_looked_for_without_what_says_nothing() -> None:
    assert terms_of("Quelles sont les conditions d'annulation ?") == (Term("condition"), Term("annul"))
    assert terms_of("Wie lautet die IBAN 7?") == (Term("lautet"), Term("iban"), Term("7", open=False))
    assert indexed("Départ : 11h00 — à l'hôtel") == "depart 11h00 a l hotel"
