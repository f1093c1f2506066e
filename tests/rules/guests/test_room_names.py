"""Does a guest read of a Doppelzimmer, and of « Bougainvillea Suite » where the house has a name of its own?"""

import pytest

from domain.folding import fold
from domain.guests.known import LANGUAGES, document
from domain.guests.named_rooms import rooms_named
from domain.guests.room_names import called
from domain.phrase import Name

SUPERIOR = Name({"fr": "Chambre Double Supérieure", "en": "Superior Double Room"})


@pytest.mark.parametrize(
    ("language", "told"),
    [
        ("fr", "Chambre Double Supérieure"),
        ("en", "Superior Double Room"),
        ("de", "Doppelzimmer Superior"),
        ("es", "Habitación doble superior"),
        ("it", "Camera doppia superior"),
        ("nl", "Tweepersoonskamer Superior"),
        ("ar", "غرفة مزدوجة سوبيريور"),
    ],
)
def test_a_type_is_named_in_the_guests_language(language: str, told: str) -> None:
    assert called(SUPERIOR, language) == told


@pytest.mark.parametrize(
    "english", ["Bougainvillea Suite", "Double Room with Terrace", "Superior", "Room", "Double Triple Room"]
)
def test_what_the_table_does_not_wholly_know_keeps_its_english_name(english: str) -> None:
    assert called(Name({"fr": "…", "en": english}), "de") == english


def test_the_houses_own_word_comes_first_and_a_house_without_english_is_named_in_french() -> None:
    assert (
        called(Name({"fr": "Chambre Double", "en": "Double Room", "de": "Zimmer Atlas"}), "de")
        == "Zimmer Atlas"
    )
    assert called(Name({"fr": "Chambre Double"}), "de") == "Chambre Double"


@pytest.mark.parametrize("language", [one for one in LANGUAGES if one not in ("fr", "en")])
def test_what_we_call_a_room_is_what_we_hear_of_it(language: str) -> None:
    for kind, names in document("room_names")["kinds"].items():
        assert set(kind.split()) <= rooms_named(fold(names[language])), (kind, names[language])
