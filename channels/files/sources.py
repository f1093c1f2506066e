"""Which sales channel does a line name, by the words that people use for it?"""

from __future__ import annotations

import re
from collections.abc import Mapping

from channels.files.cells import plain
from channels.files.rows import RowReader

# What people write, joined and plain, and the code under which the house knows that channel.
_CALLED: Mapping[str, str] = {
    **dict.fromkeys(("booking", "bookings", "bdc", "bcom"), "bookingcom"),
    **dict.fromkeys(("airbnbcom", "airbandb", "abnb", "airbnbapi"), "airbnb"),
    **dict.fromkeys(("expediacom", "expediagroup"), "expedia"),
    **dict.fromkeys(("agodacom",), "agoda"),
    **dict.fromkeys(("ctripcom", "trip"), "tripcom"),
    **dict.fromkeys(("endirect", "whatsapp", "email", "mail", "courriel", "particulier", "maison"), "direct"),
    **dict.fromkeys(("telephone", "tel", "appel", "partelephone"), "phone"),
    **dict.fromkeys(("surplace", "comptoir", "passage", "walkin", "depassage"), "walk_in"),
    **dict.fromkeys(("site", "siteweb", "siteinternet", "notresite", "web"), "website"),
}


def source_of(row: RowReader) -> str:
    """The channel's code: as the mapping says, as people call it, else the word itself; "file" without any."""
    said = row.code("source")
    if said is None:
        return "file"
    joined = re.sub(r"\W", "", plain(said))
    return row.map.values.get("source", {}).get(plain(said)) or _CALLED.get(joined, joined) or "file"
