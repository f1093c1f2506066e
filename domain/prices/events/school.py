"""When are schools closed in the guests' countries, zone by zone?

Nights, both ends included. Spain: Comunidad de Madrid; United Kingdom: England, the dates most schools share;
Germany: Bavaria, and North Rhine-Westphalia where the key says so. What is not published is not in the table.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from domain.nights import Span


@dataclass(frozen=True, slots=True)
class Break:
    """One school break: `key` is its time of year, `zone` the French zone ("" where all share it)."""

    market: str
    key: str
    zone: str
    span: Span


def _rows(written: str) -> tuple[Break, ...]:
    found = []
    for line in written.strip().splitlines():
        market, key, zone, first, last = line.split()
        span = Span(date.fromisoformat(first), date.fromisoformat(last))
        found.append(Break(market, key, "" if zone == "-" else zone, span))
    return tuple(sorted(found, key=lambda one: one.span.first))


BREAKS = _rows(
    """
    FR autumn    - 2025-10-18 2025-11-02
    FR christmas - 2025-12-20 2026-01-04
    FR winter    A 2026-02-07 2026-02-22
    FR winter    B 2026-02-14 2026-03-01
    FR winter    C 2026-02-21 2026-03-08
    FR easter    A 2026-04-04 2026-04-19
    FR easter    B 2026-04-11 2026-04-26
    FR easter    C 2026-04-18 2026-05-03
    FR summer    - 2026-07-04 2026-08-31
    FR autumn    - 2026-10-17 2026-11-01
    FR christmas - 2026-12-19 2027-01-03
    FR winter    A 2027-02-13 2027-02-28
    FR winter    B 2027-02-20 2027-03-07
    FR winter    C 2027-02-06 2027-02-21
    FR easter    A 2027-04-10 2027-04-25
    FR easter    B 2027-04-17 2027-05-02
    FR easter    C 2027-04-03 2027-04-18
    FR summer    - 2027-07-03 2027-08-31
    ES christmas - 2025-12-20 2026-01-06
    ES easter    - 2026-03-28 2026-04-05
    ES summer    - 2026-06-20 2026-09-06
    ES christmas - 2026-12-22 2027-01-06
    ES easter    - 2027-03-20 2027-03-28
    GB winter    - 2026-02-14 2026-02-22
    GB easter    - 2026-03-28 2026-04-12
    GB may       - 2026-05-23 2026-05-31
    GB summer    - 2026-07-18 2026-09-01
    GB autumn    - 2026-10-24 2026-11-01
    GB christmas - 2026-12-19 2027-01-03
    GB winter    - 2027-02-13 2027-02-21
    GB easter    - 2027-03-26 2027-04-11
    GB may       - 2027-05-29 2027-06-06
    GB summer    - 2027-07-21 2027-09-01
    DE winter    - 2026-02-14 2026-02-22
    DE easter    - 2026-03-28 2026-04-12
    DE may       - 2026-05-23 2026-06-07
    DE summer    - 2026-08-01 2026-09-14
    DE autumn    - 2026-10-31 2026-11-08
    DE christmas - 2026-12-23 2027-01-10
    DE winter    - 2027-02-06 2027-02-14
    DE easter    - 2027-03-20 2027-04-04
    DE summer    - 2027-07-17 2027-08-31
    """
)
