"""What does a model's Markdown look like on Telegram, and in a terminal?"""

from __future__ import annotations

import re
from collections.abc import Sequence
from functools import lru_cache
from importlib import import_module
from typing import TYPE_CHECKING, Any

from markupsafe import escape

from bot.words.catalogue import Language, english, french

if TYPE_CHECKING:
    from markdown_it.token import Token

_TAGS = {
    "strong_open": "<b>",
    "strong_close": "</b>",
    "em_open": "<i>",
    "em_close": "</i>",
    "s_open": "<s>",
    "s_close": "</s>",
}
_TYPOGRAPHY = {"fr": french, "en": english}
BULLET = "· "


@lru_cache(maxsize=1)
def _parser() -> Any:
    """Bold, italics, struck text, lists, headings, quotations, code and tables; never HTML, links or pictures.

    Imported at the first answer: a house starts faster without.
    """
    return (
        import_module("markdown_it")
        .MarkdownIt("commonmark", {"html": False})
        .enable(["table", "strikethrough"])
        .disable(["link", "image", "autolink", "html_inline", "html_block", "reference", "entity"])
    )


def html(markdown: str, language: Language) -> str:
    """Telegram's HTML for the text: whatever it holds, only <b>, <i>, <s>, <code>, <pre> and <blockquote>."""
    return "\n".join(_Writer(language).blocks(_parser().parse(markdown))).strip("\n")


def plain(markdown: str, language: Language) -> str:
    """The same without any markup."""
    import_free = re.sub(r"</?(?:b|i|s|code|pre|blockquote)>", "", html(markdown, language))
    return _unescaped(import_free)


def _unescaped(text: str) -> str:
    for entity, char in (("&lt;", "<"), ("&gt;", ">"), ("&#34;", '"'), ("&#39;", "'"), ("&amp;", "&")):
        text = text.replace(entity, char)
    return text


class _Writer:
    """Writes one text's blocks as lines."""

    def __init__(self, language: Language) -> None:
        self._set = _TYPOGRAPHY[language]

    def blocks(self, tokens: Sequence[Token]) -> list[str]:
        """A line for each paragraph, item and row; an empty line between blocks of the outermost level."""
        lines: list[str] = []
        markers: list[str] = []
        place = 0
        while place < len(tokens):
            token = tokens[place]
            if token.type == "table_open":
                end = _closing(tokens, place, "table_close")
                lines += [*_gap(lines), _table([*self._rows(tokens[place:end])])]
                place = end
            elif token.type == "blockquote_open":
                end = _closing(tokens, place, "blockquote_close")
                inner = "\n".join(self.blocks(tokens[place + 1 : end])).strip("\n")
                lines += [*_gap(lines), f"<blockquote>{inner}</blockquote>"]
                place = end
            else:
                self._simple(token, tokens[place - 1] if place else None, lines, markers)
            place += 1
        return lines

    def _simple(self, token: Token, before: Token | None, lines: list[str], markers: list[str]) -> None:
        match token.type:
            case "bullet_list_open" | "ordered_list_open":
                if not markers:
                    lines += _gap(lines)
                markers.append(BULLET if token.type == "bullet_list_open" else "1")
            case "bullet_list_close" | "ordered_list_close":
                markers.pop()
            case "list_item_open":
                number = f"{token.info}. " if token.info else BULLET
                lines.append("  " * (len(markers) - 1) + number)
            case "fence" | "code_block":
                lines += [*_gap(lines), f"<pre>{escape(token.content.rstrip())}</pre>"]
            case "inline":
                self._inline(token, before, lines, in_list=bool(markers))
            case _:
                pass

    def _inline(self, token: Token, before: Token | None, lines: list[str], *, in_list: bool) -> None:
        shown = self._spans(token.children or [])
        if before is not None and before.type == "heading_open":
            shown = f"<b>{_untagged_bold(shown)}</b>"
        if (
            in_list
            and lines
            and (lines[-1].strip() == BULLET.strip() or re.fullmatch(r" *\d+\. ", lines[-1]))
        ):
            lines[-1] += shown
        elif in_list:
            lines.append(f"  {shown}")
        else:
            lines += [*_gap(lines), shown]

    def _spans(self, children: Sequence[Token]) -> str:
        written = ""
        for token in children:
            if token.type in {"softbreak", "hardbreak"}:
                written += "\n"
            elif token.type == "code_inline":
                written += f"<code>{escape(token.content)}</code>"
            elif token.type in _TAGS:
                written += _TAGS[token.type]
            else:
                written += str(escape(self._set(token.content)))
        return written

    def _rows(self, tokens: Sequence[Token]) -> list[list[str]]:
        """The cells of a table as plain text."""
        rows: list[list[str]] = []
        for token in tokens:
            if token.type == "tr_open":
                rows.append([])
            elif token.type == "inline":
                texts = (
                    child.content for child in token.children or [] if child.type in {"text", "code_inline"}
                )
                rows[-1].append(self._set("".join(texts)))
        return rows


def _gap(lines: Sequence[str]) -> list[str]:
    return [""] if lines else []


def _closing(tokens: Sequence[Token], opened: int, kind: str) -> int:
    level = tokens[opened].level
    return next(
        n for n in range(opened + 1, len(tokens)) if tokens[n].type == kind and tokens[n].level == level
    )


def _untagged_bold(shown: str) -> str:
    return shown.replace("<b>", "").replace("</b>", "")


def _table(rows: Sequence[Sequence[str]]) -> str:
    """Columns under one another: figures to the right, words to the left."""
    widths = [max(len(row[n]) if n < len(row) else 0 for row in rows) for n in range(max(map(len, rows)))]
    shown = "\n".join(
        "  ".join(_cell(row[n] if n < len(row) else "", width) for n, width in enumerate(widths)).rstrip()
        for row in rows
    )
    return f"<pre>{escape(shown)}</pre>"


def _cell(text: str, width: int) -> str:
    return text.rjust(width) if re.match(r"[−+-]?\d", text) else text.ljust(width)
