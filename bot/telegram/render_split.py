"""Where may a long text be parted so that no tag, entity or word is cut?"""

from __future__ import annotations

import html
import re
from collections.abc import Sequence

_TAG = re.compile(r"<[^<>]*>")
_ATOM = re.compile(r"<[^<>]*>|&#?\w+;|.", re.DOTALL)
_SENTENCE_ENDS = ".!?…\n"


def units(text: str) -> int:
    """Length as Telegram counts it: UTF-16 code units once tags and entities are parsed."""
    return len(html.unescape(_TAG.sub("", text)).encode("utf-16-le", "surrogatepass")) // 2


def cut(text: str, limit: int) -> list[str]:
    """Pieces of at most `limit` units: after a sentence, else at a space, else where it must be.

    Tags open at a cut are closed before it and opened again after it.
    """
    if units(text) <= limit:
        return [text]
    atoms = _ATOM.findall(text)
    pieces: list[str] = []
    reopened: list[str] = []
    while atoms:
        end = _end(atoms, limit)
        head = reopened + atoms[:end]
        atoms = atoms[end:]
        reopened = _open_tags(head)
        closing = [f"</{_name(tag)}>" for tag in reversed(reopened)]
        piece = "".join(head + closing) if not atoms else "".join(head).rstrip() + "".join(closing)
        pieces.append(piece)
        while atoms and atoms[0].isspace():
            atoms.pop(0)
    return pieces or [""]


def _width(atom: str) -> int:
    if atom.startswith("<") and len(atom) > 1:
        return 0
    return len(html.unescape(atom).encode("utf-16-le", "surrogatepass")) // 2


def _end(atoms: Sequence[str], limit: int) -> int:
    """How many atoms the next piece takes."""
    width = sentence = space = 0
    for index, atom in enumerate(atoms):
        width += _width(atom)
        if width > limit:
            return _best(sentence, space, index)
        if atom in {" ", "\n"}:
            space = index + 1
            if (index and atoms[index - 1] in _SENTENCE_ENDS) or atom == "\n":
                sentence = index + 1
    return len(atoms)


def _best(sentence: int, space: int, full: int) -> int:
    """A sentence end when it leaves no more than half of the room empty, else a space, else the full length."""
    if sentence * 2 >= full:
        return sentence
    return space or max(full, 1)


def _open_tags(atoms: Sequence[str]) -> list[str]:
    found: list[str] = []
    for atom in atoms:
        if atom.startswith("</") and found:
            found.pop()
        elif atom.startswith("<") and len(atom) > 1 and not atom.startswith("</"):
            found.append(atom)
    return found


def _name(tag: str) -> str:
    return tag.strip("<>").split()[0]
