"""How is it said what a file would change, in a terminal or on a card?"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence

from domain.bookings.foreseen import Conflict, Foreseen, Outcome
from domain.phrase import Phrase, say

MOST_SHOWN = 10
MOST_NIGHTS = 3  # of one type sold twice, before they are counted


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
    for nights in _by_type(seen.conflicts).values():
        if len(nights) > MOST_NIGHTS:
            yield say("foreseen.conflicts", type=nights[0].name, n=len(nights), night=nights[0].night)
            continue
        for one in nights:
            yield say("foreseen.conflict", type=one.name, night=one.night, sold=one.sold, units=one.units)
    if seen.absent:
        numbers = [one.number for one in seen.absent]
        yield say("foreseen.absent", n=len(numbers), numbers=_first(numbers))
    if seen.undated:
        yield say("foreseen.undated", n=seen.undated)
    for what in LACKS:
        lines = [str(lack.line) for lack in seen.lacks if lack.what == what]
        if lines:
            yield say(LACKS[what], n=len(lines), lines=_first(lines))


LACKS = {
    "price": "foreseen.lacks_price",
    "room_type": "foreseen.lacks_room_type",
    "guest": "foreseen.lacks_guest",
}


def _numbers(outcomes: Sequence[Outcome]) -> tuple[str, ...]:
    return _first([one.reservation.number for one in outcomes])


def _first(words: Sequence[str]) -> tuple[str, ...]:
    """As many as a card has room for, and a sign that there are more."""
    return (*words[:MOST_SHOWN], *(("…",) if len(words) > MOST_SHOWN else ()))


def _by_type(conflicts: Sequence[Conflict]) -> Mapping[str, list[Conflict]]:
    """The nights of each type, in their order."""
    found: dict[str, list[Conflict]] = {}
    for one in conflicts:
        found.setdefault(one.room_type, []).append(one)
    return found
