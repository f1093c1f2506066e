"""What does the house cost on top of a bare bot? `python -m benchmarks.bot [overhead|brief|start …]`"""

from __future__ import annotations

import argparse

from benchmarks.bot import morning, overhead, start

PARTS = {"overhead": overhead.main, "brief": morning.main, "start": start.main}


def main() -> None:
    """The parts asked for, or all."""
    parser = argparse.ArgumentParser(prog="python -m benchmarks.bot", description=__doc__)
    parser.add_argument("parts", nargs="*", choices=[*PARTS, []], default=list(PARTS))
    for part in parser.parse_args().parts:
        PARTS[part]()


if __name__ == "__main__":
    main()
