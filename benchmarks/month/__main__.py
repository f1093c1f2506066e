"""How often does the 80 % range of a month's forecast hold the rooms that the month ends with, on the resort hotel?

    python -m benchmarks.month [--replicates 6]

Every month of 2015-11..2017-07, forecast by the usual pickup on its 5th, 10th, 15th, 20th and 25th from what was
known at eight that morning. The guest house keeps each reservation with the benchmark `forecast`'s probability,
from the same seeds on; the rooms never run out.
"""

from __future__ import annotations

import argparse
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from datetime import UTC, date, datetime, time, timedelta
from zoneinfo import ZoneInfo

import numpy as np
import pandas as pd

from benchmarks.forecast.__main__ import DATA, KEPT, REPORTING
from domain.bookings.night import Night
from domain.house.snapshot import House
from domain.money.books import Books
from domain.money.pickup import DAY, NIGHTS, Held, pickup_of
from domain.nights import Span, month_of
from domain.phrase import Name
from domain.property import Property, RoomType
from domain.result.expected import expected

DAYS = (5, 10, 15, 20, 25)
MONTHS = [date(2015 + n // 12, n % 12 + 1, 1) for n in range(10, 31)]
ROOM = RoomType("room", Name({"fr": "Chambre"}), 400, 2)
RESORT = Property("resort", "Resort", "Algarve", ZoneInfo("UTC"), "EUR", (ROOM,))


@dataclass(frozen=True, slots=True)
class Case:
    """A month seen on one of its days: its rooms in the end and the range that was said, in rooms."""

    day: date
    low: float
    mid: float
    high: float
    final: int


def main() -> None:
    """Prints the table."""
    parser = argparse.ArgumentParser(prog="python -m benchmarks.month")
    parser.add_argument("--replicates", type=int, default=6)
    options = parser.parse_args()
    resort = list(_held(pd.read_csv(DATA, parse_dates=["arrival", "booked_on", "cancelled_on"])))
    print("Whole resort")
    show(list(looked_back(resort)))
    cases: list[Case] = []
    for seed in range(REPORTING, REPORTING + options.replicates):
        kept = np.random.default_rng(seed).random(len(resort)) < KEPT
        cases += looked_back([room for room, keep in zip(resort, kept, strict=True) if keep])
    print(f"Guest house, {options.replicates} replicates")
    show(cases)


def looked_back(rooms: Sequence[Held]) -> Iterator[Case]:
    """Every month on each of its days."""
    for month in MONTHS:
        span = month_of(month)
        lasting = _sold(rooms, span)
        for day in DAYS:
            house = _house(rooms, month.replace(day=day), span)
            found = expected(house, span)
            booked = sum(cell.sold for cell in house.nights.values())
            low, mid, high = (booked + float(more) for more in (found.low, found.mid, found.high))
            yield Case(house.today, low, mid, high, sum(lasting.values()))


def show(cases: Sequence[Case]) -> None:
    """By day and over all: cases held; width of the range and error, in percent of the month's rooms."""
    rows = []
    for day in (*DAYS, 0):
        some = [case for case in cases if day in (0, case.day.day)]
        rooms = np.array([case.final for case in some])
        error = np.array([case.mid for case in some]) - rooms
        rows.append(
            {
                "day": day or "all",
                "cases": len(some),
                "held": np.mean([case.low <= case.final <= case.high for case in some]),
                "width": np.mean([(case.high - case.low) / case.final for case in some]),
                "error": np.mean(abs(error) / rooms),
                "bias": np.mean(error / rooms),
            }
        )
    shown = pd.DataFrame(rows)
    print(shown.to_string(index=False, float_format=lambda share: f"{100 * share:.1f} %"), flush=True)


def _house(rooms: Iterable[Held], today: date, span: Span) -> House:
    """What was known at eight that morning."""
    now = datetime.combine(today, time(8), UTC)
    known = [
        room if room.released_at is None or room.released_at < now else replace(room, released_at=None)
        for room in rooms
        if room.known_from < now
    ]
    ahead = (span.last - today).days + 1
    first = today - (NIGHTS + ahead) * DAY
    past = [room for room in known if room.check_in < today and room.check_in + room.nights * DAY > first]
    cells = {(ROOM.code, n): Night(ROOM.code, n, ROOM.units, sold=s) for n, s in _sold(known, span).items()}
    books = Books(since=span.first, pickup=pickup_of(past, today, now, ahead))
    return House(RESORT, now, today, span.first, span.last, cells, books=books)


def _sold(rooms: Iterable[Held], span: Span) -> dict[date, int]:
    sold = dict.fromkeys(span, 0)
    for room in rooms:
        if room.released_at is None and room.check_in <= span.last:
            for night in range(max(0, (span.first - room.check_in).days), room.nights):
                if (slept := room.check_in + timedelta(days=night)) in sold:
                    sold[slept] += 1
    return sold


def _held(resort: pd.DataFrame) -> Iterator[Held]:
    """Booked and given back at noon; a no-show gives its room back on the day of arrival."""
    columns = (resort[name].tolist() for name in ("arrival", "nights", "booked_on", "cancelled_on"))
    for arrival, nights, booked_on, cancelled_on in zip(*columns, strict=True):
        gone = None if pd.isna(cancelled_on) else _noon(cancelled_on)
        if gone is None or gone > _noon(booked_on):
            yield Held(arrival.date(), nights, _noon(booked_on), gone)


def _noon(day: pd.Timestamp) -> datetime:
    return datetime.combine(day.date(), time(12), UTC)


if __name__ == "__main__":
    main()
