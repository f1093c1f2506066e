"""Which transfer do these words ask for?

R123456789 ; vol AT 555 ; 16:20 ; prise aéroport Menara ; chauffeur Hassan
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from datetime import date, time

from domain.conversation.sentence import read_short
from domain.conversation.stretches import read_stretch
from domain.errors import refuse
from domain.folding import fold
from domain.service.calling import ARRIVES, DRIVER, FLIGHT, LEAVES, PICK_UP
from domain.service.transfer import Way

LONGEST = 80
_HOUR = re.compile(r"(?:a |at |vers )?([01]?\d|2[0-3])\s?[:h]\s?([0-5]\d)?$")


@dataclass(frozen=True, slots=True)
class TransferSaid:
    """What was said of a transfer; None where nothing was."""

    number: str
    way: Way | None = None
    at: time | None = None
    day: date | None = None
    flight: str | None = None
    pick_up: str | None = None
    driver: str | None = None


def transfer_from(words: str, today: date) -> TransferSaid:
    """The booking's number, then its parts between « ; ». Refusal: no number, or a part that means nothing."""
    head, *parts = (part.strip() for part in re.split(r"[;,\n]", words))
    number, _, rest = head.partition(" ")
    if not number:
        raise refuse("transfer.which")
    found: dict[str, object] = {}
    for part in filter(None, (rest.strip(), *parts)):
        name, value = _part(part, today)
        if name in found:
            raise refuse("transfer.twice", said=part)
        found[name] = value
    return TransferSaid(number, **found)  # type: ignore[arg-type]


def _part(part: str, today: date) -> tuple[str, object]:
    """One part, by the word that it begins with, or by what it is."""
    plain = fold(part)
    for name, openings in (("flight", FLIGHT), ("driver", DRIVER), ("pick_up", PICK_UP)):
        for opening in openings:
            if plain.startswith(f"{opening} ") and len(part) <= LONGEST:
                return name, part[len(opening) :].strip(" :")
    if plain in ARRIVES or plain in LEAVES:
        return "way", Way.ARRIVAL if plain in ARRIVES else Way.DEPARTURE
    if (hour := _HOUR.match(plain)) is not None:
        return "at", time(int(hour[1]), int(hour[2] or 0))
    sentence = read_short(part)
    stretch = read_stretch(sentence, 0, today) if len(sentence) else None
    if stretch is not None and stretch[1] == len(sentence) and stretch[0].span.first == stretch[0].span.last:
        return "day", stretch[0].span.first
    raise refuse("transfer.part_unread", said=part)
