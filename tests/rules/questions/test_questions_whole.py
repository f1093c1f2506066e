"""Does the reader of questions account for every word, keep off orders, and never break on odd text?"""

from dataclasses import replace

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from bot.orders.reading import ordered
from bot.questions import BY_KEY, EARS
from bot.questions.callback import packed, unpacked
from domain.conversation.questions.question import Question
from domain.nights import Span
from tests.makers import TODAY
from tests.rules.conversation.spoken_pieces import PIECES
from tests.rules.orders.telling import heard
from tests.rules.questions.test_questions import NAMES
from tests.rules.tables import rows

ASKED = [text for text, meaning in rows("questions") if not meaning.startswith(("nothing", "refused"))]
# Words of another matter: none may be passed over in silence.
STRANGE = (
    "xylophone",
    "sauf",
    "pourquoi",
    "jamais",
    "zz",
    "Weber",
    "1234",
    "+15 %",
    "pas",
    "without",
    "piscine",
)
ORDERS = [
    text
    for name in ("objectives", "mandates", "expenses", "orders")
    for text, meaning in rows(name)
    if not meaning.startswith(("refused", "nothing", "asks", "declines"))
]


@settings(max_examples=250, deadline=None)
@given(st.sampled_from(ASKED), st.sampled_from(STRANGE), st.integers(0, 12))
def test_no_word_is_ignored(text: str, strange: str, place: int) -> None:
    words = text.split()
    said = " ".join([*words[:place], strange, *words[place:]])
    assert EARS.readings(said, NAMES) == []
    assert EARS.follows(said, NAMES) is None


@pytest.mark.parametrize("text", ORDERS)
def test_an_order_is_no_question(text: str) -> None:
    assert EARS.readings(text, NAMES) == []


@pytest.mark.parametrize("text", ASKED)
def test_a_question_is_no_order(text: str) -> None:
    """What a rule reads as a question, no rule that files or changes anything takes or asks about."""
    assert ordered(heard(text)) is None


@settings(max_examples=150, deadline=None)
@given(st.lists(st.sampled_from((*PIECES, "qui", "arrive", "combien", "hier", "prix", "la")), max_size=7))
def test_odd_text_breaks_nothing(pieces: list[str]) -> None:
    EARS.readings(" ".join(pieces), NAMES)


@pytest.mark.parametrize("key", sorted(BY_KEY))
def test_a_button_carries_the_whole_question(key: str) -> None:
    kinds = tuple(kind.code for kind in NAMES.hotel.room_types)
    asked = Question(key, Span(TODAY, TODAY), kinds, "12", "hotelbeds", "Omar")
    for one in (asked, Question(key), replace(asked, types=kinds[2:3], span=None)):
        written = packed(one, NAMES)
        assert len(f"a:{written}:go".encode()) <= 64
        assert unpacked(written, NAMES) == one


@pytest.mark.parametrize(
    "written",
    [
        "",
        "arrivals",
        "nothing......",
        "arrivals.261399.261124....",
        "price...fff...",
        "room....99..",
        "x" * 90,
    ],
)
def test_a_foreign_button_says_nothing(written: str) -> None:
    assert unpacked(written, NAMES) is None


def test_somebody_without_a_name_is_nobody_that_words_could_name() -> None:
    """An owner of the settings who never wrote has none; no word of a question names him, and reading ends."""
    nameless = replace(NAMES, people={"": ""})
    assert EARS.readings("Bonjour, comment va la maison ?", nameless) == EARS.readings(
        "Bonjour, comment va la maison ?", NAMES
    )
