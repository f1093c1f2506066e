"""What of a card does a page need besides its words: whose it is, and what it was when it was shown?"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from boardroom.visit import Visit
from domain.consent.proposal import OPEN, Proposal, State
from governance.consent.taps import Menu
from governance.post.replies import Reply


@dataclass(frozen=True, slots=True)
class Card:
    """A proposal as this visitor sees it. `takes_words`: an answer may be typed under it."""

    proposal: Proposal
    reply: Reply

    @property
    def takes_words(self) -> bool:
        refused = self.proposal.state is State.REFUSED and self.proposal.decided_words is None
        return self.proposal.state in OPEN or refused or self.proposal.state is State.UNKNOWN


async def cards_of(visit: Visit, wanted: Sequence[tuple[Proposal, Menu]]) -> list[Card]:
    """Drawn from their rows at this moment."""
    found = await visit.lobby.hands.cards(visit.visitor, [(one.id, menu) for one, menu in wanted])
    return [Card(one, reply) for (one, _), reply in zip(wanted, found, strict=True)]
