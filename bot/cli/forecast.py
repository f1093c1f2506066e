"""What does `lhcm forecast` say of a file of bookings, night by night?"""

from __future__ import annotations

import argparse
import csv
import os
import tempfile
from collections.abc import Sequence
from pathlib import Path

from bot.cli.speech import complain
from bot.settings import Settings
from directors.revenue.forecast.bookings import Bookings, as_date, bookings_from, day_number
from directors.revenue.forecast.nightly import forecast_nights
from directors.revenue.forecast.table import BadRow, read_bookings
from domain.phrase import say

COLUMNS = ("as_of", "stay_date", "rooms_on_books", "rooms_mean", "rooms_p10", "rooms_p90", "rooms_median")
SHOWN = 20


async def forecast(settings: Settings, options: argparse.Namespace) -> int:
    """One row per as-of date and coming night in `options.out`; 2, sentences and no file when anything is wrong.

    Refusal: the file as a whole cannot be read.
    """
    path = str(options.bookings)
    records, bad = read_bookings(options.bookings)
    _report(settings, options.bookings, bad)
    if bad and not options.skip_bad:
        return complain(settings, say("forecast.nothing_written", n=len(bad)))
    if not records:
        return complain(settings, say("forecast.no_bookings", path=path))
    days = [day_number(day) for day in dict.fromkeys(options.as_of)]
    rows = _forecasts(bookings_from(records), options.capacity, days, options.horizon)
    try:
        _write(options.out, rows)
    except OSError as problem:
        return complain(
            settings, say("forecast.unwritten", path=str(options.out), why=problem.strerror or "?")
        )
    return 0


def _report(settings: Settings, path: Path, bad: Sequence[BadRow]) -> None:
    told = [say("import.line", file=str(path), line=row.line, problem=row.reason) for row in bad[:SHOWN]]
    more = [say("cli.more_problems", n=len(bad) - SHOWN)] if len(bad) > SHOWN else []
    complain(settings, *told, *more)


def _forecasts(bookings: Bookings, capacity: int, days: Sequence[int], horizon: int) -> list[tuple[str, ...]]:
    rows: list[tuple[str, ...]] = []
    for day in days:
        made = forecast_nights(bookings, capacity, day, horizon)
        for night, held, *rooms in zip(
            made.nights, made.on_books, made.mean, made.low, made.high, made.median, strict=True
        ):
            stay = as_date(int(night)).isoformat()
            said = (f"{value:.3f}" for value in rooms)
            rows.append((as_date(day).isoformat(), stay, f"{held:.0f}", *said))
    return rows


def _write(path: Path, rows: Sequence[tuple[str, ...]]) -> None:
    handle, name = tempfile.mkstemp(prefix=f".{path.name}.", dir=path.parent)
    try:
        with open(handle, "w", encoding="utf-8", newline="") as out:
            table = csv.writer(out, lineterminator="\n")
            table.writerow(COLUMNS)
            table.writerows(rows)
        os.chmod(name, 0o644)
        os.replace(name, path)
    except OSError:
        Path(name).unlink(missing_ok=True)
        raise
