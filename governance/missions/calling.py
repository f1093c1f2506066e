"""How do people call the parts of a mission, in French and in English?"""

from __future__ import annotations

import re
from collections.abc import Mapping

NOTE = re.compile(
    r"^\s*(?:rappelle[sz]?[- ]?moi|rapelle[sz]?[- ]?moi|rappel|remind me|reminder"
    r"|n['’]?oublie[sz]? pas|(?:fais|faites)[- ]?moi penser (?:[àa]|au|aux)"
    r"|pense[sz]? [àa] me rappeler|don['’]?t (?:let me )?forget(?: to)?"
    r"|note(?! (?:une |cette |la )?(?:d[ée]pense|achat|facture)))\b[\s:,]*",
    re.IGNORECASE,
)
# « note que j'ai payé 350 dh le taxi » is an expense, not something to be reminded of.
TELLS_OF_MONEY = re.compile(
    r"^\s*note[sz]?(?:\s+que|\s*:)?\s+"
    r"(?=(?:j['’]\s*ai|on a)\s+(?:pay[ée]|r[ée]gl[ée]|achet[ée]|d[ée]pens[ée])|i (?:paid|bought))",
    re.IGNORECASE,
)
LABELLED: Mapping[str, re.Pattern[str]] = {
    "deliverable": re.compile(r"^\s*(?:livrable|deliverable)\s*:\s*(.+)$", re.IGNORECASE),
    "criteria": re.compile(r"^\s*(?:crit[èe]res?|r[ée]ussi si|criteria|success)\s*:\s*(.+)$", re.IGNORECASE),
    "reviewer": re.compile(r"^\s*(?:relecteur|relectrice|relecture|reviewer)\s*:\s*@?(.+)$", re.IGNORECASE),
    "blocked_by": re.compile(r"^\s*(?:bloqu[ée]e? par|blocked by)\s*:?\s*(.+)$", re.IGNORECASE),
}
