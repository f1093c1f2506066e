"""Does no reader pass over a word, and is no sentence taken by two of them?"""

from __future__ import annotations

import pytest
from hypothesis import given

from bot.orders.heard import Heard
from bot.orders.reader import AnyReader, Taken
from bot.orders.readers import READERS
from bot.orders.reading import ordered
from directors.revenue.command import PrixOrder
from domain.conversation.darija import from_darija
from domain.conversation.fillers import without_fillers
from domain.errors import Refusal
from governance.service.meal_sentence import MealSaid
from tests.rules.conversation.spoken_pieces import SENTENCES
from tests.rules.orders.telling import heard, wish
from tests.rules.tables import rows

TABLE = rows("orders")
ORDERS = [sentence for sentence, meaning in TABLE if not meaning.startswith(("asks", "declines"))]
UNKNOWN = "zorglub"
TURNED_ROUND = ("pas", "not")
EXCEPTED = ("sauf", "except", "hormis")
# Work for people is told in their own words, whatever these are.
IN_OWN_WORDS = ("note", "mission")


def inserted(sentence: str, word: str) -> list[str]:
    """The sentence with the word at each of its places."""
    words = sentence.split()
    return [" ".join((*words[:place], word, *words[place:])) for place in range(len(words) + 1)]


@pytest.mark.parametrize("sentence", ORDERS)
def test_a_word_that_nobody_knows_is_never_passed_over(sentence: str) -> None:
    """It makes the readers decline, or stands in the words that the card shows."""
    for said in inserted(sentence, UNKNOWN):
        found = ordered(heard(said))
        assert not isinstance(found, Taken) or UNKNOWN in repr(found.wish).lower(), said


@pytest.mark.parametrize(("place", "word"), list(enumerate(TURNED_ROUND)))
def test_a_word_that_turns_an_order_round_takes_it_away(place: int, word: str) -> None:
    for sentence in ORDERS[place :: len(TURNED_ROUND)]:
        for said in inserted(sentence, word):
            found = ordered(heard(said))
            if isinstance(found, Taken):
                assert wish(found.wish).startswith(IN_OWN_WORDS) or in_its_menu(found.wish, word), said


def in_its_menu(found: object, word: str) -> bool:
    """What somebody wants to eat is told in his own words too."""
    return isinstance(found, MealSaid) and word in found.words.split()


@pytest.mark.parametrize(("place", "word"), list(enumerate(EXCEPTED)))
def test_an_exception_is_asked_about_or_taken_out_of_the_order(place: int, word: str) -> None:
    for sentence in ORDERS[place :: len(EXCEPTED)]:
        for said in inserted(sentence, word):
            found = ordered(heard(said))
            if not isinstance(found, Taken) or wish(found.wish).startswith(IN_OWN_WORDS):
                continue
            if in_its_menu(found.wish, word):
                continue
            order = found.wish
            assert isinstance(order, PrixOrder), said
            assert order.without_types or order.without_nights, said
            assert not set(order.without_types) & set(order.room_types), said
            assert not set(order.without_nights) & set(order.nights), said


def takes(reader: AnyReader, said: Heard) -> bool:
    try:
        if reader.listens(said):
            reader.read(said)
            return True
    except Refusal:
        return False
    return False


@pytest.mark.parametrize("sentence", [sentence for sentence, _ in TABLE])
def test_no_sentence_is_taken_by_two(sentence: str) -> None:
    said = heard(from_darija(without_fillers(sentence)))
    assert len([reader.name for reader in READERS if takes(reader, said)]) <= 1


@given(SENTENCES)
def test_any_words_are_an_order_a_question_or_nothing(sentence: str) -> None:
    found = ordered(heard(sentence))
    if isinstance(found, Taken):
        assert wish(found.wish)
