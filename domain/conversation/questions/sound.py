"""Which known French word sounds like one that was written as it is heard: « ariv », « okupé », « rezervation »?"""

from __future__ import annotations

import functools
import re
from collections.abc import Collection

_SOUNDS = tuple(
    (re.compile(written), heard)
    for written, heard in (
        (r"ph", "f"),
        (r"(?:eau|au)", "o"),
        (r"(?:ai|ei|ay|et$|er$|ez$|es$)", "e"),
        (r"(?:qu|ck|c(?![eiyh])|q)", "k"),
        (r"c(?=[eiy])", "s"),
        (r"g(?=[eiy])", "j"),
        (r"(?<=[aeiou])s(?=[aeiou])", "z"),
        (r"ss", "s"),
        (r"y", "i"),
        (r"(?<!c)h", ""),
        (r"([a-z])\1", r"\1"),
        (r"(?<=[a-z]{3})(?:ent|e|t|d|s|x)+$", ""),
    )
)
LEAST = 4  # letters of sound: fewer are like too many words


def alike_in_sound(word: str, known: Collection[str]) -> str | None:
    """The shortest known word that sounds like this one; None where none does, or too little is left of it."""
    heard = sound(word)
    if len(heard) < LEAST:
        return None
    return min((one for one in known if sound(one) == heard), key=lambda one: (len(one), one), default=None)


@functools.lru_cache(maxsize=8192)
def sound(word: str) -> str:
    """A folded word as French letters sound, without its mute end."""
    for written, heard in _SOUNDS:
        word = written.sub(heard, word)
    return word
