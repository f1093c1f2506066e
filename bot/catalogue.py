"""Which sentence stands behind a key in a language, set as that language is printed?"""

from __future__ import annotations

import functools
import gettext
import html
import io
import re
import string
from collections.abc import Callable, Iterable
from dataclasses import dataclass
from pathlib import Path
from typing import Literal

from babel.messages.catalog import Catalog, Message
from babel.messages.mofile import write_mo
from babel.messages.pofile import read_po

Language = Literal["fr", "en"]
LANGUAGES: tuple[Language, ...] = ("fr", "en")
LOCALE = Path(__file__).parent / "locale"
NARROW = "\u202f"  # narrow no-break space
NO_BREAK = "\u00a0"

_TAG = re.compile(r"<[^<>]*>")
_PIECE = re.compile(r"(<[^<>]*>|&#?\w+;)")
# A mark that closes a French word, where what follows shows that it is no clock time, link or command.
_HIGH_MARK = re.compile(r"[ \u00a0\u202f]*([:;!?%])(?=$|[\s<»”)…])")
_CLOSING = re.compile(r"[ \u00a0\u202f]*»")
_OPENING = re.compile(r"«[ \u00a0\u202f]*")


def french(text: str) -> str:
    """Plainly typed French with its spaces and apostrophes: « x », narrow no-break before : ; ! ? %."""
    text = text.replace("'", "’").replace("...", "…")
    text = _HIGH_MARK.sub(rf"{NARROW}\1", text)
    text = _CLOSING.sub(f"{NARROW}»", text)
    text = _OPENING.sub(f"«{NARROW}", text)
    return text.replace("n° ", f"n°{NO_BREAK}")


def english(text: str) -> str:
    """Plainly typed English with its apostrophes."""
    return text.replace("'", "’").replace("...", "…").replace("no. ", f"no.{NO_BREAK}")


_TYPOGRAPHY: dict[Language, Callable[[str], str]] = {"fr": french, "en": english}


def typeset(template: str, language: Language) -> str:
    """A template with the typography of its language; fields, tags and entities stay as typed."""
    shown: list[str] = []
    for literal, name, spec, _ in string.Formatter().parse(template):
        shown += _literal(literal, language)
        if name is not None:
            shown.append("{" + name + (f":{spec}" if spec else "") + "}")
    return "".join(shown)


def _literal(text: str, language: Language) -> Iterable[str]:
    text = text.replace("{", "{{").replace("}", "}}")
    for piece in _PIECE.split(text):
        yield piece if _PIECE.fullmatch(piece) else _TYPOGRAPHY[language](piece)


def untagged(template: str) -> str:
    """A template without its tags and entities, for screens that know no HTML."""
    return html.unescape(_TAG.sub("", template))


@dataclass(frozen=True, slots=True)
class Sentences:
    """One language's catalogue; KeyError for a key that it does not hold."""

    translations: gettext.GNUTranslations

    def template(self, key: str, n: object = None) -> str:
        """The typeset template behind a key; a number `n` chooses the plural where there is one."""
        if isinstance(n, int):
            found = self.translations.ngettext(key, key, n)
            if found != key:
                return found
        found = self.translations.gettext(key)
        if found == key:
            raise KeyError(key)
        return found


def read(language: Language) -> Catalog:
    """The catalogue as its translator typed it."""
    with (LOCALE / language / "LC_MESSAGES" / "lhcm.po").open("rb") as file:
        return read_po(file, locale=language, abort_invalid=True)


@functools.cache
def sentences(language: Language) -> Sentences:
    """The catalogue, typeset once when it is first asked for."""
    catalogue = read(language)
    for message in catalogue:
        if message.id:
            _typeset(message, language)
    compiled = io.BytesIO()
    write_mo(compiled, catalogue)
    compiled.seek(0)
    return Sentences(gettext.GNUTranslations(compiled))


def _typeset(message: Message, language: Language) -> None:
    if isinstance(message.string, str):
        message.string = typeset(message.string, language)
    elif message.string is not None:
        message.string = tuple(typeset(form, language) for form in message.string)
