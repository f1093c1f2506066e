"""What does a reply look like in Telegram: its texts and its rows of buttons?"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import NamedTuple

from markupsafe import escape

from bot.charts import Picture
from bot.telegram.render_split import cut, units
from bot.words.markdown import html
from bot.words.phrases import Words
from governance.post.replies import Block, Button, Line, Reply, Tone

TEXT_LIMIT = 4096  # UTF-16 units after entities are parsed, https://core.telegram.org/bots/api#sendmessage
DATA_LIMIT = 64  # bytes, https://core.telegram.org/bots/api#inlinekeyboardbutton
_STYLES = {Tone.PRIMARY: "success", Tone.PLAIN: None, Tone.DANGER: "danger"}


class Key(NamedTuple):
    """One inline button: what it says, what it sends back, and its style (None: the ordinary one)."""

    label: str
    data: str
    style: str | None


@dataclass(frozen=True, slots=True)
class Rendered:
    """HTML texts to send in order, below the picture if there is one; the keyboard belongs under the last.

    With a `file` the text is its caption.
    """

    texts: tuple[str, ...]
    keyboard: tuple[tuple[Key, ...], ...]
    silent: bool
    picture: Picture | None = None
    file: Path | None = None


def render(reply: Reply, words: Words) -> Rendered:
    """The reply in one person's language; ValueError for button data that Telegram would refuse."""
    keyboard = tuple(tuple(_key(button, words) for button in row) for row in reply.buttons)
    picture = Picture(reply.chart, words) if reply.chart else None
    return Rendered(tuple(_pack(reply.blocks, words)), keyboard, reply.silent, picture)


def _key(button: Button, words: Words) -> Key:
    if not 1 <= len(button.data.encode()) <= DATA_LIMIT:
        raise ValueError(f"button data of {len(button.data.encode())} bytes: {button.data!r}")
    return Key(words.plain(button.label), button.data, _STYLES[button.tone])


def _pack(blocks: Sequence[Block], words: Words) -> Iterator[str]:
    """As few texts as hold all blocks, parted between blocks before between lines before between words."""
    text = ""
    for block in blocks:
        for chunk in _chunks(block, words):
            if text and units(text) + 2 + units(chunk) > TEXT_LIMIT:
                yield text
                text = ""
            text = f"{text}\n\n{chunk}" if text else chunk
    if text:
        yield text


def _chunks(block: Block, words: Words) -> Iterator[str]:
    """The block as one piece, or as several that fit a message each."""
    chunk = ""
    for paragraph in _paragraphs(block, words):
        for piece in cut(paragraph, TEXT_LIMIT):
            if chunk and units(chunk) + 1 + units(piece) > TEXT_LIMIT:
                yield _folded(chunk, block)
                chunk = ""
            chunk = f"{chunk}\n{piece}" if chunk else piece
    if chunk:
        yield _folded(chunk, block)


def _folded(chunk: str, block: Block) -> str:
    return f"<blockquote expandable>{chunk}</blockquote>" if block.folded else chunk


def _paragraphs(block: Block, words: Words) -> Iterator[str]:
    """Lines as HTML; neighbouring lines in columns share one <pre>, but not within a folded block."""
    columns: list[str] = []
    for line in block.lines:
        if line.mono:
            columns.append(str(escape(words.plain(line.phrase))))
            continue
        yield from _columns(columns, folded=block.folded)
        columns = []
        yield _prose(line, words, folded=block.folded) if line.prose else _line(line, words)
    yield from _columns(columns, folded=block.folded)


def _columns(lines: Sequence[str], *, folded: bool) -> Iterator[str]:
    if folded or (len(lines) == 1 and "\n" not in lines[0]):
        yield from (f"<code>{line}</code>" for line in lines)
    elif lines:
        yield "<pre>" + "\n".join(lines) + "</pre>"


def _prose(line: Line, words: Words, *, folded: bool) -> str:
    """A model's text; a folded block is a quotation already, and holds neither another one nor columns."""
    shown = html(words.plain(line.phrase), words.language)
    return re.sub(r"</?(?:blockquote|pre)>", "", shown) if folded else shown


def _line(line: Line, words: Words) -> str:
    shown = str(words.text(line.phrase))
    if line.quiet:
        shown = f"<i>{shown}</i>"
    return f"<b>{shown}</b>" if line.bold else shown
