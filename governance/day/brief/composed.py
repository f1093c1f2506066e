"""What is a brief made of, besides its words?"""

from __future__ import annotations

from dataclasses import dataclass
from decimal import Decimal

from domain.consent.proposal import Proposal
from domain.day.figures import Morning
from domain.finding import Finding
from domain.house.snapshot import House
from governance.day.brief.status import Light
from governance.post.replies import Reply


@dataclass(frozen=True, slots=True)
class Brief:
    """One morning: figures, findings shown, proposals that wait, lights, and the message drawn from them.

    `spent_yesterday` is USD, None where nobody counted.
    """

    house: House
    morning: Morning
    findings: tuple[Finding, ...]
    proposals: tuple[Proposal, ...]
    lights: tuple[Light, ...]
    journal_head: str | None
    reply: Reply
    spent_yesterday: Decimal | None = None

    @property
    def told(self) -> tuple[Finding, ...]:
        """What to remember as told, so that tomorrow repeats nothing that has not changed."""
        return self.findings
