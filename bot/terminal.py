"""What does a reply look like in a terminal?"""

from __future__ import annotations

import unicodedata
from collections.abc import Iterator

from bot.process.lazily import at
from bot.words.markdown import plain
from bot.words.phrases import Words
from governance.post.chart import Chart
from governance.post.replies import Block, Line, Reply

_BOLD, _DIM, _PLAIN = "\x1b[1m", "\x1b[2m", "\x1b[0m"


def render_text(reply: Reply, words: Words, *, width: int = 78, ansi: bool = False) -> str:
    """The reply as lines of at most `width` columns; `ansi` marks headings and notes for a terminal."""
    blocks = ["\n".join(_block(block, words, width, ansi=ansi)) for block in reply.blocks]
    if reply.chart is not None:
        told = any(line.phrase == reply.chart.alt for block in reply.blocks for line in block.lines)
        blocks.insert(0, "\n".join(_chart(reply.chart, words, width, told=told)))
    rows = "\n".join("  ".join(f"[ {words.plain(b.label)} ]" for b in row) for row in reply.buttons)
    return "\n\n".join([*blocks, rows] if rows else blocks)


def _chart(chart: Chart, words: Words, width: int, *, told: bool) -> Iterator[str]:
    """Its title, its figures as a strip, and the picture in words unless the message says them (`told`)."""
    yield from wrap(words.plain(chart.title), width)
    yield from at("bot.charts.strip:strip")(chart, words, width)
    if not told:
        yield from wrap(words.plain(chart.alt), width)


def _block(block: Block, words: Words, width: int, *, ansi: bool) -> Iterator[str]:
    margin = "│ " if block.folded else ""
    for line in block.lines:
        shown = words.plain(line.phrase)
        if line.prose:
            shown = plain(shown, words.language)
        room = max(width - len(margin), 1)
        for row in shown.split("\n") if line.mono else wrap(shown, room):
            yield margin + (_marked(row, line) if ansi else row)


def _marked(row: str, line: Line) -> str:
    if line.bold:
        return f"{_BOLD}{row}{_PLAIN}"
    return f"{_DIM}{row}{_PLAIN}" if line.quiet else row


def wrap(text: str, width: int) -> Iterator[str]:
    """Lines broken at ordinary spaces only (no-break spaces hold), counted in columns; a long word stays whole."""
    for paragraph in text.split("\n"):
        row = ""
        for word in paragraph.split(" "):
            if row and columns(row) + 1 + columns(word) > width:
                yield row
                row = word
            else:
                row = f"{row} {word}" if row else word
        yield row


def columns(text: str) -> int:
    """How many terminal columns a text takes: two for wide characters, none for marks that combine."""
    return sum(_column(char) for char in text)


def _column(char: str) -> int:
    if unicodedata.combining(char) or unicodedata.category(char) in {"Mn", "Cf"}:
        return 0
    return 2 if unicodedata.east_asian_width(char) in "WF" else 1
