"""What does `lhcm forecast` answer for a file of bookings?"""

from __future__ import annotations

import argparse
import sys
from datetime import date
from pathlib import Path

from bot.process.lazily import at

FARTHEST = 730


def forecast(argv: list[str]) -> int:
    """Reads bookings, writes one row per as-of date and coming night; 0 when written, 2 with a sentence on the
    standard error and no file when anything is wrong."""
    try:
        options = _options().parse_args(argv)
    except SystemExit as stop:
        return stop.code if isinstance(stop.code, int) else 2
    status: int = at("bot.cli.forecast_made:made")(options)
    return status


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


if __name__ == "__main__":
    sys.exit(forecast(sys.argv[1:]))
