"""What is worth telling, how urgent is it, and was it told already?"""

from __future__ import annotations

import enum
from dataclasses import dataclass
from datetime import date

from domain.figure import Figure
from domain.phrase import Phrase


class Severity(enum.IntEnum):
    """P0 rings at any hour; P1 in hours; P2 arrives silently; P3 waits for the brief."""

    P0 = 0
    P1 = 1
    P2 = 2
    P3 = 3


@dataclass(frozen=True, slots=True)
class Finding:
    """A fact worth telling.

    `key` is stable over days ("overbooked:double-superior:2026-12-31"); `state` is what makes it news again when
    it changes. `options` are sentences on what can be done. `director` is the slug of the seat that found it.
    """

    key: str
    director: str
    severity: Severity
    phrase: Phrase
    state: str = ""
    options: tuple[Phrase, ...] = ()
    figures: tuple[Figure, ...] = ()
    night: date | None = None
