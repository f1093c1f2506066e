"""Is a question read as it is meant, and is every word of it accounted for?"""

from datetime import date

import pytest

from bot.questions import EARS
from domain.conversation.questions.question import Question
from domain.conversation.questions.slots import Names
from domain.errors import Refusal
from domain.nights import Span
from tests.makers import TODAY, villa
from tests.rules.tables import rows

CHANNELS = {
    "booking": "bookingcom",
    "booking com": "bookingcom",
    "booking . com": "bookingcom",
    "expedia": "expedia",
    "airbnb": "airbnb",
}
NAMES = Names(villa(), TODAY, CHANNELS, {"said": "Said", "omar": "Omar"})


def day(one: date) -> str:
    return f"{one:%d/%m/%y}"


def nights(span: Span) -> str:
    return day(span.first) if span.first == span.last else f"{day(span.first)}-{day(span.last)}"


def shown(one: Question) -> str:
    span = one.span
    parts = [one.subject]
    if span is not None:
        parts.append(nights(span))
    parts += one.types
    parts += [f"room:{one.room}"] if one.room else []
    parts += [f"channel:{one.channel}"] if one.channel else []
    parts += [f"person:{one.person}"] if one.person else []
    parts += [f"against:{nights(one.against)}"] if one.against else []
    return " ".join(parts)


def meaning(text: str) -> str:
    found = EARS.readings(text, NAMES)
    for one in found:
        if isinstance(one.wrong, Refusal):
            return f"refused {one.wrong.phrase.key}"
    if len(found) > 1:
        return f"ask {' | '.join(sorted(shown(one.question) for one in found))}"
    if found:
        return shown(found[0].question)
    follow = EARS.follows(text, NAMES)
    return shown(follow) if follow else "nothing"


def sorted_ask(text: str) -> str:
    return f"ask {' | '.join(sorted(text[4:].split(' | ')))}" if text.startswith("ask ") else text


@pytest.mark.parametrize(("text", "expected"), rows("questions"))
def test_questions(text: str, expected: str) -> None:
    assert meaning(text) == sorted_ask(expected)
