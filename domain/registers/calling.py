"""How do people call the parts of a letter and of an artifact, in French and in English?"""

from __future__ import annotations

import re
from collections.abc import Mapping
from datetime import date

from domain.conversation.sentence import read
from domain.conversation.when import read_when
from domain.errors import Refusal, refuse

LONGEST = 1000
LETTER: Mapping[str, re.Pattern[str]] = {
    "next": re.compile(
        r"^\s*(?:relancer?|relance|suite|next|chase|follow[- ]?up)\s*:\s*(.+)$", re.IGNORECASE
    ),
    "way": re.compile(r"^\s*(?:par|via|by)\s*:?\s+(.+)$", re.IGNORECASE),
    "reference": re.compile(
        r"^\s*(?:r[ée]f(?:[ée]rence)?|ref(?:erence)?|ticket|n°)\.?\s*:?\s*(.+)$", re.IGNORECASE
    ),
    "on": re.compile(
        r"^\s*(?:le|date|on)\s*:?\s+(\d{1,2}[/.]\d{1,2}[/.]\d{4}|\d{4}-\d{1,2}-\d{1,2})\s*$", re.IGNORECASE
    ),
}
ARTIFACT: Mapping[str, re.Pattern[str]] = {
    "version": re.compile(r"^\s*(?:version|v)\s*:?\s*(\d{1,4})\s*$", re.IGNORECASE),
    "state": re.compile(r"^\s*(?:[ée]tat|statut|state|status)\s*:\s*(.+)$", re.IGNORECASE),
    "place": re.compile(r"^\s*(?:lieu|o[ùu]|place|where)\s*:\s*(.+)$", re.IGNORECASE),
    "next": re.compile(r"^\s*(?:prochaine?(?: action)?|suite|next(?: action)?)\s*:\s*(.+)$", re.IGNORECASE),
    "by": re.compile(r"^\s*(?:avant|pour le|by|before)\s*:?\s+(.+)$", re.IGNORECASE),
    "depends": re.compile(r"^\s*(?:d[ée]pend(?: de)?|depends(?: on)?)\s*:?\s*(.+)$", re.IGNORECASE),
}


def parts_of(words: str, shapes: Mapping[str, re.Pattern[str]]) -> tuple[str, dict[str, str]]:
    """What stands first, and each named part behind a semicolon. Refusal: a part of no name, or named twice."""
    if len(words) > LONGEST:
        raise refuse("decision.too_long", n=LONGEST)
    head, *parts = [part.strip() for part in re.split(r"[;\n]", words) if part.strip()] or [""]
    found: dict[str, str] = {}
    for part in parts:
        named = ((name, match[1].strip()) for name, shape in shapes.items() if (match := shape.match(part)))
        name, said = next(named, ("", ""))
        if not name or name in found:
            raise refuse("register.part_unknown", words=part)
        found[name] = said
    return head, found


def day_to_come(said: str, today: date) -> date:
    """« vendredi », « dans 3 jours », « 05/12/2026 ». Refusal: no day, or one that is past."""
    sentence = read(said)
    try:
        found = read_when(sentence, 0, today)
    except Refusal:
        found = None
    if found is None or found[0] is None or found[1] != len(sentence) or found[0].last <= today:
        raise refuse("register.day", words=said)
    return found[0].last


def day_past(said: str, today: date) -> date:
    """A day written in figures. Refusal: no day, or one that is still to come."""
    numbers = [int(one) for one in re.findall(r"\d+", said)]
    try:
        found = date(*(numbers if numbers[0] > 31 else numbers[::-1]))
    except ValueError:
        raise refuse("register.day", words=said) from None
    if found > today:
        raise refuse("register.day", words=said)
    return found
