"""How does somebody say that he would like to be spoken to: shorter, in English, with the brief at eight?"""

from __future__ import annotations

import enum
import re
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import time


class Length(enum.StrEnum):
    """How long answers and briefs are to be."""

    SHORT = "short"
    LONG = "long"


@dataclass(frozen=True, slots=True)
class Preference:
    """What one sentence states, one of the three; `hour` is the house's local time."""

    length: Length | None = None
    language: str | None = None
    hour: time | None = None

    @property
    def kind(self) -> str:
        """Which of the three: a new one takes the place of the old one of its kind."""
        return "length" if self.length else "language" if self.language else "hour"


# The own choice of a language, where the account of a phone would say another (RFC 5646, private use).
CHOSEN = "-x-own"
_POLITE = (
    r"(?:\s*,?\s*(?:s['’]il (?:te|vous) pla[iî]t|svp|stp|please|merci|thanks|d[ée]sormais|from now on))*"
)
_ME = r"(?:moi|me|-moi)?\s*"
_SHORT = re.compile(
    r"(?:r[ée]pond[sz]?(?:ez)?[ -]?"
    + _ME
    + r"plus (?:court|bri[èe]vement)|(?:sois|soyez) (?:plus )?(?:bref|court)"
    r"|(?:des )?r[ée]ponses (?:plus )?courtes|plus court|fais (?:plus )?court"
    r"|(?:answer|reply|be|keep it) (?:shorter|brief|short)|shorter(?: answers)?)" + _POLITE,
    re.IGNORECASE,
)
_LONG = re.compile(
    r"(?:r[ée]pond[sz]?(?:ez)?[ -]?" + _ME + r"(?:plus longuement|plus en d[ée]tail|avec plus de d[ée]tails?)"
    r"|(?:donne[sz]?(?:[ -]moi)? )?plus de d[ée]tails?|(?:answer|reply) (?:longer|in more detail)|more details?)"
    + _POLITE,
    re.IGNORECASE,
)
_ENGLISH = re.compile(
    r"(?:(?:r[ée]pond[sz]?(?:ez)?|parle[sz]?|[ée]cri[st]?(?:vez)?)[ -]?" + _ME + r"en anglais|en anglais"
    r"|(?:(?:answer|reply|speak|write)(?: to)?(?: me)? )?in english)" + _POLITE,
    re.IGNORECASE,
)
_FRENCH = re.compile(
    r"(?:(?:r[ée]pond[sz]?(?:ez)?|parle[sz]?|[ée]cri[st]?(?:vez)?)[ -]?"
    + _ME
    + r"en fran[çc]ais|en fran[çc]ais"
    r"|(?:(?:answer|reply|speak|write)(?: to)?(?: me)? )?in french)" + _POLITE,
    re.IGNORECASE,
)
_HOUR = re.compile(
    r"(?:(?:envoie|envoyez|donne[sz]?)[ -]?moi )?(?:le |mon |the |my )?(?:brief|point du matin)(?: du matin)? "
    r"(?:à|a|vers|pour|at) (?P<hour>\d{1,2})\s*(?:h|:|heures?|am)?\s*(?P<minute>[0-5]\d)?\s*(?:am)?"
    + _POLITE,
    re.IGNORECASE,
)


def preference_in(words: str) -> Preference | None:
    """What these words, and nothing besides them, say of oneself; None where they say anything else."""
    said = " ".join(words.split()).strip(" .!")
    for shape, stated in (
        (_SHORT, Preference(length=Length.SHORT)),
        (_LONG, Preference(length=Length.LONG)),
        (_ENGLISH, Preference(language="en")),
        (_FRENCH, Preference(language="fr")),
    ):
        if shape.fullmatch(said):
            return stated
    timed = _HOUR.fullmatch(said)
    if timed is None or int(timed["hour"]) > 23:
        return None
    return Preference(hour=time(int(timed["hour"]), int(timed["minute"] or 0)))


def together(stated: Iterable[str]) -> Preference:
    """What somebody's sentences come to, the last of each kind."""
    length, language, hour = None, None, None
    for words in stated:
        one = preference_in(words)
        if one is not None:
            length, language = one.length or length, one.language or language
            hour = one.hour if one.hour is not None else hour
    return Preference(length, language, hour)
