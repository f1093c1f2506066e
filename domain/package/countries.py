"""Which country do these words name?"""

from __future__ import annotations

import functools
from collections.abc import Mapping

from babel import Locale

from domain.folding import fold


@functools.cache
def _names() -> Mapping[str, str]:
    found: dict[str, str] = {}
    for language in ("fr", "en", "ar"):
        for code, name in Locale(language).territories.items():
            if len(code) == 2 and code.isalpha():
                found.setdefault(fold(name), code)
    return found


def country_code(words: str) -> str | None:
    """ISO 3166-1 alpha-2 of a country named in French, English or Arabic, or by its code; None for no country."""
    said = words.strip()
    if len(said) == 2 and said.upper() in _names().values():
        return said.upper()
    return _names().get(fold(said))


def country_name(code: str, language: str) -> str:
    """What people call the country, "Maroc"; the code where the language has no name for it."""
    return str(Locale(language).territories.get(code, code))
