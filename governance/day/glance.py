"""What does a screen show that one looks at for ten seconds: lights, what waits, five figures, the day's guests?"""

from __future__ import annotations

from dataclasses import dataclass

from domain.consent.proposal import Proposal
from domain.phrase import Phrase
from governance.consent.card.one_line import decision
from governance.day.standing import standing
from governance.day.status import Executive
from governance.day.tiles import Tile, tiles
from governance.day.welcome import welcomed
from governance.office import Office
from governance.post.replies import Line
from store.unit import Unit

MOST = 5


@dataclass(frozen=True, slots=True)
class Glance:
    """The executive status; the cards that wait, a line each, `more` of them unshown; figures; guests."""

    status: Executive
    rows: tuple[tuple[Proposal, Phrase], ...]
    more: int
    tiles: tuple[Tile, ...]
    guests: tuple[Line, ...]


async def glance(office: Office, unit: Unit) -> Glance:
    """As of now."""
    status = await standing(office, unit)
    waiting, house = await unit.proposals.open(), status.house
    rows = tuple((one, decision(house, one.action)) for one in waiting[:MOST])
    more = max(0, len(waiting) - MOST)
    return Glance(status, rows, more, tiles(house), welcomed(house, status.findings))
