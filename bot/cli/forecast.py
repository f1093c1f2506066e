"""What does `lhcm forecast` answer for a file of bookings?"""

from __future__ import annotations

import argparse
import csv
import os
import sys
import tempfile
from collections.abc import Sequence
from datetime import date
from pathlib import Path

from directors.revenue.forecast.bookings import Bookings, as_date, bookings_from, day_number
from directors.revenue.forecast.nightly import forecast_nights
from directors.revenue.forecast.table import BadRow, UnreadableFileError, read_bookings

COLUMNS = ("as_of", "stay_date", "rooms_on_books", "rooms_mean", "rooms_p10", "rooms_p90")
SHOWN = 20
FARTHEST = 730


def forecast(argv: list[str]) -> int:
    """Reads bookings, writes one row per as-of date and coming night; 0 when written, 2 with a sentence on the
    standard error and no file when anything is wrong."""
    try:
        options = _options().parse_args(argv)
    except SystemExit as stop:
        return stop.code if isinstance(stop.code, int) else 2
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


def _options() -> argparse.ArgumentParser:
    parser = argparse.ArgumentParser(
        prog="lhcm forecast",
        description="Chambres occupées attendues, nuit par nuit, avec leur intervalle à 80 %.",
    )
    parser.add_argument(
        "--bookings", required=True, type=Path, metavar="FILE.csv[.gz]", help="une réservation par ligne"
    )
    parser.add_argument(
        "--capacity", required=True, type=_capacity, metavar="N", help="chambres de la maison"
    )
    parser.add_argument(
        "--as-of",
        required=True,
        action="append",
        type=_date,
        metavar="DATE",
        help="fin du jour connu, répétable",
    )
    parser.add_argument("--horizon", required=True, type=_horizon, metavar="DAYS", help="nuits après ce jour")
    parser.add_argument("--out", required=True, type=Path, metavar="FILE.csv", help="le fichier à écrire")
    parser.add_argument("--skip-bad", action="store_true", help="continuer sans les lignes en erreur")
    return parser


def _date(text: str) -> date:
    try:
        return date.fromisoformat(text)
    except ValueError:
        raise argparse.ArgumentTypeError(f"« {text} » n’est pas une date AAAA-MM-JJ") from None


def _whole(text: str, low: int, high: int) -> int:
    if not text.strip().isdecimal() or not low <= int(text) <= high:
        raise argparse.ArgumentTypeError(f"« {text} » n’est pas un nombre entier entre {low} et {high}")
    return int(text)


def _capacity(text: str) -> int:
    return _whole(text, 1, 100_000)


def _horizon(text: str) -> int:
    return _whole(text, 1, FARTHEST)


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
        for night, held, mean, low, high in zip(
            made.nights, made.on_books, made.mean, made.low, made.high, strict=True
        ):
            stay = as_date(int(night)).isoformat()
            rows.append(
                (as_date(day).isoformat(), stay, f"{held:.0f}", f"{mean:.3f}", f"{low:.3f}", f"{high:.3f}")
            )
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


if __name__ == "__main__":
    sys.exit(forecast(sys.argv[1:]))
