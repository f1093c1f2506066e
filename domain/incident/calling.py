"""By which words do people tell an incident what happened?"""

from __future__ import annotations

import re

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
FROM = re.compile(r"^(?:du|de la|de l['’]|de|par|from|by|a|au|to)\s*", re.IGNORECASE)
# « le 12/11/2026 », "on 2026-11-12"
ON = re.compile(
    r"^(?:le\s+|on\s+)?(?:(?P<y>\d{4})-(?P<m>\d\d)-(?P<d>\d\d)|(?P<d2>\d{1,2})/(?P<m2>\d{1,2})/(?P<y2>\d{4}))\s*[,:]?\s*",
    re.IGNORECASE,
)
PAGE = re.compile(r"(?:sur la |on the )?(?:page publique|page|public page)")
EXTRANET = re.compile(r"(?:dans l.|in the )?(?:extranet|capture|screenshot)")
# What a mission is about that would have somebody write to support.
SUPPORT = re.compile(r"\b(?:support|hotelrunner|assistance)\b")
# What somebody writes who has looked and found nothing.
UNKNOWN = frozenset({"?", "inconnu", "inconnue", "unknown", "pas trouvé", "not found"})
