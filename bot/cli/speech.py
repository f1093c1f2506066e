"""How does a command speak in a terminal?"""

from __future__ import annotations

import sys
from typing import TextIO
from zoneinfo import ZoneInfo

from bot.settings import Settings
from bot.words.catalogue import Language
from bot.words.phrases import Words
from domain.phrase import Phrase


def words_for(settings: Settings, zone: ZoneInfo | None = None) -> Words:
    """The operator's language: French where his terminal is French, English elsewhere; times in `zone`."""
    language: Language = "fr" if settings.lang.lower().startswith("fr") else "en"
    return Words(language) if zone is None else Words(language, zone=zone)


def tell(settings: Settings, *phrases: Phrase, to: TextIO | None = None) -> None:
    """One line for each phrase, on standard output unless told otherwise."""
    words = words_for(settings)
    for phrase in phrases:
        print(words.plain(phrase), file=to or sys.stdout)


def complain(settings: Settings, *phrases: Phrase) -> int:
    """The same on standard error; the exit status of a request that cannot be met."""
    tell(settings, *phrases, to=sys.stderr)
    return 2
