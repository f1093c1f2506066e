"""Do texts about rooms stand on facts alone: the plain ones by their making, the model's by being checked?"""

import re

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.words.phrases import Words
from domain.website.composed import Material, fitted, materials, plain
from domain.website.stands import stands
from domain.website.text import LENGTHS, Sentence
from governance.website.drafting import checked, texts
from tests.makers import TODAY
from tests.rules.website.house import HOUSE, leaf, package, shown

FACTS = ("Suite Junior", "2 personnes", "42 m²", "1 très grand lit (king) et 2 lits simples", "climatisation")
FRENCH = Words("fr", HOUSE.zone, TODAY).plain


@pytest.mark.parametrize(
    "sentence",
    [
        "La Suite Junior accueille 2 personnes.",
        "On y dort dans 1 très grand lit et 2 lits simples.",
        "La chambre est climatisée.",
        "Une suite de 42 m² avec climatisation.",
    ],
)
def test_a_sentence_that_says_what_its_facts_say_stands(sentence: str) -> None:
    assert stands(sentence, FACTS, "fr")


@pytest.mark.parametrize(
    "sentence",
    [
        "La Suite Junior accueille 3 personnes.",
        "On y dort dans 2 très grands lits.",  # the facts count 1 of these and 2 of those
        "Une suite de 45 m².",
        "Une suite de quarante-deux m².",
        "Une suite lumineuse pour 2 personnes.",
        "Une suite sans climatisation.",
        "Une suite pas climatisée.",
        "La plus grande suite de Marrakech.",
        "Une suite avec vue sur l'Atlas.",
        "La Suite Royale accueille 2 personnes.",
        "Suite Junior : appelez le 0524 43 12 34.",
        "Suite Junior : https://villa.example.com",
        "Une SUITE JUNIOR pour 2 personnes !",
        "Suite Junior 🌴",
        "2 nuits dans la Suite Junior.",
    ],
)
def test_a_sentence_that_says_more_does_not(sentence: str) -> None:
    assert not stands(sentence, FACTS, "fr")


def test_nothing_stands_on_no_fact() -> None:
    assert not stands("La chambre vous attend.", (), "fr")


@given(st.text(alphabet=st.characters(categories=["L", "N", "P", "Zs"]), max_size=60))
def test_no_word_comes_from_nowhere(said: str) -> None:
    if stands(said, ("42 m²",), "fr"):
        assert set(re.findall(r"\d+", said)) <= {"42", "2"}


def test_of_an_answer_only_checked_lines_with_facts_remain() -> None:
    site = shown(package())
    room = site.rooms[0]
    facts = materials(site, room, "fr")
    number = {one.place.rpartition(".")[2]: place for place, one in enumerate(facts, 1)}
    name, persons, size = number["name_fr"], number["max_occupancy"], number["size_m2"]
    answer = "\n".join(
        (
            "Voici le texte :",
            f"{name},{persons} | Suite Junior pour 2 personnes.",
            f"{size} | Une suite de 42 m².",  # cites the size alone: whose suite is it?
            f"{name},{size} | La Suite Junior offre 42 m².",
            f"{name} | La Suite Junior offre 42 m².",
            "99 | La chambre.",
            f"{name},{size} | La Suite Junior offre 42 m² de calme.",
        )
    )
    kept = list(checked(answer, facts, "fr", FRENCH))
    assert [one.words for one in kept] == ["Suite Junior pour 2 personnes.", "La Suite Junior offre 42 m²."]
    assert kept[1].places == ("rooms.junior-suite.name_fr", "rooms.junior-suite.size_m2")


@pytest.mark.parametrize("language", ["fr", "en"])
def test_the_plain_text_says_each_fact_once_in_its_language_and_stands_on_it(language: str) -> None:
    site = shown(package(leaf("rooms.junior-suite.view", "patio")))
    worded = Words("fr" if language == "fr" else "en", HOUSE.zone, TODAY).plain
    facts = {one.place: worded(one.phrase) for one in materials(site, site.rooms[0], language)}
    told = [(worded(one.phrase), one.places) for one in plain(site, site.rooms[0], language)]
    start = {"fr": "Suite Junior pour 2 personnes, 42 m².", "en": "Junior Suite for 2 persons, 42 m²."}
    assert re.sub(r"\s", " ", told[0][0]) == start[language]
    for words, places in told:
        assert stands(words, [facts[place] for place in places], language), words
    assert len({place for _, places in told for place in places}) == sum(len(places) for _, places in told)


def test_without_a_fact_there_is_no_sentence_of_it() -> None:
    site = shown(package())
    assert "Vue" not in " ".join(FRENCH(one.phrase) for one in plain(site, site.rooms[0], "fr"))


@given(st.lists(st.text("ab ", min_size=1, max_size=80), max_size=12), st.sampled_from(LENGTHS))
def test_no_text_is_longer_than_its_length(words: list[str], most: int) -> None:
    sentences = [Sentence(one, ("x",)) for one in words]
    kept = fitted(sentences, most)
    assert len(" ".join(one.words for one in kept)) <= most
    for length, found in texts(sentences):
        assert len(" ".join(one.words for one in found)) <= length


def test_materials_are_settled_facts_only() -> None:
    site = shown(package(leaf("rooms.junior-suite.size_m2", 45, "b")))
    found: tuple[Material, ...] = materials(site, site.rooms[0], "fr")
    assert "rooms.junior-suite.size_m2" not in {one.place for one in found}
