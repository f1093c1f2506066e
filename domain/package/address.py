"""Which parts does an address have that somebody wrote into one line?"""

from __future__ import annotations

import re
from collections.abc import Mapping

from domain.package.countries import country_code

_LAST = r"(?:\s*,\s*(?P<country>[^,\d]+?))?\s*\.?"
# « 12 derb Zitoun, Médina, 40000 Marrakech, Maroc » and "12 derb Zitoun, Marrakech 40000, Morocco".
_LINES = (
    re.compile(rf"(?P<street>.+?)\s*[,–-]\s*(?P<code>\d{{5}})\s+(?P<city>[^,\d]+?){_LAST}"),
    re.compile(rf"(?P<street>.+?)\s*,\s*(?P<city>[^,\d]+?)\s*,?\s+(?P<code>\d{{5}}){_LAST}"),
)


def parts_of(line: str) -> Mapping[str, str]:
    """The words of each place of the address, by its path; the whole line as its street where it has no such end.

    Nothing is taken apart on a country that nobody knows: the words might mean something else.
    """
    said = " ".join(line.split())
    for form in _LINES:
        found = form.fullmatch(said)
        if found is None or (found["country"] and country_code(found["country"]) is None):
            continue
        parts = {
            "address.street": found["street"].rstrip(" ,"),
            "address.postal_code": found["code"],
            "address.city": found["city"].strip(),
        }
        return parts | ({"address.country": found["country"]} if found["country"] else {})
    return {"address.street": line}
