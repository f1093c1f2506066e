"""What does the brief say this morning, and from which figures, findings and proposals?"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import replace
from datetime import datetime
from decimal import Decimal

from domain.consent.proposal import Proposal
from domain.day.figures import morning
from domain.finding import Finding, Severity
from domain.house.snapshot import House
from domain.nights import ONE_DAY
from domain.phrase import Phrase, say
from governance.board import Board
from governance.consent.card.one_line import to_decide
from governance.day.brief.composed import Brief
from governance.day.brief.fold import Part, fold
from governance.day.brief.headline import headline
from governance.day.brief.money import money
from governance.day.brief.sections import ahead, movements, nights, stale, wiring
from governance.day.brief.shown import known, whole
from governance.day.brief.status import lights
from governance.post.replies import Block, Line, Reply

MOST_QUESTIONS = 10
JOURNAL_HEAD = 8

# Topics that have their own place in the brief, every morning for as long as they last.
_PLACED = frozenset({"vip", "channel", "readiness"})
# Told by the warning that heads the brief.
_HEADED = frozenset({"stale:reservations"})
_LASTING = frozenset({"unknown_outcomes"})
# Which parts lose their last lines to the fold when a morning is too full, in this order.
_GIVES_WAY = ("worth knowing", "decisions", "money", "movements", "ahead", "nights", "anomalies")


def compose(
    house: House,
    board: Board,
    proposals: Sequence[Proposal] = (),
    *,
    journal_head: str | None = None,
    news: Sequence[Finding] | None = None,
    missed_yesterday: bool = False,
    stopped_at: datetime | None = None,
    spent_yesterday: Decimal | None = None,
) -> Brief:
    """The brief over this House, from what its directors find; pure, in no language yet.

    `proposals` are those that wait for a decision. `news` are the findings that were not told before in their
    present state (default: all of them); dangers and what has its own place in the brief stay in it for as long
    as they last. `stopped_at`: since when the service was down, if the brief is late. `spent_yesterday`: USD
    for models.
    """
    found = tuple(f for f in board.findings(house) if news is None or f in news or _lasting(f))
    counted, waiting = morning(house), tuple(proposals)
    stand = lights(house, found, len(waiting))
    brief = Brief(house, counted, found, waiting, stand, journal_head, Reply(()), spent_yesterday)
    apology = tuple(_apology(house, missed_yesterday, stopped_at))
    blocks = _full(brief, board, apology) if apology or not _nothing(brief) else _quiet(brief)
    return replace(brief, reply=Reply(tuple(block for block in blocks if block.lines)))


def _lasting(finding: Finding) -> bool:
    return finding.severity is Severity.P0 or _topic(finding) in _PLACED | _LASTING


def _apology(house: House, missed_yesterday: bool, stopped_at: datetime | None) -> Iterator[Phrase]:
    if missed_yesterday:
        yield say("brief.missed", day=house.today - ONE_DAY)
    if stopped_at:
        yield say("brief.late", at=stopped_at)


def _topic(finding: Finding) -> str:
    return finding.key.partition(":")[0]


def _of(findings: Sequence[Finding], topic: str) -> tuple[Finding, ...]:
    return tuple(finding for finding in findings if _topic(finding) == topic)


def _full(brief: Brief, board: Board, apology: Sequence[Phrase]) -> Iterator[Block]:
    house, found = brief.house, brief.findings
    other = [f for f in found if _topic(f) not in _PLACED and f.key not in _HEADED]
    readiness = _of(found, "readiness")
    urgent = [f for f in other if f.severity <= Severity.P1]
    dangers = sum(1 for f in urgent if f.severity is Severity.P0)
    parts = (
        Part("head", [*_head(brief, apology)], words=32),
        Part("anomalies", [*_anomalies(house, urgent)], keep=min(2, max(1, dangers)), words=44),
        Part("decisions", [*to_decide(house, board, brief.proposals)], keep=3, words=8),
        Part("nights", [*nights(house, brief.morning)], keep=1, words=4),
        Part("money", [*money(house)], keep=1, words=12),
        Part("movements", [*movements(brief.morning, _of(found, "vip"))], keep=2),
        Part("ahead", [*ahead(house, brief.morning)], keep=2),
        Part("worth knowing", [*_worth_knowing([f for f in other if f.severity > Severity.P1])], keep=0),
        Part("wiring", [*wiring(house, readiness, brief.spent_yesterday), *_foot(brief)], words=6),
    )
    below = fold(parts, _GIVES_WAY)
    for part in parts:
        yield Block(tuple(part.lines))
    yield Block((*below, *_questions(readiness)), folded=True)


def _worth_knowing(findings: Sequence[Finding]) -> Iterator[Line]:
    if findings:
        yield Line(say("brief.attention"), bold=True)
        yield from (Line(say("join.item", item=finding.phrase)) for finding in findings)


def _head(brief: Brief, apology: Sequence[Phrase]) -> Iterator[Line]:
    yield _title(brief.house)
    if brief.house.sample or brief.house.hotel.sample:
        yield Line(say("brief.sample"), quiet=True)
    yield from (Line(phrase) for phrase in apology)
    yield Line(headline(brief.house, brief.morning, len(brief.proposals)))


def _title(house: House) -> Line:
    return Line(say("brief.title", house=house.hotel.name, day=house.today, at=house.now), bold=True)


def _anomalies(house: House, urgent: Sequence[Finding]) -> Iterator[Line]:
    if warning := stale(house):
        yield Line(warning)
    if house.paused:
        yield Line(say("brief.paused"))
    yield from (Line(finding.phrase) for finding in urgent)


def _foot(brief: Brief) -> Iterator[Line]:
    yield Line(say("brief.status", lights=tuple(light.phrase for light in brief.lights)))
    if brief.journal_head:
        yield Line(say("brief.journal", head=brief.journal_head[:JOURNAL_HEAD]), quiet=True)


def _questions(readiness: Sequence[Finding]) -> Iterator[Line]:
    """Below the fold: the open questions themselves."""
    questions = [option for finding in readiness for option in finding.options]
    yield from (Line(say("join.item", item=question)) for question in questions[:MOST_QUESTIONS])
    if len(questions) > MOST_QUESTIONS:
        yield Line(say("brief.guest_more", n=len(questions) - MOST_QUESTIONS), quiet=True)


def _nothing(brief: Brief) -> bool:
    """Nobody comes, goes or books, nothing waits and nothing was found: one line is enough."""
    today, pickup = brief.morning.guests, brief.morning.pickup
    moving = (today.arrivals, today.departures, pickup.bookings, pickup.cancelled_bookings)
    still = known(*moving) and not any(whole(figure) for figure in moving)
    return still and not (brief.findings or brief.proposals or brief.house.paused)


def _quiet(brief: Brief) -> Iterator[Block]:
    tonight = brief.morning.tonight
    parts = [say("brief.nothing")]
    if tonight.counted is not None:
        parts.append(say("brief.tonight", sold=tonight.counted, units=whole(tonight.available)))
    parts.append(say("brief.data", at=tonight.sold.as_of))
    if brief.journal_head:
        parts.append(say("brief.journal", head=brief.journal_head[:JOURNAL_HEAD]))
    lines = [_title(brief.house)]
    if brief.house.sample or brief.house.hotel.sample:
        lines.append(Line(say("brief.sample"), quiet=True))
    yield Block((*lines, Line(say("join.dots", parts=tuple(parts)))))
