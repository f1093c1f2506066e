"""Which nights stand against each other, and which are meant by « la semaine d'avant » after an answer?"""

from __future__ import annotations

from dataclasses import replace
from datetime import date

import pytest

from bot.questions.asking import understood
from bot.questions.callback import packed, unpacked
from bot.questions.compared import alike, running
from domain.conversation.questions.question import Question
from domain.nights import Span
from tests.makers import TODAY
from tests.rules.questions.test_questions import NAMES

OCTOBER = Span(date(2026, 10, 1), date(2026, 10, 31))
NOVEMBER = Span(date(2026, 11, 1), date(2026, 11, 30))


def test_a_whole_month_stands_against_the_running_one_day_for_day() -> None:
    assert running(OCTOBER, TODAY) == NOVEMBER
    first, second = alike(NOVEMBER, OCTOBER, TODAY)
    assert (first.last, second.last) == (date(2026, 11, 22), date(2026, 10, 22))


def test_nights_that_are_over_stand_whole() -> None:
    september = Span(date(2026, 9, 1), date(2026, 9, 30))
    assert alike(OCTOBER, september, TODAY) == (OCTOBER, september)


@pytest.mark.parametrize(
    ("words", "first", "last"),
    [
        ("et la semaine d'avant ?", "2026-09-21", "2026-09-27"),
        ("et le mois d'avant", "2026-09-01", "2026-09-30"),
        ("and the month after", "2026-11-01", "2026-11-30"),
        ("et la veille", "2026-09-30", "2026-09-30"),
        ("et le week-end d'après", "2026-11-06", "2026-11-07"),
    ],
)
def test_what_is_said_by_the_nights_before_counts_from_them(words: str, first: str, last: str) -> None:
    found = understood(words, NAMES, Question("figures", OCTOBER))
    assert found is not None
    assert found.questions == (
        Question("figures", Span(date.fromisoformat(first), date.fromisoformat(last))),
    )


def test_the_week_before_christmas_is_not_the_week_before() -> None:
    found = understood("et la semaine d'avant Noël", NAMES, Question("occupancy", OCTOBER))
    assert found is not None
    assert found.questions[0].span == Span(date(2026, 12, 17), date(2026, 12, 23))


def test_a_button_carries_both() -> None:
    asked = Question("compared", OCTOBER, against=NOVEMBER)
    assert unpacked(packed(asked, NAMES), NAMES) == asked
    alone = replace(asked, span=None)
    assert unpacked(packed(alone, NAMES), NAMES) == alone
