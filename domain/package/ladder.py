"""What does cancelling cost, hour by hour before arrival: « gratuit jusqu'à 48 h, puis 100 % »?"""

from __future__ import annotations

import re
from dataclasses import dataclass

from domain.folding import fold as bare

FREE, WHOLE = 0, 100
# What the first night costs of a stay whose length nobody knows: more than nothing, at most all of it.
FIRST_NIGHT = 50
_UNITS = {"h": 1, "heure": 1, "hour": 1, "j": 24, "jour": 24, "day": 24, "d": 24, "semaine": 168, "week": 168}
_TIME = re.compile(r"(\d{1,3})\s*(heure|hour|jour|day|semaine|week|h|j|d)s?\b")
_DAYS = re.compile(r"\bj\s*-\s*(\d{1,3})\b")
_PERCENT = re.compile(r"(\d{1,3})\s*%")
_FREE = re.compile(r"\b(?:gratuit|gratuite|gratuitement|free|sans frais|no charge|remboursable)\b")
_WHOLE = re.compile(
    r"\b(?:non\s+remboursable|non\s+refundable|nonrefundable|tout\s+le\s+sejour|whole\s+stay|totalite)\b"
)
_NIGHT = re.compile(r"\b(?:premiere\s+nuit|1re\s+nuit|1ere\s+nuit|first\s+night|une\s+nuit|one\s+night)\b")
_THEN = re.compile(
    r"\b(?:apres|ensuite|puis|then|after|afterwards|no show|noshow|au[-\s]dela|sinon|otherwise)\b"
)
_STEPS = re.compile(r"\s*(?:[;,/\n>]|\.(?=\s|$)|\b(?:puis|then|ensuite)\b)\s*")


@dataclass(frozen=True, slots=True)
class Rung:
    """Up to `hours` before arrival a cancellation costs `percent` of the stay; 0 hours: until arrival itself."""

    hours: int
    percent: int


def read_ladder(words: str) -> tuple[Rung, ...] | None:
    """The rungs from far to near; None where a part of the words is no rung. Empty words are an empty ladder."""
    found: list[Rung] = []
    parts = [part for part in _STEPS.split(bare(words).replace("non-", "non ").strip()) if part]
    for place, part in enumerate(parts):
        rung = _rung(part, last=place == len(parts) - 1)
        if rung is None:
            return None
        found.append(rung)
    return tuple(sorted(found, key=lambda rung: -rung.hours))


def _rung(part: str, *, last: bool) -> Rung | None:
    percent = _percent(part)
    if percent is None:
        return None
    days, time = _DAYS.search(part), _TIME.search(part)
    if days is not None:
        return Rung(int(days[1]) * 24, percent)
    if time is not None:
        return Rung(int(time[1]) * _UNITS[time[2]], percent)
    # « puis 100 % » and « non remboursable » hold until arrival.
    return Rung(0, percent) if last or _THEN.search(part) or percent == WHOLE else None


def _percent(part: str) -> int | None:
    stated = _PERCENT.search(part)
    if stated is not None:
        return int(stated[1]) if int(stated[1]) <= WHOLE else None
    if _WHOLE.search(part):
        return WHOLE
    if _FREE.search(part):
        return FREE
    return FIRST_NIGHT if _NIGHT.search(part) else None
