"""How does an open proposal read in one line?"""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from domain.consent.actions import Action
from domain.consent.proposal import Proposal, State
from domain.consent.verdict import Level
from domain.house.snapshot import House
from domain.phrase import Phrase, say
from governance.board import Board
from governance.consent.kinds.register import kind_of
from governance.post.replies import Line

MOST_LISTED = 5


def to_decide(house: House, board: Board, proposals: Sequence[Proposal]) -> Iterator[Line]:
    """At most five, each a card of its own; no line when nothing waits."""
    if not proposals:
        return
    yield Line(say("brief.to_decide", n=len(proposals)), bold=True)
    yield from (Line(_row(house, board, proposal)) for proposal in proposals[:MOST_LISTED])
    if len(proposals) > MOST_LISTED:
        yield Line(say("brief.guest_more", n=len(proposals) - MOST_LISTED), quiet=True)


def _row(house: House, board: Board, proposal: Proposal) -> Phrase:
    row = say("brief.decide_row", number=proposal.number, subject=decision(house, proposal.action))
    if proposal.state is not State.HELD:
        return row
    holder = next((r.director for r in proposal.rulings if r.level is Level.HOLD), proposal.director)
    return say("brief.decide_held", row=row, director=board.name(holder))


def decision(house: House, action: Action) -> Phrase:
    """What is asked for, in one line."""
    row: Phrase = kind_of(action).row(action, house.hotel)
    return row
