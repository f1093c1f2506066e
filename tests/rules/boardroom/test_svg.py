"""Is any chart drawn inside its picture, whole, and told as a table?"""

from __future__ import annotations

from decimal import Decimal
from xml.etree import ElementTree

import pytest
from hypothesis import given, settings

from boardroom.drawing.scale import round_step, scale_of
from boardroom.drawing.svg import HIGH, WIDE, drawn
from bot.words.phrases import Words
from governance.post.chart import Chart
from tests.any_chart import charts
from tests.makers import CASABLANCA, TODAY

WORDS = Words("fr", zone=CASABLANCA, today=TODAY)


@settings(max_examples=60)
@given(charts())
def test_every_chart_becomes_a_whole_drawing(chart: Chart) -> None:
    found = drawn(chart, WORDS)
    svg = ElementTree.fromstring(str(found.picture))
    assert svg.get("aria-label") == WORDS.plain(chart.alt)
    assert len(found.rows) == len(chart.places)
    high = float(svg.get("viewBox", "0 0 0 0").split()[3])
    for shape in svg.iter("rect"):
        assert -1 <= float(shape.get("x", 0)) <= WIDE + 1
        assert -1 <= float(shape.get("y", 0)) <= max(high, HIGH) + 1
    scale = scale_of(chart)
    assert scale.low < scale.high
    assert len(scale.ticks) <= 12


@pytest.mark.parametrize(
    ("wanted", "step"), [("0.9", "1"), ("1.1", "2"), ("230", "250"), ("0.03", "0.05"), ("6", "10")]
)
def test_steps_are_round(wanted: str, step: str) -> None:
    assert round_step(Decimal(wanted)) == Decimal(step)
