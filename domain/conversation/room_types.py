"""Which room types does a person mean by these words?"""

from __future__ import annotations

import difflib
import functools
from collections.abc import Sequence

from domain.errors import refuse
from domain.folding import fold
from domain.property import Property, RoomType

GENERIC = frozenset(["chambre", "chambres", "room", "rooms", "ch", "type", "types", "categorie"])
ALL = frozenset(["tout", "tous", "toute", "toutes", "all", "every", "everything", "partout"])
_VOWELS = frozenset("aeiouy")
_EXACT, _PREFIX, _ABBREVIATION = 3, 2, 1


def types_of(words: Sequence[str], hotel: Property) -> tuple[str, ...]:
    """The codes that one group of words means (« suites », « dbl std », « tout »); empty for mere filler.

    Raises Refusal: with the candidates when the words fit several types, with the nearest when they fit none.
    """
    sellable = [kind for kind in hotel.room_types if kind.sellable]
    every = any(word in ALL for word in words)
    meant = [word for word in words if word not in GENERIC and word not in ALL]
    if not meant:
        return tuple(kind.code for kind in sellable) if every else ()
    scores = {kind.code: min(_fit(word, kind) for word in meant) for kind in sellable}
    best = max(scores.values(), default=0)
    fitting = [kind for kind in sellable if best and scores[kind.code] == best]
    whole = [kind for kind in fitting if _is_whole_name(meant, kind)]
    if len(whole) == 1 and not every:
        fitting = whole
    if not fitting:
        raise refuse(
            "spoken.unknown_type", said=" ".join(words), types=tuple(k.name for k in nearest(meant, sellable))
        )
    if len(fitting) > 1 and not every and not any(_is_plural(word, fitting) for word in meant):
        raise refuse("spoken.which_type", said=" ".join(words), types=tuple(kind.name for kind in fitting))
    return tuple(kind.code for kind in fitting)


def type_of_room(number: str, hotel: Property) -> str | None:
    """The type that a physical room belongs to."""
    return next((kind.code for kind in hotel.room_types if kind.sellable and number in kind.rooms), None)


def nearest(words: Sequence[str], kinds: Sequence[RoomType]) -> tuple[RoomType, ...]:
    """Up to three types whose words look most like these; all of them when none does."""
    close = {
        word: difflib.get_close_matches(
            word, {v for kind in kinds for v in vocabulary(kind)}, n=3, cutoff=0.6
        )
        for word in words
    }
    wanted = {match for matches in close.values() for match in matches}
    found = sorted(kinds, key=lambda kind: -len(wanted & vocabulary(kind)))
    return tuple(kind for kind in found if wanted & vocabulary(kind))[:3] or tuple(kinds)


def vocabulary(kind: RoomType) -> frozenset[str]:
    """Every word that names this type, in every language, without the words that all types share."""
    names = (*kind.name.by_language.values(), kind.code)
    return frozenset(word for name in names for word in _words(name))


@functools.lru_cache(maxsize=256)
def _words(name: str) -> tuple[str, ...]:
    folded = "".join(c if c.isalnum() else " " for c in fold(name))
    return tuple(word for word in folded.split() if word not in GENERIC and len(word) > 1)


def _singular(word: str) -> str:
    return word[:-1] if len(word) > 3 and word[-1] in "sx" else word


def _fit(word: str, kind: RoomType) -> int:
    """How well one word fits: the word itself, its beginning, its consonants, or not at all (0)."""
    known = vocabulary(kind)
    singular = _singular(word)
    if word in known or singular in known:
        return _EXACT
    if len(word) > 1 and any(k.startswith((word, singular)) for k in known):
        return _PREFIX
    if len(word) > 1 and any(_abbreviates(word, k) for k in known):
        return _ABBREVIATION
    return 0


def _abbreviates(word: str, known: str) -> bool:
    """« dbl » for double, "jr" for junior: the first letter, then consonants in their order."""
    if word[0] != known[0] or any(letter in _VOWELS for letter in word[1:]):
        return False
    letters = iter(known)
    return all(letter in letters for letter in word)


def _is_whole_name(words: Sequence[str], kind: RoomType) -> bool:
    said = {_singular(word) for word in words} | set(words)
    return any(
        set(_words(name)) <= said and len(words) == len(set(_words(name)))
        for name in (*kind.name.by_language.values(), kind.code)
    )


def _is_plural(word: str, kinds: Sequence[RoomType]) -> bool:
    known = {v for kind in kinds for v in vocabulary(kind)}
    return word not in known and _singular(word) in known
