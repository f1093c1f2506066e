"""What has been booked: which amount, on which line of the result, on which day, from where?"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from decimal import Decimal


@dataclass(frozen=True, slots=True)
class Entry:
    """One entry of the ledger. `net` is by how much the result changes, VAT left out: a cost is negative.

    `capital` entries stand outside the GOP. `source` names the origin once and for ever ("proposal:12").
    """

    day: date
    line: str
    net: Decimal
    currency: str
    source: str
    vat: Decimal = Decimal(0)
    words: str = ""
    supplier: str | None = None
    room: str | None = None
    capital: bool = False
    one_off: bool = False
    sample: bool = False
