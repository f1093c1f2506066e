"""What does the house cost on top of a bare bot? `python -m benchmarks bot [overhead|brief|start|import|mail …]`"""

from __future__ import annotations

import argparse
from collections.abc import Sequence

from benchmarks.bot import importing, mail, morning, overhead, start

PARTS = {
    "overhead": overhead.main,
    "brief": morning.main,
    "start": start.main,
    "import": importing.main,
    "mail": mail.main,
}


def asked(argv: Sequence[str] | None = None) -> list[str]:
    """The parts asked for, or all; ends with a usage line for a part that does not exist."""
    parser = argparse.ArgumentParser(prog="python -m benchmarks bot", description=__doc__)
    # Not `choices`: before Python 3.12 argparse holds the default of "*" to be one choice, and refuses it.
    parser.add_argument(
        "parts", nargs="*", type=part, default=list(PARTS), metavar="PART", help=", ".join(PARTS)
    )
    parts: list[str] = parser.parse_args(argv).parts
    return parts


def part(name: str) -> str:
    """A part that exists."""
    if name not in PARTS:
        raise argparse.ArgumentTypeError(f"{name!r} is none of: {', '.join(PARTS)}")
    return name


def main() -> None:
    """Each part prints its figures."""
    for name in asked():
        PARTS[name]()


if __name__ == "__main__":
    main()
