"""Which facts stand below the fold: the month in full, the wires, the age of the data, and what is not counted?"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from decimal import Decimal

from domain.day.figures import Morning, Period
from domain.finding import Finding
from domain.house.snapshot import CHANNELS, RESERVATIONS, House
from domain.phrase import Percent, Phrase, say
from governance.budget import dollars
from governance.day.brief.alarms import stale
from governance.day.brief.money import money
from governance.day.brief.night import earnings
from governance.day.brief.shown import amount, known, whole
from governance.day.brief.status import Light
from governance.post.replies import Line

MOST_CHANNELS = 3
MOST_QUESTIONS = 10
JOURNAL_HEAD = 8


def facts(house: House, morning: Morning) -> Iterator[Line]:
    """Money and month to date with their intervals and their gaps."""
    night = morning.last_night
    if known(night.adr) and whole(night.sold):
        yield Line(say("brief.gross", adr=amount(night.adr, house)))
    if month := _month(house, morning.month):
        yield Line(say("join.dots", parts=month))
    yield from money(house)
    asked = any(gap.key == "units-unknown" for gap in house.gaps)  # then it stands among the questions
    unsized = tuple(kind.name for kind in house.sellable if kind.units is None)
    if unsized and not asked:
        yield Line(say("brief.types_not_counted", n=len(unsized), types=unsized))


def _month(house: House, month: Period) -> tuple[Phrase, ...]:
    if month.occupancy.value is None:
        return ()
    occupancy = Percent(month.occupancy.value)
    return (
        say("brief.month", month=month.span.first, occupancy=occupancy),
        say("count.nights", n=whole(month.sold)),
        *earnings(month, house, explained=False),
    )


def wiring(
    house: House, readiness: Iterable[Finding], spent_yesterday: Decimal | None = None
) -> Iterator[Line]:
    """Channels, the age of the data, what the models cost yesterday, and the open questions as one line."""
    if line := _channels(house):
        yield Line(line)
    parts = [] if stale(house) else [say("brief.data", at=house.source_ages[RESERVATIONS])]
    if spent_yesterday:
        parts.append(say("cost.yesterday", spent=dollars(spent_yesterday)))
    parts += [finding.phrase for finding in readiness]
    if parts:
        yield Line(say("join.dots", parts=tuple(parts)), quiet=True)


def foot(lights: Sequence[Light], journal_head: str | None) -> Iterator[Line]:
    """The lights, then the head of the journal, so that nobody can shorten it unseen."""
    yield Line(say("brief.status", lights=tuple(light.phrase for light in lights)))
    yield from journal(journal_head)


def journal(head: str | None) -> Iterator[Line]:
    if head:
        yield Line(say("brief.journal", head=head[:JOURNAL_HEAD]), quiet=True)


def questions(readiness: Sequence[Finding]) -> Iterator[Line]:
    """The open questions themselves."""
    asked = [option for finding in readiness for option in finding.options]
    yield from (Line(say("join.item", item=question)) for question in asked[:MOST_QUESTIONS])
    if len(asked) > MOST_QUESTIONS:
        yield Line(say("brief.guest_more", n=len(asked) - MOST_QUESTIONS), quiet=True)


def _channels(house: House) -> Phrase | None:
    if not house.channels:
        expected = house.push or bool(house.rates) or CHANNELS in house.source_ages
        return say("brief.channels_unknown") if expected else None
    failing = tuple(
        say("brief.channel_failing", channel=c.name, since=c.failing_since)
        for c in house.channels
        if c.failing_since
    )
    ok, total = len(house.channels) - len(failing), len(house.channels)
    if failing:
        return say("brief.channels_failing", ok=ok, total=total, failing=failing[:MOST_CHANNELS])
    return say("brief.channels", ok=ok, total=total)
