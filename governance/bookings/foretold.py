"""How is it said what a file would change, in a terminal or on a card?"""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from domain.bookings.foreseen import Foreseen, Outcome
from domain.phrase import Phrase, say

MOST_SHOWN = 10


def foretold(seen: Foreseen) -> Iterator[Phrase]:
    """What the bookings of the file change, counted, then what somebody has to look at."""
    yield say(
        "foreseen.counts",
        new=len(seen.new),
        changed=len(seen.changed),
        cancelled=len(seen.cancelled),
        unchanged=len(seen.unchanged),
    )
    if seen.changed:
        yield say("foreseen.changed", numbers=_numbers(seen.changed))
    if known := [one for one in seen.cancelled if one.before is not None]:
        yield say("foreseen.cancelled", numbers=_numbers(known))
    for one in seen.conflicts[:MOST_SHOWN]:
        yield say("foreseen.conflict", type=one.name, night=one.night, sold=one.sold, units=one.units)
    yield from _rest(len(seen.conflicts))
    if seen.absent:
        numbers = tuple(one.number for one in seen.absent[:MOST_SHOWN])
        yield say("foreseen.absent", n=len(seen.absent), numbers=numbers)
    if seen.undated:
        yield say("foreseen.undated", n=seen.undated)
    for what in LACKS:
        lines = tuple(str(lack.line) for lack in seen.lacks if lack.what == what)
        if lines:
            yield say(LACKS[what], n=len(lines), lines=lines[:MOST_SHOWN])


LACKS = {
    "price": "foreseen.lacks_price",
    "room_type": "foreseen.lacks_room_type",
    "guest": "foreseen.lacks_guest",
}


def _numbers(outcomes: Sequence[Outcome]) -> tuple[str, ...]:
    more = ("…",) if len(outcomes) > MOST_SHOWN else ()
    return (*(one.reservation.number for one in outcomes[:MOST_SHOWN]), *more)


def _rest(n: int) -> Iterator[Phrase]:
    if n > MOST_SHOWN:
        yield say("foreseen.more", n=n - MOST_SHOWN)
