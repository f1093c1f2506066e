"""With which words does a person close a channel, or open it again?"""

from __future__ import annotations

import re

CLOSES = re.compile(
    r"^\s*(?:mets?|mettez|met|passe[zr]?|put|take|pause|suspend[sz]?|ferme[zr]?|coupe[zr]?|arr[eê]te[zr]?|close|stop)\b"
    r"\s*(?P<channel>.*?)\s*(?:en pause|hors ligne|on hold|on pause|offline)?\s*[.!]?\s*$",
    re.IGNORECASE,
)
# « mets Airbnb » alone asks for nothing: these verbs need « en pause » behind the name.
BARE_VERBS = re.compile(r"^\s*(?:mets?|mettez|met|passe[zr]?|put|take)\b", re.IGNORECASE)
ON_HOLD = re.compile(r"(?:en pause|hors ligne|on hold|on pause|offline)\s*[.!]?\s*$", re.IGNORECASE)
OPENS = re.compile(
    r"^\s*(?:rouvr(?:e|ez|ir)|r[ée]active[zr]?|remets?|remettez|relance[zr]?|reopen|open|resume|reactivate)\b"
    r"\s*(?P<channel>.*?)\s*(?:en ligne|en vente|online)?\s*[.!]?\s*$",
    re.IGNORECASE,
)
# People say Booking for Booking.com; articles and the word « canal » before a name say nothing.
ALIASES = {"booking": "bookingcom", "trip": "tripcom"}
LEADING = re.compile(r"^(?:le |la |les |l['’]|the )?(?:canal |channel |ota )?", re.IGNORECASE)
EVERYTHING = re.compile(r"^(?:tout|tous|toutes|all|everything|les? ventes?|sales)\b", re.IGNORECASE)
