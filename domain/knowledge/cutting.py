"""How is a text cut into passages that can be found and quoted, each with its place?"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from domain.knowledge.writing import Passage, Place

MOST_WORDS = 180
MOST_LETTERS = 2_400  # a table without spaces is cut all the same
NOWHERE = Place()
_SENTENCE = re.compile(r"(?<=[.!?؟…])\s+(?=\S)")
_BLANK = re.compile(r"\n\s*\n")
_SPACES = re.compile(r"[ \t\u00a0\u202f]+")
_UNSEEN = re.compile(r"[\x00-\x08\x0b-\x1f\x7f\u200b-\u200f\u202a-\u202e\u2060-\u206f\ufeff\ufff9-\ufffb]")


@dataclass(frozen=True, slots=True)
class Part:
    """What a reader found at one place of a writing."""

    text: str
    place: Place = NOWHERE


def passages_of(parts: Iterable[Part]) -> tuple[Passage, ...]:
    """The whole text in passages, in its order: neighbours of one place together as far as they fit."""
    made: list[Passage] = []
    held: list[str] = []
    where = Place()

    def close() -> None:
        if held:
            made.append(Passage(len(made) + 1, where, "\n".join(held)))
            held.clear()

    for part in parts:
        for piece in _pieces(clean(part.text)):
            if part.place != where or not _fits([*held, piece]):
                close()
                where = part.place
            held.append(piece)
    close()
    return tuple(made)


def clean(text: str) -> str:
    """Without what nobody sees: control characters, marks of direction, spaces in a row."""
    lines = (
        _SPACES.sub(" ", line).strip() for line in _UNSEEN.sub("", text.replace("\r\n", "\n")).split("\n")
    )
    return "\n".join(lines).strip("\n")


def sentences_of(text: str) -> Iterator[tuple[int, int]]:
    """Where each sentence or line of a text begins and ends."""
    at = 0
    for line in text.split("\n"):
        start = at
        for gap in _SENTENCE.finditer(line):
            yield at, start + gap.start()
            at = start + gap.end()
        if start + len(line) > at:
            yield at, start + len(line)
        at = start + len(line) + 1


def _pieces(text: str) -> Iterator[str]:
    """Paragraphs; one that is too long by its sentences, a sentence that is by its words."""
    for paragraph in _BLANK.split(text):
        if not paragraph.strip():
            continue
        if _fits([paragraph]):
            yield paragraph.strip()
            continue
        held = ""
        for start, end in sentences_of(paragraph):
            for piece in _short(paragraph[start:end]):
                longer = f"{held} {piece}".strip()
                if held and not _fits([longer]):
                    yield held
                    longer = piece
                held = longer
        if held:
            yield held


def _short(sentence: str) -> Iterator[str]:
    if _fits([sentence]):
        yield sentence
        return
    words = sentence.split(" ")
    for first in range(0, len(words), MOST_WORDS // 2):
        piece = " ".join(words[first : first + MOST_WORDS // 2])
        yield from (piece[at : at + MOST_LETTERS] for at in range(0, len(piece), MOST_LETTERS))


def _fits(pieces: list[str]) -> bool:
    return sum(len(one.split()) for one in pieces) <= MOST_WORDS and sum(map(len, pieces)) <= MOST_LETTERS
