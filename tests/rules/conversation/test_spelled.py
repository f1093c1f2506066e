"""Is a number said in words as people say it, and found again by the house's own reader?"""

import pytest

from domain.conversation.spelled import spelled, whole_numbers

FRENCH = {
    0: "zéro",
    21: "vingt et un",
    71: "soixante et onze",
    80: "quatre-vingts",
    81: "quatre-vingt-un",
    91: "quatre-vingt-onze",
    99: "quatre-vingt-dix-neuf",
    100: "cent",
    200: "deux cents",
    201: "deux cent un",
    1000: "mille",
    1850: "mille huit cent cinquante",
    80_000: "quatre-vingt mille",
    200_000: "deux cent mille",
}
ENGLISH = {
    42: "forty-two",
    101: "one hundred and one",
    2500: "two thousand five hundred",
    3007: "three thousand and seven",
}


@pytest.mark.parametrize(("number", "words"), FRENCH.items())
def test_in_french(number: int, words: str) -> None:
    assert spelled(number, "fr") == words


@pytest.mark.parametrize(("number", "words"), ENGLISH.items())
def test_in_english(number: int, words: str) -> None:
    assert spelled(number, "en") == words


def test_no_two_numbers_sound_alike() -> None:
    for language in ("fr", "en"):
        assert len({spelled(number, language) for number in range(10_000)}) == 10_000


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("suite junior 1850 dirhams", (1850,)),
        ("mets 2 500 et 2 500", (2500,)),
        ("du 20/12 à 16:20", ()),
        ("1,5 million, chambre 7.", (7,)),
    ],
)
def test_whole_numbers_are_found(text: str, found: tuple[int, ...]) -> None:
    assert whole_numbers(text) == found
