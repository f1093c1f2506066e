"""Do the scripts of the context benchmark give one answer whichever way they ask, and is most of it saved?"""

from __future__ import annotations

import pytest

from benchmarks.context.__main__ import measure
from benchmarks.context.questions import QUESTIONS, Question
from governance.contract import Ground


@pytest.mark.parametrize("question", QUESTIONS, ids=lambda question: question.words)
async def test_every_way_gives_the_same_answer(ground: Ground, question: Question) -> None:
    costs = await measure(question, ground)
    assert costs["tools"].results <= 4096 * costs["tools"].calls
    assert costs["seated"].sent < costs["raw"].sent
