"""Which nights, rooms, channel or person does a word of a question name?"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date

from domain.conversation.choice import Ambiguous, Choice, Pointed, labels, said_from
from domain.conversation.dates import MONTHS
from domain.conversation.questions.beside import beside_at
from domain.conversation.questions.gone import past_articles
from domain.conversation.questions.moments import last_year_at, when_at
from domain.conversation.questions.question import Looking, When
from domain.conversation.questions.small_words import FILLERS
from domain.conversation.room_types import GENERIC, type_of_room, types_of, vocabulary
from domain.conversation.sentence import Sentence
from domain.errors import Refusal
from domain.folding import fold
from domain.nights import Span
from domain.phrase import say
from domain.property import Property

_ROOM = ("chambre", "chambres", "room", "ch", "numero", "n", "bit")
TITLES = frozenset(
    ("m", "mr", "mme", "mlle", "monsieur", "madame", "mademoiselle", "mrs", "ms", "miss", "dr")
) | {"famille", "family", "lalla"}
# What somebody is called by: any word behind it is a name.
_NAMED = (("au", "nom", "de"), ("au", "nom", "d", "'"), ("in", "the", "name", "of"), ("under", "the", "name"))
# How the types are shortened on a phone: « double sup », "dbl std".
_SHORT = ("sup", "super", "std", "stand", "dbl", "tpl", "quad", "fam", "jr")
_THE = ("la", "le", "the", "f", "dans")
_NO_ROOM = (
    "%",
    "/",
    "h",
    "nuits",
    "jours",
    "personnes",
    "mad",
    "dh",
    "euros",
    "heures",
    "nights",
    "days",
    "semaines",
)


@dataclass(frozen=True, slots=True)
class Names:
    """What the words of a house may name: its types and rooms, channels and people by the words people use.

    `guests` are the single words of the names of those who stay or come, `spoken_of` the nights asked about before.
    """

    hotel: Property
    today: date
    channels: Mapping[str, str]
    people: Mapping[str, str]
    guests: frozenset[str] = frozenset()
    spoken_of: Span | None = None

    @property
    def type_words(self) -> frozenset[str]:
        kinds = [kind for kind in self.hotel.room_types if kind.sellable]
        single = {word for kind in kinds for word in vocabulary(kind) if word.isalpha()}
        single |= {short for short in _SHORT if any(_shortens(short, word) for word in single)}
        return frozenset(single | {f"{word}s" for word in single})


def _shortens(short: str, word: str) -> bool:
    """Its beginning, or its first letter and consonants of it in their order."""
    letters = iter(word)
    return word.startswith(short) or (word[0] == short[0] and all(letter in letters for letter in short))


@dataclass(frozen=True, slots=True)
class Slot:
    """One thing named: exactly one of these is set. `wrong` is why it cannot be read, where it cannot."""

    name: str
    when: When | None = None
    types: tuple[str, ...] = ()
    text: str = ""
    wrong: Refusal | None = None


def slot_at(s: Sentence, i: int, names: Names, looking: Looking, year: int | None) -> tuple[Slot, int] | None:
    """What the words at `i` name, the longest first, and the index after it."""
    found = [
        one
        for one in (
            _when(s, i, names, looking, year),
            _room(s, i, names),
            _types(s, i, names),
            _named(s, i, "@channel", names.channels),
            _named(s, i, "@person", names.people),
            _guest(s, i, names),
        )
        if one is not None
    ]
    return max(found, key=lambda one: one[1], default=None)


def _when(s: Sentence, i: int, names: Names, looking: Looking, year: int | None) -> tuple[Slot, int] | None:
    j = past_articles(s, i)
    if s.says(j, "ete") and s.says(j - 1, "a", "ai", "as", "ont", "avons", "avez", "avait"):
        return None  # « quel a été notre chiffre » is no summer
    if s.says(i, "ici"):
        return None  # « qui mange ici demain »: a place, where « d'ici demain » is an end
    after = last_year_at(s, i)
    if after is not None:
        return Slot("@last_year"), after
    try:
        beside = beside_at(s, i, names.today, names.spoken_of)
        found = beside or when_at(s, i, names.today, looking, year=year)
    except Pointed as asked:
        return Slot("@when", wrong=asked), s.after(s.text.index(asked.said, s[i].start) + len(asked.said))
    except Refusal as refusal:
        j = i
        while (
            s[j].kind == "number" or s[j].text in MONTHS or s.says(j, "/", "-", "le", "du", "au", "the", "en")
        ):
            j += 1
        return (Slot("@when", wrong=refusal), j) if j > i else None
    return None if found is None else (Slot("@when", when=found[0]), found[1])


def _room(s: Sentence, i: int, names: Names) -> tuple[Slot, int] | None:
    """« la 7 », « chambre 7 », "room 7"."""
    j = i
    while s.says(j, *_THE, *_ROOM):
        j += 1
    number = s[j].text if s[j].kind == "number" else None
    if (
        number is None
        or not s.says(j - 1, "la", *_ROOM)
        or j == i
        or s.says(j + 1, *_NO_ROOM)
        or s[j + 1].text in MONTHS
    ):
        return None
    return (Slot("@room", text=number), j + 1) if type_of_room(number, names.hotel) else None


def _types(s: Sentence, i: int, names: Names) -> tuple[Slot, int] | None:
    start = i
    while s.says(start, *GENERIC):
        start += 1
    known, j = names.type_words, start
    while s[j].text in known:
        j += 1
    if j == start:
        return None
    words = [s[k].text for k in range(start, j)]
    after = j
    while s.says(after, *GENERIC):
        after += 1
    try:
        return Slot("@types", types=types_of(words, names.hotel)), after
    except Refusal as refusal:
        kinds = [kind for kind in names.hotel.room_types if kind.sellable]
        fitting = [kind for kind in kinds if set(words) <= vocabulary(kind)]
        if len(fitting) < 2:
            return Slot("@types", wrong=refusal), after
        said = said_from(s, start, j)
        choices = [Choice(say("ask.type", name=k.name), fold(str(k.name))) for k in fitting]
        phrase = say("spoken.which_of_types", said=said, choices=labels(choices))
        return Slot("@types", wrong=Ambiguous(phrase, said, choices)), after


def _guest(s: Sentence, i: int, names: Names) -> tuple[Slot, int] | None:
    """« Mme Klein », « au nom de Weber », « Klein » where somebody of that name stays or comes."""
    j = i
    while s.says(j, "la", "le", "the") and s.says(j + 1, *TITLES):
        j += 1
    named = next((n for n in _NAMED if all(s.says(j + k, word) for k, word in enumerate(n))), ())
    j += len(named)
    titled = bool(named) or s.says(j, *TITLES)
    while s.says(j, *TITLES, ".") and j < len(s):
        j += 1
    start = j
    while s[j].kind == "word" and (s[j].text in names.guests or (titled and j == start)):
        j += 1
    if j == start or (titled and s[start].text in FILLERS):
        return None
    return Slot("@guest", text=" ".join(s[k].text for k in range(start, j))), j


def _named(s: Sentence, i: int, slot: str, names: Mapping[str, str]) -> tuple[Slot, int] | None:
    """A channel or a person by the words people use for it, the longest first."""
    for words in sorted(names, key=len, reverse=True):
        parts = words.split()
        if parts and all(s.says(i + n, part) for n, part in enumerate(parts)):
            return Slot(slot, text=names[words]), i + len(parts)
    return None
