"""Does an answer leave by itself only where every word of the guest was read?"""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest
import yaml

from domain.guests.accounted import unread
from domain.guests.deciding import Course, decided
from domain.guests.fences import fences_in
from domain.guests.incoming import Incoming
from domain.guests.known import LANGUAGES, document
from domain.guests.modes import Mode, Policy, may_answer
from domain.guests.rehearsal import shapes
from domain.guests.thread import Door
from tests.makers import NOW

OTHERWISE = yaml.safe_load(Path(__file__).with_name("otherwise.yaml").read_text("utf-8"))
ALL = Policy(Mode.ANSWERS)


def told(text: str, **more: str) -> Incoming:
    return Incoming(Door.EMAIL, "k", "weber@example.org", text, NOW, **more)  # type: ignore[arg-type]


def otherwise(*codes: str) -> Iterator[tuple[str, str, str]]:
    for code in codes or tuple(OTHERWISE):
        for language in LANGUAGES:
            for text in OTHERWISE[code][language]:
                yield code, language, str(text)


def test_nothing_leaves_on_a_fenced_topic_in_words_that_no_list_holds() -> None:
    """Bare, and beside a question that facts answer; what leaves alone is asked for in the widest mode."""
    plain = document("bench")["plain"]["wifi"]
    said = [(text, language) for _, language, text in otherwise()]
    said += [(f"{text.rstrip('.!?؟')}. {plain[language]}", language) for text, language in said]
    assert len(said) > 800
    left = [text for text, _ in said if may_answer(ALL, decided(told(text)), ())]
    assert left == []


def test_what_is_urgent_rings_however_it_is_said() -> None:
    """A mention of an allergy or of a child's age is a person's; it does not wake anybody."""
    quiet = [
        text
        for code, _, text in otherwise("safety", "locked_out", "health")
        if not any(one.code == code and one.urgent for one in fences_in(text)) and not _allergy(text)
    ]
    assert quiet == []


def _allergy(text: str) -> bool:
    return any(word in text.lower() for word in ("allerg", "alérg", "حساسية"))


@pytest.mark.parametrize(
    "text",
    [
        "I'm afraid we will not need parking",
        "We fell in love with your house! Are you outside the medina?",
        "Is there someone at the reception at night?",
        "Avez-vous des timbres ? Je suis tombé sur votre site par hasard",
        "J'ai peur que la chambre soit petite",
        "Ik rook, mag dat op het terras?",
        "Sono fuori ufficio fino a lunedì",
        "Estoy fuera de la oficina",
        "My wife is allergic to nuts",
        "Kamer 112 of 118, bij toeval?",
    ],
)
def test_nobody_is_woken_by_words_that_only_look_urgent(text: str) -> None:
    assert [one for one in fences_in(text) if one.urgent] == []


def test_every_plain_question_of_ours_is_read_whole() -> None:
    left = {text: unread(text, language) for language, text, _, part in shapes() if part == "plain"}
    assert {text: words for text, words in left.items() if words} == {}


def test_a_guests_own_name_is_read_and_another_word_is_not() -> None:
    asked = "Is there wifi?\nKind regards\nAnna Weber"
    assert may_answer(ALL, decided(told(asked, name="Anna Weber")), ())
    assert decided(told(asked)).unread == ("anna", "weber")
    assert decided(told("Is there wifi?", subject="My wife fainted")).course is Course.PERSON


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("How much is a massage?", ("much",)),
        ("بكم الفطور؟", ("بكم",)),
        ("Is there wifi in room 3?", ()),
        ("Gibt es WLAN? Zimmer 9 Uhr", ("9",)),
        ("Is there wifi? Not for me", ("not",)),
    ],
)
def test_a_number_a_price_and_a_negation_are_never_courtesy(text: str, words: tuple[str, ...]) -> None:
    assert decided(told(text)).unread == words


def test_arabic_letters_with_hamza_are_met_as_folding_leaves_them() -> None:
    assert [one.code for one in fences_in("هناك رائحة غاز في المطبخ")] == ["safety"]
