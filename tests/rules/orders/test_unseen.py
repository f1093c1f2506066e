"""Are sentences still read as they are, that were written by somebody who had looked at no reader?"""

from __future__ import annotations

import pytest

from directors.revenue.command.setting import is_setting
from tests.rules.orders.telling import read
from tests.rules.questions.test_questions import meaning
from tests.rules.tables import rows


def said(sentence: str) -> str:
    """A setting, an order, a question, or nothing that a rule hears."""
    if is_setting(sentence):
        return "setting"
    order, question = read(sentence), meaning(sentence)
    assert order == "declines" or question == "nothing", "taken as both"
    if order != "declines":
        return order
    return question if question == "nothing" else f"? {question}"


@pytest.mark.parametrize(("sentence", "expected"), rows("unseen"))
def test_unseen(sentence: str, expected: str) -> None:
    assert said(sentence) == expected
