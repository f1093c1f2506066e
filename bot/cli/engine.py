"""How is the engine asked on a file of bookings, without a house?"""

from __future__ import annotations

import argparse
from collections.abc import Callable
from pathlib import Path

from bot.cli.tongue import Whole, day

FARTHEST = 730  # nights ahead that the engine says anything of


def forecast_command(command: Callable[[str, str, str], argparse.ArgumentParser]) -> None:
    """The engine on a file of bookings, without a house."""
    sub = command(
        "forecast", "forecast:forecast", "rooms per night from a file of bookings, with 80 %% ranges"
    )
    sub.add_argument(
        "--bookings", required=True, type=Path, metavar="FILE.csv[.gz]", help="one reservation a line"
    )
    sub.add_argument(
        "--capacity", required=True, type=Whole(1, 100_000), metavar="N", help="rooms of the house"
    )
    sub.add_argument(
        "--as-of",
        required=True,
        action="append",
        type=day,
        metavar="DATE",
        help="the end of the last day that is known; may be repeated",
    )
    sub.add_argument(
        "--horizon", required=True, type=Whole(1, FARTHEST), metavar="DAYS", help="nights after that day"
    )
    sub.add_argument("--out", required=True, type=Path, metavar="FILE.csv", help="the file to write")
    sub.add_argument("--skip-bad", action="store_true", help="go on without the lines that are wrong")
