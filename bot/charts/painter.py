"""How does a chart become a picture? Imported only when the first one is drawn: matplotlib takes its time."""

from __future__ import annotations

import threading

from bot.charts.across import across
from bot.charts.head import head_of, note_of, write_head, write_note
from bot.charts.palette import BODY, MARGIN, SOFT
from bot.charts.rows import rows
from bot.charts.sheet import Sheet
from bot.words.phrases import Words
from domain.phrase import say
from governance.post.chart import Chart, columns

_ONE_AT_A_TIME = threading.Lock()  # matplotlib's fonts are shared by all threads


def paint(chart: Chart, words: Words) -> bytes:
    """The chart as PNG, 1170 pixels wide, in one person's language."""
    with _ONE_AT_A_TIME:
        return drawn(chart, words).png()


def drawn(chart: Chart, words: Words) -> Sheet:
    """The sheet of a chart; one without any figure says so."""
    if not any(value is not None for mark in chart.marks for run in columns(mark) for value in run):
        return _nothing(chart, words)
    return rows(chart, words) if chart.in_rows else across(chart, words)


def _nothing(chart: Chart, words: Words) -> Sheet:
    head, note = head_of(chart, words), note_of(chart, words)
    sheet = Sheet(head.height + 90.0)
    write_head(sheet, head)
    sheet.write(MARGIN, head.height + 34, words.plain(say("chart.nothing")), BODY, SOFT)
    write_note(sheet, note, head.height + 44)
    return sheet
