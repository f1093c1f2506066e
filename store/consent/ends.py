"""When does the first open card end, or a postponed one come back?"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime

from sqlalchemy import func, select

from domain.consent.proposal import OPEN, State
from store.models.proposals import ProposalRow
from store.scope import Scope


@dataclass(frozen=True, slots=True)
class Ends:
    """The instants at which time alone moves a card of one property."""

    scope: Scope

    async def next(self) -> datetime | None:
        """The first of them; None where no card is open."""
        still_open = ProposalRow.state.in_([state.value for state in OPEN])
        ends = select(func.min(ProposalRow.expires_at)).where(still_open)
        back = select(func.min(ProposalRow.postponed_until)).where(ProposalRow.state == State.POSTPONED.value)
        found = [await self.scope.first(ends), await self.scope.first(back)]
        return min((one for one in found if one is not None), default=None)
