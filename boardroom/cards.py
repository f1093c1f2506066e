"""What of a card does a page need besides its words: whose it is, and what it was when it was shown?"""

from __future__ import annotations

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


async def card_of(visit: Visit, proposal: Proposal, menu: Menu = Menu.MAIN) -> Card:
    """Drawn from its row at this moment."""
    return Card(proposal, await visit.lobby.hands.card(visit.visitor, proposal.id, menu))
