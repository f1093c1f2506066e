"""What does a fact sheet say: headings that name a room or a place, pairs, lists, tables and paragraphs?"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from channels.files.lines import Line
from channels.files.problems import shown
from channels.material.finding import About, Finding, claimed, facility_said, kept_out
from channels.material.pairs import all_facilities, facilities_here, key_alone, listed, pair_in, said_by
from channels.material.tables import said_in_table
from domain.errors import Refusal
from domain.package.field import Field
from domain.package.meant import place_meant, types_meant
from domain.phrase import Phrase, say
from domain.property import RoomType

if TYPE_CHECKING:
    from markdown_it.token import Token


@dataclass(slots=True)
class Heading:
    """A heading: its level, the room it stands for, the place it announces, or the question that it leaves."""

    level: int
    words: str
    room: RoomType | None = None
    place: Field | None = None
    asks: Phrase | None = None
    text: list[tuple[int, str]] = field(default_factory=list)


def said_in_sheet(about: About, text: str) -> Iterator[Finding]:
    """Findings of a text in Markdown, or of plain lines; every line becomes one or several."""
    from markdown_it import MarkdownIt  # noqa: PLC0415 - most days nobody brings a fact sheet

    tokens = MarkdownIt("commonmark").enable("table").parse(text)
    stack: list[Heading] = []
    at = 0
    while at < len(tokens):
        token = tokens[at]
        if token.type == "heading_open":
            yield from _ended(about, stack, int(token.tag[1:]))
            stack.append(_heading(about, stack, int(token.tag[1:]), tokens[at + 1].content))
        elif token.type == "table_open":
            end = next(i for i in range(at, len(tokens)) if tokens[i].type == "table_close")
            yield from said_in_table(_here(about, stack), _lines(tokens[at:end]))
            at = end
        elif token.type == "inline" and tokens[at - 1].type != "heading_open":
            yield from _paragraph(about, stack, token)
        elif token.type in {"fence", "code_block", "html_block"} and token.content.strip():
            yield about.unread(_line(token), say("material.no_place", words=shown(token.content)))
        at += 1
    yield from _ended(about, stack, 0)


def _heading(about: About, stack: list[Heading], level: int, said: str) -> Heading:
    words_ = said.strip().strip("*_ ")
    kinds = types_meant(words_, about.house)
    here = _here(about, stack)
    try:
        place = place_meant(words_, of_room=here.room is not None)
    except Refusal as refusal:
        return Heading(level, words_, asks=refusal.phrase)
    if place is None and len(kinds) == 1:
        return Heading(level, words_, room=kinds[0])
    return Heading(level, words_, place=place)


def _here(about: About, stack: list[Heading]) -> About:
    """About the room of the innermost heading that names one."""
    return about.of(next((one.room for one in reversed(stack) if one.room is not None), about.room))


def _ended(about: About, stack: list[Heading], level: int) -> Iterator[Finding]:
    """The headings that a new one of this level closes, each with the paragraphs that stood under it."""
    while stack and stack[-1].level >= level:
        closed = stack.pop()
        if closed.text and closed.place is not None:
            words_ = "\n\n".join(said for _, said in closed.text)
            yield from claimed(_here(about, stack), closed.place, words_, closed.text[0][0])
        elif closed.text and closed.asks is not None:
            yield about.unread(closed.text[0][0], closed.asks)


def _paragraph(about: About, stack: list[Heading], token: Token) -> Iterator[Finding]:
    here, under = _here(about, stack), stack[-1] if stack else None
    first = _line(token)
    said = _plain_text(token)
    if under is not None and _belongs(under, said):
        secret = kept_out(here, under.words, said, first)
        if secret is not None:
            yield secret
        else:
            under.text.append((first, said))
        return
    for offset, line in enumerate(said.split("\n")):
        if line.strip():
            yield from _one_line(here, stack, line.strip(), first + offset)


def _belongs(under: Heading, said: str) -> bool:
    """Whether a paragraph is what its heading announces: a text in any case, another value unless it is a pair."""
    if under.place is not None and under.place.kind == "list":
        return False
    if under.place is not None and under.place.kind == "words":
        return True
    return (under.asks is not None or under.place is not None) and pair_in(said) is None


def _one_line(here: About, stack: list[Heading], line: str, number: int) -> Iterator[Finding]:
    under = stack[-1] if stack else None
    place = under.place if under else None
    pair = pair_in(line)
    if pair is not None:
        yield from said_by(here, *pair, number)
    elif place is not None and place.kind == "list":
        yield from listed(here, here.path(place), line, number)
    elif (announced := key_alone(line)) is not None and under is not None:
        _announce(here, stack, under, announced)
    elif facility_said(line, "x") is not None or all_facilities(line):
        yield from listed(here, facilities_here(here), line, number)
    else:
        yield here.unread(number, say("material.not_understood", words=shown(line)))


def _announce(here: About, stack: list[Heading], under: Heading, said: str) -> None:
    """« Équipements : » alone on its line stands over what follows like a heading of its own."""
    stack.append(_heading(here, stack, under.level + 1, said))


def _plain_text(token: Token) -> str:
    parts: list[str] = []
    for child in token.children or ():
        if child.type in {"softbreak", "hardbreak"}:
            parts.append("\n")
        elif child.type in {"text", "code_inline"} or child.type == "image":
            parts.append(child.content)
    return "".join(parts)


def _lines(tokens: list[Token]) -> list[Line]:
    rows: list[Line] = []
    cells: list[str] = []
    number = 0
    for token in tokens:
        if token.type == "tr_open":
            cells, number = [], _line(token)
        elif token.type == "inline":
            cells.append(_plain_text(token))
        elif token.type == "tr_close":
            rows.append(Line(number, tuple(cells)))
    return rows


def _line(token: Token) -> int:
    return token.map[0] + 1 if token.map else 0
