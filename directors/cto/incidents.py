"""Which incident between the channels is open?"""

from __future__ import annotations

from collections.abc import Iterator

from domain.finding import Finding, Severity
from domain.house.cases import title
from domain.house.snapshot import House
from domain.phrase import say


def open_incidents(house: House) -> Iterator[Finding]:
    """A P2 for each open incident, news again when it changes hands; the brief says it in one line."""
    for case in house.cases:
        if case.is_open:
            day = case.opened_at.astimezone(house.hotel.zone).date()
            yield Finding(
                key=f"incident:{case.id}",
                director="cto",
                severity=Severity.P2,
                phrase=say("cto.incident_open", number=case.id, title=title(case, house), since=day),
                state=case.owner or "",
            )
