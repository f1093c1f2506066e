"""By which words do people tell an incident what happened?"""

from __future__ import annotations

import re

from domain.conversation.dates import MONTHS

# What is done, by the words that begin it; folded, in French and English.
SAID: tuple[tuple[str, str], ...] = (
    (r"ouvrir|ouvre|open", "open"),
    (r"note|noter", "note"),
    (r"recu|received", "received"),
    (r"envoye|sent", "sent"),
    (r"fait|fact", "fact"),
    (r"decision|decide", "decision"),
    (r"reservation|concerne|booking|concerns", "booking"),
    (r"responsable|owner", "owner"),
    (r"enquete|investigate|investigation", "investigate"),
    (r"test|essai", "test"),
    (r"rapport|report", "report"),
    (r"relecture|relu|review", "review"),
    (r"piece|importe|evidence|import", "import"),
    (r"clore|clos|fermer|close", "close"),
    (r"vu|compte|seen|counted", "seen"),
    (r"enonces?|claims?|statements?", "claim"),
)
# What somebody says to a claim of a document.
KEEP = frozenset({"retenir", "retenu", "garder", "oui", "keep", "kept", "yes"})
LEAVE = frozenset({"ecarter", "ecarte", "laisser", "non", "leave", "set aside", "drop", "no"})
# « du support HotelRunner : … », "from HotelRunner support: …"
FROM = re.compile(r"^(?:(?:du|de la|de|par|from|by|à|a|au|to)\s+|(?:de )?l['’]\s*|d['’]\s*)", re.IGNORECASE)
# « le 12/11/2026 à 14:30 », "on 2026-11-12", « 12.11.26 », « 12 novembre 2026 »
ON = re.compile(
    r"(?<!\w)(?:le\s+|on\s+)?(?:(?P<y>\d{4})-(?P<m>\d\d)-(?P<d>\d\d)"
    r"|(?P<d2>\d{1,2})(?P<sep>[/.])(?P<m2>\d{1,2})(?P=sep)(?P<y2>\d{4}|\d\d)"
    r"|(?P<d3>\d{1,2})(?:er|st|nd|rd|th)?\s+(?P<m3>[^\W\d_]{3,10})\.?\s+(?P<y3>\d{4}))(?!\d)"
    r"(?:,?\s*(?:à|a|at)?\s*(?P<hour>[01]?\d|2[0-3])\s?[:h]\s?(?P<minute>[0-5]\d)(?::\d\d)?(?![\w:]))?",
    re.IGNORECASE,
)
# A day or an hour within a name, folded: it says when, and would be kept as who.
WHEN = re.compile(
    r"\d[/.:h]\d|\b(?:hier|yesterday|avant-hier)\b|\b\d{1,2}(?:er)? (?:"
    + "|".join(map(re.escape, MONTHS))
    + r")\b"
)
PAGE = re.compile(r"(?:sur la |on the )?(?:page publique|page|public page)")
EXTRANET = re.compile(r"(?:dans l.|in the )?(?:extranet|capture|screenshot)")
# What a mission is about that would have somebody write to support.
SUPPORT = re.compile(r"\b(?:support|hotelrunner|assistance)\b")
# What somebody writes who has looked and found nothing.
UNKNOWN = frozenset({"?", "inconnu", "inconnue", "unknown", "pas trouvé", "not found"})
