"""How many questions about the house are still open, and which comes first?"""

from __future__ import annotations

from collections.abc import Iterator

from domain.finding import Finding, Severity
from domain.house.snapshot import House
from domain.phrase import say


def open_questions(house: House) -> Iterator[Finding]:
    """All gaps as one line; its options are the questions themselves, the most severe first."""
    if house.gaps:
        ranked = sorted(house.gaps, key=lambda gap: (gap.severity, gap.key))
        yield Finding(
            key="readiness",
            director="cto",
            severity=Severity.P3,
            phrase=say("brief.readiness", n=len(ranked)),
            state=",".join(gap.key for gap in ranked),
            options=tuple(gap.phrase for gap in ranked),
        )
