"""Which are the fewest legal requests that carry exactly these rows?"""

from __future__ import annotations

import itertools
from collections import defaultdict
from collections.abc import Iterator, Sequence
from datetime import date

from channels.ports import PushRequest, PushRow
from domain.nights import Span, spans
from domain.prices.rates import CellValue

RANGE, DAILY = "range", "daily"


_Piece = tuple[PushRow, ...]  # rows of one room with one value that a single range call can carry


def plan(
    rows: Sequence[PushRow], channels: Sequence[str] = (), *, max_dates: int = 90, range_calls: bool = True
) -> tuple[PushRequest, ...]:
    """Range calls for long stretches of equal nights of one room, daily calls of at most `max_dates` rows.

    No night of a room appears twice: of two rows for it, the later one's fields count. Rows that state nothing
    are not sent. A range call covers one stretch, or one stretch on some weekdays; it replaces daily calls
    where that saves calls, and for whole stretches also where it costs none, because HotelRunner asks for equal
    neighbouring dates to be grouped. Without `range_calls` every row travels in a daily call.
    """
    wanted = _merged(rows)
    plain = _choose(_stretches(wanted) if range_calls else [], len(wanted), max_dates, even_when_equal=True)
    by_weekday = _choose(
        _weekday_pieces(wanted) if range_calls else [], len(wanted), max_dates, even_when_equal=False
    )
    ranges = min(
        plain, by_weekday, key=lambda chosen: len(chosen) + _calls(len(wanted) - _nights(chosen), max_dates)
    )
    covered = {(row.external_code, row.night) for piece in ranges for row in piece}
    rest = [row for row in wanted if (row.external_code, row.night) not in covered]
    scope = tuple(sorted(set(channels)))
    return (
        *(PushRequest(RANGE, piece, scope) for piece in ranges),
        *(
            PushRequest(DAILY, tuple(rest[start : start + max_dates]), scope)
            for start in range(0, len(rest), max_dates)
        ),
    )


def range_of(rows: Sequence[PushRow]) -> tuple[Span, tuple[int, ...]]:
    """The dates and weekdays (0 = Sunday) that a range call names for these rows; no weekdays means all."""
    nights = [row.night for row in rows]
    span = Span(min(nights), max(nights))
    if len(span) == len(set(nights)):
        return span, ()
    return span, tuple(sorted({_weekday(night) for night in nights}))


def _weekday(night: date) -> int:
    return night.isoweekday() % 7


def _merged(rows: Sequence[PushRow]) -> list[PushRow]:
    values: dict[tuple[str, date], CellValue] = {}
    for row in rows:
        key = (row.external_code, row.night)
        values[key] = row.value.over(values.get(key, CellValue()))
    return [
        PushRow(code, night, value)
        for (code, night), value in sorted(values.items(), key=lambda kv: kv[0])
        if value.stated()
    ]


def _groups(rows: Sequence[PushRow]) -> Iterator[list[PushRow]]:
    """Rows of one room with one value, in order of nights."""
    groups: dict[tuple[str, CellValue], list[PushRow]] = defaultdict(list)
    for row in rows:
        groups[row.external_code, row.value].append(row)
    yield from groups.values()


def _stretches(rows: Sequence[PushRow]) -> list[_Piece]:
    found: list[_Piece] = []
    for group in _groups(rows):
        by_night = {row.night: row for row in group}
        found += [tuple(by_night[night] for night in span) for span in spans(by_night)]
    return found


def _weekday_pieces(rows: Sequence[PushRow]) -> list[_Piece]:
    """As stretches, but a group whose weekdays fill its whole span is one piece."""
    found: list[_Piece] = []
    for group in _groups(rows):
        weekdays = {_weekday(row.night) for row in group}
        filled = sum(_weekday(night) in weekdays for night in Span(group[0].night, group[-1].night))
        found += [tuple(group)] if filled == len(group) else _stretches(group)
    return found


def _choose(pieces: list[_Piece], total: int, max_dates: int, *, even_when_equal: bool) -> list[_Piece]:
    """The pieces to send as range calls: the longest first, as many as make the number of calls smallest."""
    longest = sorted((piece for piece in pieces if len(piece) > 1), key=lambda piece: -len(piece))
    left_after = itertools.accumulate((len(piece) for piece in longest), lambda a, b: a - b, initial=total)
    costs = [taken + _calls(left, max_dates) for taken, left in enumerate(left_after)]
    fewest = min(costs)
    best = (
        max(n for n, cost in enumerate(costs) if cost == fewest) if even_when_equal else costs.index(fewest)
    )
    return longest[:best]


def _nights(pieces: Sequence[_Piece]) -> int:
    return sum(len(piece) for piece in pieces)


def _calls(rows: int, max_dates: int) -> int:
    return -(-rows // max_dates)
