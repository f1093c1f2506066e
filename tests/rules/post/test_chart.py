"""Is a picture of figures whole: nothing uneven, nothing lost on its way through the outbox?"""

import json
from datetime import date
from typing import Any

import pytest
from hypothesis import given

from domain.phrase import say
from governance.post.chart import Bars, Chart, Curve, Moment
from governance.post.replies import reply
from governance.post.reply_json import reply_from_json, reply_to_json
from tests.any_chart import charts

TITLE = say("text.words", words="Occupation")
NIGHTS = (date(2026, 10, 14), date(2026, 10, 15))


@given(charts())
def test_a_chart_survives_its_stored_row(chart: Chart) -> None:
    shown = reply(TITLE, chart=chart)
    assert reply_from_json(json.loads(json.dumps(reply_to_json(shown)))) == shown


def test_a_row_from_before_charts_is_read() -> None:
    stored = reply_to_json(reply(TITLE))
    del stored["chart"]
    assert reply_from_json(stored) == reply(TITLE)


@pytest.mark.parametrize(
    ("places", "mark", "problem"),
    [
        (NIGHTS, Curve((1,)), "1 values for 2 places"),
        (NIGHTS, Bars((1, 2), base=(0,)), "1 values for 2 places"),
        (NIGHTS[::-1] + NIGHTS, Curve((1, 2, 3, 4)), "one direction"),
        ((NIGHTS[0], 2), Curve((1, 2)), "one kind"),
        ((TITLE,), Curve((1,)), "rows"),
        ((TITLE,), Moment(1, TITLE), "rows"),
    ],
)
def test_what_cannot_be_drawn_is_refused_when_it_is_made(places: Any, mark: Any, problem: str) -> None:
    with pytest.raises(ValueError, match=problem):
        Chart(TITLE, TITLE, places, (mark,))
