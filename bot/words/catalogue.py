"""Which sentence stands behind a key in a language, set as that language is printed?"""

from __future__ import annotations

import functools
import gettext
import html
import io
import re
from collections import defaultdict
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field
from pathlib import Path
from typing import Literal

from babel.messages.catalog import Catalog, Message
from babel.messages.mofile import write_mo
from babel.messages.pofile import read_po

Language = Literal["fr", "en"]
LANGUAGES: tuple[Language, ...] = ("fr", "en")
LOCALE = Path(__file__).parents[1] / "locale"
NARROW = "\u202f"  # narrow no-break space
NO_BREAK = "\u00a0"

# An entry is a paragraph: the head is the one of no key.
_GAP = re.compile(r"\n[ \t]*\n\s*")
_HEAD = re.compile(r'^msgid ""$', re.MULTILINE)
_KEY = re.compile(r'^msgid "(.+)"$', re.MULTILINE)
_TAG = re.compile(r"<[^<>]*>")
_FIELD_OR_MARKUP = re.compile(r"(\{[^{}]*\})|<[^<>]*>|&#?\w+;")
# Characters of the private use area stand for fields and for markup while the words around them are set.
_FIELD, _MARKUP = "\ue000", "\uf000"
_STANDING_IN = re.compile(f"[{_FIELD}{_MARKUP}]")
# A mark that closes a French word, where what follows shows that it is no clock time, link or command.
_HIGH_MARK = re.compile(rf"[ \u00a0\u202f]*([:;!?%])(?=$|[\s{_MARKUP}»”)….,])")
_TYPED_PERCENT = re.compile(rf"([+-][\d{_FIELD}]+){NARROW}%")  # « +15% » in a command is typed that way
_CLOSING = re.compile(r"[ \u00a0\u202f]*»")
_OPENING = re.compile(r"«[ \u00a0\u202f]*")
_OPENING_QUOTE = re.compile(rf'(?:(?<=^)|(?<=[\s({_MARKUP}]))"')


def _plainly(text: str) -> str:
    """What both languages share: apostrophes, dots, an arrow that stays on its line."""
    return text.replace("'", "’").replace("...", "…").replace(" → ", f"{NO_BREAK}→ ")


def french(text: str) -> str:
    """Plainly typed French with its spaces: « x », narrow no-break before : ; ! ? %."""
    text = _HIGH_MARK.sub(rf"{NARROW}\1", _plainly(text))
    text = _TYPED_PERCENT.sub(r"\1%", text)
    text = _CLOSING.sub(f"{NARROW}»", text)
    text = _OPENING.sub(f"«{NARROW}", text)
    return text.replace("n° ", f"n°{NO_BREAK}")


def english(text: str) -> str:
    """Plainly typed English with its quotation marks."""
    text = _OPENING_QUOTE.sub("“", _plainly(text)).replace('"', "”")
    return text.replace("no. ", f"no.{NO_BREAK}")


_TYPOGRAPHY: dict[Language, Callable[[str], str]] = {"fr": french, "en": english}


def typeset(template: str, language: Language) -> str:
    """A template with the typography of its language; fields, tags and entities stay as typed."""
    kept = [found[0] for found in _FIELD_OR_MARKUP.finditer(template)]
    bare = _FIELD_OR_MARKUP.sub(lambda found: _FIELD if found[1] else _MARKUP, template)
    back = iter(kept)
    return _STANDING_IN.sub(lambda _: next(back), _TYPOGRAPHY[language](bare))


def untagged(template: str) -> str:
    """A template without its tags and entities, for screens that know no HTML."""
    return html.unescape(_TAG.sub("", template))


@dataclass(frozen=True, slots=True)
class Sentences:
    """One language's catalogue; KeyError for a key that it does not hold.

    `entries` are its entries as typed, by what their keys begin with (« brief » of "brief.title"), `head` is what
    stands before them. The entries of one beginning are read and typeset when the first of them is said: a command
    says thirty sentences of its thousands.
    """

    language: Language
    head: str
    entries: Mapping[str, Sequence[str]]
    ready: dict[str, gettext.GNUTranslations] = field(default_factory=dict)

    def template(self, key: str, n: object = None) -> str:
        """The typeset template behind a key; a number `n` chooses the plural where there is one."""
        translations = self._ready(_beginning(key))
        if isinstance(n, int):
            found = translations.ngettext(key, key, n)
            if found != key:
                return found
        found = translations.gettext(key)
        if found == key:
            raise KeyError(key)
        return found

    def prepare(self) -> None:
        """Read all of it now: a process that stays has the time when it starts."""
        for begins in self.entries:
            self._ready(begins)

    def _ready(self, begins: str) -> gettext.GNUTranslations:
        if begins not in self.ready:
            typed = "\n\n".join((self.head, *self.entries.get(begins, ()))) + "\n"
            self.ready[begins] = _compiled(_parsed(typed.encode(), self.language), self.language)
        return self.ready[begins]


def _beginning(key: str) -> str:
    return key.partition(".")[0]


def files(language: Language) -> Sequence[Path]:
    """Where a language's sentences stand: `lhcm.po` and, beside it, one file for each larger subject."""
    return sorted((LOCALE / language / "LC_MESSAGES").glob("*.po"))


@functools.cache
def sentences(language: Language) -> Sentences:
    """The catalogue of a language. ValueError when two files hold the same key, or one has no head."""
    head, known = "", set[str]()
    entries = defaultdict[str, list[str]](list)
    for path in files(language):
        head, *typed = _GAP.split(path.read_text(encoding="utf-8").strip())
        if not _HEAD.search(head):
            raise ValueError(f"{path.name} does not begin with its head")
        for entry in typed:
            for key in _KEY.findall(entry):
                if key in known:
                    raise ValueError(f"{path.name} says {key} again")
                known.add(key)
                entries[_beginning(key)].append(entry)
    return Sentences(language, head, entries)


def read(language: Language) -> Catalog:
    """All of it as its translators typed it."""
    whole = Catalog(locale=language)
    for path in files(language):
        for message in _parsed(path.read_bytes(), language):
            if message.id:
                whole[message.id] = message
    return whole


def _parsed(typed: bytes, language: Language) -> Catalog:
    return read_po(io.BytesIO(typed), locale=language, abort_invalid=True)


def _compiled(catalogue: Catalog, language: Language) -> gettext.GNUTranslations:
    for message in catalogue:
        if message.id:
            _typeset(message, language)
    compiled = io.BytesIO()
    write_mo(compiled, catalogue)
    compiled.seek(0)
    return gettext.GNUTranslations(compiled)


def _typeset(message: Message, language: Language) -> None:
    if isinstance(message.string, str):
        message.string = typeset(message.string, language)
    elif message.string is not None:
        message.string = tuple(typeset(form, language) for form in message.string)
