"""What does the forecast of a file of bookings say, night by night?"""

from __future__ import annotations

import argparse
import csv
import os
import sys
import tempfile
from collections.abc import Sequence
from pathlib import Path

from directors.revenue.forecast.bookings import Bookings, as_date, bookings_from, day_number
from directors.revenue.forecast.nightly import forecast_nights
from directors.revenue.forecast.table import BadRow, UnreadableFileError, read_bookings

COLUMNS = ("as_of", "stay_date", "rooms_on_books", "rooms_mean", "rooms_p10", "rooms_p90", "rooms_median")
SHOWN = 20


def made(options: argparse.Namespace) -> int:
    """One row per as-of date and coming night in `options.out`; 2 with a sentence on the standard error, and no
    file, when anything is wrong."""
    try:
        records, bad = read_bookings(options.bookings)
    except UnreadableFileError as problem:
        return _refused(str(problem))
    _report(options.bookings, bad)
    if bad and not options.skip_bad:
        return _refused(f"{len(bad)} ligne(s) en erreur ; rien n’est écrit (--skip-bad les laisse de côté).")
    if not records:
        return _refused(f"{options.bookings} : aucune réservation lisible.")
    days = [day_number(day) for day in dict.fromkeys(options.as_of)]
    rows = _forecasts(bookings_from(records), options.capacity, days, options.horizon)
    try:
        _write(options.out, rows)
    except OSError as problem:
        return _refused(f"{options.out} : écriture impossible ({problem.strerror}).")
    return 0


def _refused(sentence: str) -> int:
    print(sentence, file=sys.stderr)
    return 2


def _report(path: Path, bad: Sequence[BadRow]) -> None:
    for row in bad[:SHOWN]:
        print(f"{path}, ligne {row.line} : {row.reason}", file=sys.stderr)
    if len(bad) > SHOWN:
        print(f"… et {len(bad) - SHOWN} autre(s) ligne(s) en erreur.", file=sys.stderr)


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
