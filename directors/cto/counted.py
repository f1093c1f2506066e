"""What do people's counts and the counters show that nobody has sold, or sold twice?"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from decimal import Decimal

from domain.figure import Figure, Source
from domain.finding import Finding, Severity
from domain.house.channel_names import channel_name
from domain.house.counted import contradicted, undelivered
from domain.house.snapshot import House
from domain.incident.table import Certainty, Contradiction, Verdict, severity
from domain.incident.witness import Means
from domain.money import Money
from domain.nights import Span
from domain.phrase import Phrase, say

CERTAIN = {
    Means.SCREENSHOT: Certainty.HIGH,
    Means.READ: Certainty.HIGH,  # a person has said that the picture shows it, and the picture is kept
    Means.TAP: Certainty.MEDIUM,
    Means.PAGE: Certainty.LOW,  # a public page may be cached, or sold to somebody at that moment
}
_CERTAINTY = {
    Certainty.HIGH: say("counted.certainty_high"),
    Certainty.MEDIUM: say("counted.certainty_medium"),
    Certainty.LOW: say("counted.certainty_low"),
}
_MEANS = {
    Means.SCREENSHOT: say("counted.by_screenshot"),
    Means.READ: say("counted.by_reading"),
    Means.TAP: say("counted.by_tap"),
    Means.PAGE: say("counted.by_page"),
}


def counted_drift(house: House) -> Iterator[Finding]:
    """A finding for each run of nights on which a channel shows other rooms than are left: what, where, since when,
    by which evidence, how certain, what can be done and by whom."""
    for run in contradicted(house):
        yield _finding(house, run)


def undelivered_updates(house: House) -> Iterator[Finding]:
    """A P1 where the updates under way to a channel have only grown over the last readings."""
    for code in undelivered(house):
        yield Finding(
            key=f"undelivered:{code}",
            director="cto",
            severity=Severity.P1,
            phrase=say(
                "counted.undelivered", channel=channel_name(code, house), n=int(house.waiting[code][-1])
            ),
            state="waiting",
            options=(say("counted.undelivered_do"),),
        )


def _finding(house: House, run: tuple[Contradiction, ...]) -> Finding:
    first, last = run[0], run[-1]
    count, verdict = first.count, first.verdict
    nights = Span(count.night, last.count.night)
    kind = house.hotel.room_type(count.room_type)
    numbers = tuple(dict.fromkeys(number for one in run for number in one.numbers))
    rooms = max(one.rooms for one in run)
    told = {
        "channel": channel_name(count.channel, house),
        "room_type": kind.name if kind else count.room_type,
        "span": nights,
        "n": count.seen,
        "expected": max(0, count.seen - rooms if verdict is not Verdict.CLOSED else count.seen + rooms),
    }
    return Finding(
        # The last night of a run stays the same while its first ones pass.
        key=f"counted:{count.channel}:{count.room_type}:{verdict}:{nights.last.isoformat()}",
        director="cto",
        severity=min(severity(verdict, one.count.night, house.today) for one in run),
        phrase=_said(verdict, told),
        state=",".join(numbers),
        options=(
            say("counted.since", since=first.since),
            say(
                "counted.evidence",
                means=_MEANS[count.means],
                at=count.at,
                certainty=_CERTAINTY[CERTAIN[count.means]],
            ),
            *_what_to_do(house, run, rooms, numbers, told),
        ),
        figures=(_figure(run, rooms, numbers),),
        night=nights.first,
    )


def _said(verdict: Verdict, told: Mapping[str, object]) -> Phrase:
    if verdict is Verdict.CLOSED:
        return say("counted.closed", **told)
    return say("counted.mapping", **told) if verdict is Verdict.MAPPING else say("counted.open", **told)


def _what_to_do(
    house: House,
    run: tuple[Contradiction, ...],
    rooms: int,
    numbers: tuple[str, ...],
    told: Mapping[str, object],
) -> Iterator[Phrase]:
    """What can be done, and by whom; nothing is repaired silently."""
    verdict = run[0].verdict
    if verdict is Verdict.CLOSED:
        prices = [house.night(one.count.room_type, one.count.night).price for one in run]
        if all(price is not None for price in prices):
            lost = sum(
                (Decimal(one.rooms) * (price or 0) for one, price in zip(run, prices, strict=True)),
                Decimal(0),
            )
            yield say("counted.lost", amount=Money(lost, house.hotel.currency))
        yield say("counted.closed_do", channel=told["channel"])
        return
    yield say("counted.bookings", numbers=numbers)
    if verdict is Verdict.MAPPING:
        yield say("counted.mapping_do")
    yield say("counted.open_do", rooms=rooms, **told)


def _figure(run: tuple[Contradiction, ...], rooms: int, numbers: tuple[str, ...]) -> Figure:
    one = run[0]
    cells = tuple(f"{each.count.room_type}@{each.count.night.isoformat()}" for each in run)
    return Figure(
        key=f"counted:{one.count.channel}:{one.count.room_type}:{one.verdict}:{run[-1].count.night}",
        value=Decimal(rooms),
        unit="rooms",
        as_of=one.count.at,
        formula="rooms",
        operands=(("rooms", Decimal(rooms)),),
        sources=(
            Source("night", cells),
            Source("count", (one.count.evidence,)),
            *([Source("reservation", numbers)] if numbers else ()),
        ),
    )
