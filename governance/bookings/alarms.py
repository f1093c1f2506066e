"""What cannot wait for the morning?"""

from __future__ import annotations

import math
from collections.abc import Sequence
from dataclasses import replace
from datetime import datetime, time, timedelta

from domain.consent.rights import Right, may
from domain.finding import Finding, Severity
from domain.house.snapshot import House
from domain.nights import ONE_DAY
from domain.phrase import Phrase, say
from governance.board import Board
from governance.incident.detecting import open_for
from governance.post.quiet import after_quiet_hours
from governance.post.replies import Block, Line, Reply
from governance.post.telling import tell
from store.unit import Unit

MOST_ALONE = 5  # alarms of one severity at once, each in a message of its own
SOONEST = 3
MOST_LINES = 10
# The desk tells the approvers itself, with the number of the card, when an answer stays out.
RUNG_ALREADY = frozenset({"unknown_outcomes"})
FORESEEN = timedelta(hours=2)
# No finding that time alone brings comes and goes again within that time.
LASTS = timedelta(minutes=15)
MINUTE = timedelta(minutes=1)
_Told = set[tuple[str, str, Severity]]


async def ring(unit: Unit, board: Board, house: House, now: datetime) -> tuple[Finding, ...]:
    """Tell P0 findings at any hour and P1 findings outside quiet hours, each once until its state changes.

    More than a few at once, as a first import can bring them, are the soonest alone and the others in one message.
    What no longer holds is forgotten, so that it rings again when it comes back.
    """
    found = board.findings(house)
    await unit.told.forget_absent(found)
    urgent = [f for f in found if f.severity <= Severity.P1 and f.key not in RUNG_ALREADY]
    news = tuple(await unit.told.news(urgent))
    if not news:
        return ()
    readers = [m for m in await unit.people.members() if may(m.role, Right.FILE)]
    for severity in (Severity.P0, Severity.P1):
        due = now if severity is Severity.P0 else after_quiet_hours(now, house.hotel)
        level = sorted((f for f in news if f.severity is severity), key=lambda f: f.night or house.today)
        level, several = apart(level) if severity is Severity.P1 else (level, [])
        for alike in several:
            key = f"alarms:{alike[0].phrase.key}:{alike[0].key}:{now.isoformat()}"
            await tell(
                unit, readers, together(alike, say("alarms.alike", n=len(alike))), key, now, due_at=due
            )
        alone = level if len(level) <= MOST_ALONE else level[:SOONEST]
        for finding in alone:
            key = f"alarm:{finding.key}:{finding.state}:{now.isoformat()}"
            await tell(unit, readers, alarm(finding), key, now, due_at=due)
        if rest := level[len(alone) :]:
            key = f"alarms:{severity}:{rest[0].key}:{now.isoformat()}"
            await tell(
                unit, readers, together(rest, say("alarms.together", n=len(rest))), key, now, due_at=due
            )
    await unit.told.mark(news, now)
    await open_for(unit, house, news, now)
    return news


def apart(findings: Sequence[Finding]) -> tuple[list[Finding], list[list[Finding]]]:
    """Findings that say something of their own, and those that say the same of several: five rooms that are not
    ready ring once. What somebody can choose about stays a message with its options."""
    alike: dict[str, list[Finding]] = {}
    for one in findings:
        alike.setdefault(one.key if one.options else one.phrase.key, []).append(one)
    return [ones[0] for ones in alike.values() if len(ones) == 1], [o for o in alike.values() if len(o) > 1]


def together(findings: Sequence[Finding], title: Phrase) -> Reply:
    """Many alarms in one message: its title says how many, then the soonest of them in a line each."""
    rows = [Line(finding.phrase) for finding in findings[:MOST_LINES]]
    if len(findings) > MOST_LINES:
        rows.append(Line(say("value.and_more", n=len(findings) - MOST_LINES), quiet=True))
    return Reply((Block((Line(title, bold=True), *rows)),))


def turns_at(board: Board, house: House) -> datetime:
    """When time alone will have changed what is found, to the minute; at the latest after two hours, or when the
    house's day ends. What would be found later is asked of the same House: no rule of a finding is told twice.
    """
    day_ends = datetime.combine(house.today + ONE_DAY, time(0), house.hotel.zone)
    last = min(house.now + FORESEEN, day_ends)
    found = _told(board, house, house.now)
    still = house.now
    while still < last:
        changed = min(still + LASTS, last)
        if _told(board, house, changed) != found:
            return _first(board, house, found, still, changed)
        still = changed
    return last


def _first(board: Board, house: House, found: _Told, still: datetime, changed: datetime) -> datetime:
    """The first minute after `still`, when this was found, at which something else is; by `changed` it is."""
    while changed - still > MINUTE:
        middle = still + math.ceil((changed - still) / MINUTE / 2) * MINUTE
        if _told(board, house, middle) == found:
            still = middle
        elif middle == changed:
            break
        else:
            changed = middle
    return changed


def _told(board: Board, house: House, at: datetime) -> _Told:
    return {(one.key, one.state, one.severity) for one in board.findings(replace(house, now=at))}


def alarm(finding: Finding) -> Reply:
    """The finding first, then what can be done."""
    blocks = [Block((Line(finding.phrase, bold=True),))]
    if finding.options:
        blocks.append(Block(tuple(Line(option) for option in finding.options)))
    return Reply(tuple(blocks))
