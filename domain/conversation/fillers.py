"""Which words around an order say nothing: politeness, hesitation, « tu peux », « il faut »?

The one list of them. Whatever is not here and not read by a grammar makes the grammar decline.
"""

from __future__ import annotations

import functools
import re

from domain.conversation.calling import (
    ANYWHERE,
    AROUND,
    ASKING,
    CALLED,
    I_DO,
    NAMING,
    NO_MORE_SALES,
    TO_VERB,
    WANTING,
    YOU,
)
from domain.folding import fold

_INFINITIVE = re.compile(r"^(?:de |d'|me |m')?[a-z]{2,}(?:er|ir|re)\b")
_TO_ME = re.compile(r"^(?:me |nous |m')", re.IGNORECASE)  # « me monter la triple »
_THING = re.compile(r"^(?:(?:la|le|les|toutes?|tous|the|all)\s|l').*\d")
_EDGE = " ,;:.!…-"


def without_fillers(text: str) -> str:
    """The text without what says nothing around it; the text itself where nothing else is left."""
    words, asked = " ".join(text.split()), False
    for filler in ANYWHERE:
        words = _cut_inside(words, filler)
    if (mine := I_DO.match(_plain(words))) is not None:
        words = words[mine.end() :]
    if (closed := NO_MORE_SALES.match(_plain(words))) is not None:
        words = f"{'close' if closed[0].endswith('selling') else 'ferme'}{words[closed.end() :]}"
    while True:
        before = words
        words = _cut_behind(_cut_before(words))
        words, request = _cut_request(words)
        asked = asked or request
        if asked:
            words = words.rstrip(" ?")
        if words == before:
            return words or " ".join(text.split())


@functools.lru_cache(maxsize=64)
def _plain(text: str) -> str:
    """Folded letter for letter, so that places in it are places in the text."""
    return "".join((fold(letter) or " ")[0] for letter in text)


def _cut_inside(text: str, filler: str) -> str:
    pattern = re.compile(rf"(?<![\w'])[,\s]*\b{re.escape(filler)}\b[,]?")
    for found in reversed(list(pattern.finditer(_plain(text)))):
        left = f"{text[: found.start()]} {text[found.end() :]}"
        if left.strip(_EDGE + "?"):
            text = " ".join(left.split())
    return text


def _cut_before(text: str) -> str:
    plain = _plain(text)
    for filler in AROUND:
        if plain.startswith(filler) and not plain[len(filler) : len(filler) + 1].isalnum():
            rest = text[len(filler) :]
            called = filler in CALLED and not rest.startswith(",")
            if not called and rest[:1] not in {"-", "'"} and rest.strip(_EDGE + "?"):
                return rest.lstrip(_EDGE)
    return text


def _cut_behind(text: str) -> str:
    bare = text.rstrip(_EDGE)
    plain = _plain(bare)
    for filler in AROUND:
        place = len(plain) - len(filler)
        if filler not in CALLED and plain.endswith(filler) and place > 0 and plain[place - 1] in " ,":
            return bare[:place].rstrip(_EDGE)
    asked = re.search(r"[\s,]*(?:" + "|".join(map(re.escape, ANYWHERE)) + r")\s*\?$", plain)
    return f"{bare[: asked.start()]} ?" if asked and asked.start() else bare


def _cut_request(text: str) -> tuple[str, bool]:
    """« tu peux fermer … ? », « il faut fermer … »: the order in it, and whether it was put as a question."""
    plain = _plain(text)
    for opening in (*ASKING, *WANTING):
        rest = _TO_ME.sub("", text[len(opening) :].lstrip())
        if not plain.startswith(f"{opening} ") or not rest:
            continue
        if opening in NAMING and _THING.match(_plain(rest)):  # « je veux la suite junior à 3000 »
            return rest, False
        french_verb = _INFINITIVE.match(_plain(rest)) is not None
        if opening in ASKING or opening in TO_VERB or french_verb or opening.endswith(YOU):
            if opening.endswith(YOU):  # « que tu montes » : monte
                verb, _, behind = rest.partition(" ")
                rest = f"{verb.removesuffix('s')} {behind}"
            return rest, opening in ASKING
    return text, False
