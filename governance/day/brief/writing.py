"""What does the brief say this morning, and from which figures, findings and proposals?"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from datetime import datetime
from decimal import Decimal

from domain.consent.proposal import Proposal
from domain.day.figures import morning
from domain.finding import Finding, Severity
from domain.house.snapshot import House
from domain.nights import ONE_DAY
from domain.phrase import Phrase, say
from domain.prices.events.event import Event
from governance.board import Board
from governance.consent.card.one_line import to_decide
from governance.day.brief.alarms import alarms, stale
from governance.day.brief.composed import Brief
from governance.day.brief.facts import facts, foot, journal, questions, wiring
from governance.day.brief.fold import Part, fold
from governance.day.brief.fortnight import calendar, fortnight, pickup
from governance.day.brief.guests import guests
from governance.day.brief.headline import headline
from governance.day.brief.night import night
from governance.day.brief.shown import known, whole
from governance.day.brief.status import lights
from governance.post.replies import Block, Line, Reply

FIRST_WEEK = 7  # mornings in which the words of the trade are explained

# Topics that have their own place in the brief, every morning for as long as they last.
_PLACED = frozenset({"vip", "channel", "readiness"})
# Told by the warning that heads the brief.
_HEADED = frozenset({"stale:reservations"})
_LASTING = frozenset({"unknown_outcomes"})
# Which parts lose their last lines to the fold when a morning is too full, in this order.
_GIVES_WAY = (
    "worth knowing",
    "registers",
    "welcome",
    "since",
    "movements",
    "decisions",
    "night",
    "ahead",
    "anomalies",
)


@dataclass(frozen=True, slots=True)
class Circumstances:
    """What the brief should know besides the house: how many `mornings` it has had already (None: unknown, many),
    yesterday's brief that did not go out, since when the service was down, USD for models, the town's events, what
    is due of the registers."""

    mornings: int | None = None
    missed_yesterday: bool = False
    stopped_at: datetime | None = None
    spent_yesterday: Decimal | None = None
    events: tuple[Event, ...] = ()
    registers: tuple[Phrase, ...] = ()

    @property
    def first(self) -> bool:
        return self.mornings == 0

    @property
    def explained(self) -> bool:
        """Whether the words of the trade still come with their meaning."""
        return self.mornings is not None and self.mornings < FIRST_WEEK


ORDINARY = Circumstances()


def compose(
    house: House,
    board: Board,
    proposals: Sequence[Proposal] = (),
    *,
    journal_head: str | None = None,
    news: Sequence[Finding] | None = None,
    about: Circumstances = ORDINARY,
) -> Brief:
    """The brief over this House, from what its directors find; pure, in no language yet.

    `proposals` are those that wait for a decision. `news` are the findings that were not told before in their
    present state (default: all of them); dangers and what has its own place in the brief stay in it for as long
    as they last.
    """
    found = tuple(f for f in board.findings(house) if news is None or f in news or _lasting(f))
    counted, waiting = morning(house), tuple(proposals)
    stand = lights(house, found, len(waiting))
    brief = Brief(house, counted, found, waiting, stand, journal_head, Reply(()), about.spent_yesterday)
    opening = tuple(_opening(house, about))
    blocks = (
        _full(brief, board, about, opening)
        if opening or about.first or about.registers or not _nothing(brief)
        else _quiet(brief)
    )
    return replace(brief, reply=Reply(tuple(block for block in blocks if block.lines)))


def _lasting(finding: Finding) -> bool:
    return finding.severity is Severity.P0 or _topic(finding) in _PLACED | _LASTING


def _opening(house: House, about: Circumstances) -> Iterator[Phrase]:
    if about.missed_yesterday:
        yield say("brief.missed", day=house.today - ONE_DAY)
    if about.stopped_at:
        yield say("brief.late", at=about.stopped_at)


def _topic(finding: Finding) -> str:
    return finding.key.partition(":")[0]


def _of(findings: Sequence[Finding], topic: str) -> tuple[Finding, ...]:
    return tuple(finding for finding in findings if _topic(finding) == topic)


def _full(brief: Brief, board: Board, about: Circumstances, opening: Sequence[Phrase]) -> Iterator[Block]:
    house, found = brief.house, brief.findings
    told = [f for f in found if _topic(f) not in {"vip", "readiness"} and f.key not in _HEADED]
    urgent = [f for f in told if f.severity <= Severity.P1]
    dangers = sum(1 for f in urgent if f.severity is Severity.P0)
    rest = [f for f in told if f.severity > Severity.P1]
    readiness, counted = _of(found, "readiness"), brief.morning
    parts = (
        Part("head", [*_head(brief, opening, len(urgent))], words=32),
        Part("anomalies", [*alarms(house, urgent)], keep=min(2, max(1, dangers)), words=72),
        Part("decisions", [*to_decide(house, board, brief.proposals)], keep=2, words=14),
        Part("movements", [*guests(house, counted, _of(found, "vip"))], keep=2),
        Part(
            "night",
            [*night(house, counted, explained=about.explained)],
            keep=1,
            words=36 if about.explained else 22,
        ),
        Part("ahead", [*fortnight(counted)], keep=0, words=16),
        Part("since", [*pickup(house, counted), *calendar(house, about.events)], keep=0, words=24),
        Part("welcome", [Line(say("brief.first"), quiet=True)] if about.first else [], keep=0, words=60),
        Part("registers", [Line(one) for one in about.registers], keep=1, words=24),
        Part("worth knowing", [*_worth_knowing(rest)], keep=0, words=36),
    )
    below = fold(parts, _GIVES_WAY)
    for part in parts:
        yield Block(tuple(part.lines))
    yield Block(
        (
            *below,
            *facts(house, counted),
            *wiring(house, readiness, brief.spent_yesterday),
            *questions(readiness),
            *foot(brief.lights, brief.journal_head),
        ),
        folded=True,
    )


def _worth_knowing(findings: Sequence[Finding]) -> Iterator[Line]:
    if findings:
        yield Line(say("brief.attention"), bold=True)
        yield from (Line(say("join.item", item=finding.phrase)) for finding in findings)


def _head(brief: Brief, opening: Sequence[Phrase], urgent: int) -> Iterator[Line]:
    yield from _title(brief.house)
    yield from (Line(phrase) for phrase in opening)
    if warning := stale(brief.house):  # before any figure that rests on them
        yield Line(warning)
    yield Line(headline(brief.house, brief.morning, len(brief.proposals), urgent))


def _title(house: House) -> Iterator[Line]:
    yield Line(say("brief.title", house=house.hotel.name, day=house.today, at=house.now), bold=True)
    if house.sample or house.hotel.sample:
        yield Line(say("brief.sample"), quiet=True)


def _nothing(brief: Brief) -> bool:
    """Nobody comes, goes or books, nothing waits and nothing was found: one line is enough."""
    today, pickup = brief.morning.guests, brief.morning.pickup
    moving = (today.arrivals, today.departures, pickup.bookings, pickup.cancelled_bookings)
    still = known(*moving) and not any(whole(figure) for figure in moving)
    return still and not (brief.findings or brief.proposals or brief.house.paused)


def _quiet(brief: Brief) -> Iterator[Block]:
    tonight = brief.morning.tonight
    if tonight.counted is None:
        said = say("brief.nothing")
    else:
        said = say("brief.nothing_tonight", sold=tonight.counted, units=whole(tonight.available))
    yield Block((*_title(brief.house), Line(said)))
    yield Block(
        (Line(say("brief.data", at=tonight.sold.as_of), quiet=True), *journal(brief.journal_head)),
        folded=True,
    )
