"""What cannot wait for the morning?"""

from __future__ import annotations

from datetime import datetime

from domain.consent.rights import Right, may
from domain.finding import Finding, Severity
from domain.house.snapshot import House
from governance.board import Board
from governance.incident.detecting import open_for
from governance.post.quiet import after_quiet_hours
from governance.post.replies import Block, Line, Reply
from governance.post.telling import tell
from store.unit import Unit

# The desk tells the approvers itself, with the number of the card, when an answer stays out.
RUNG_ALREADY = frozenset({"unknown_outcomes"})


async def ring(unit: Unit, board: Board, house: House, now: datetime) -> tuple[Finding, ...]:
    """Tell P0 findings at any hour and P1 findings outside quiet hours, each once until its state changes.

    What no longer holds is forgotten, so that it rings again when it comes back.
    """
    found = board.findings(house)
    await unit.told.forget_absent(found)
    urgent = [f for f in found if f.severity <= Severity.P1 and f.key not in RUNG_ALREADY]
    news = tuple(await unit.told.news(urgent))
    if not news:
        return ()
    readers = [m for m in await unit.people.members() if may(m.role, Right.FILE)]
    for finding in news:
        due = now if finding.severity is Severity.P0 else after_quiet_hours(now, house.hotel)
        key = f"alarm:{finding.key}:{finding.state}:{now.isoformat()}"
        await tell(unit, readers, alarm(finding), key, now, due_at=due)
    await unit.told.mark(news, now)
    await open_for(unit, house, news, now)
    return news


def alarm(finding: Finding) -> Reply:
    """The finding first, then what can be done."""
    blocks = [Block((Line(finding.phrase, bold=True),))]
    if finding.options:
        blocks.append(Block(tuple(Line(option) for option in finding.options)))
    return Reply(tuple(blocks))
