"""How long does a simulated year of daily re-pricing take?

    python -m benchmarks.market.speed [--seed 107]

180 nights by the types of the seed's house (107: eight types of two), refits included; the market's own time is
subtracted, and so is what it takes to write its bookings out as a table each day.
"""

from __future__ import annotations

import argparse
import time

from benchmarks.market import policies
from benchmarks.market.draw import Floats, Ints, Market, market
from benchmarks.market.stays import Books, Quote, play, requests


def main() -> None:
    """Prints wall and processor seconds of the engine's share."""
    parser = argparse.ArgumentParser(prog="python -m benchmarks.market.speed")
    parser.add_argument("--seed", type=int, default=107)
    drawn = market(parser.parse_args().seed)
    asked = requests(drawn)
    marks = []
    for quote in (_only_written_out(drawn), policies.engine(drawn)):
        begun, worked = time.perf_counter(), time.process_time()
        play(drawn, asked, quote)
        marks.append((time.perf_counter() - begun, time.process_time() - worked))
    wall, work = (marks[1][index] - marks[0][index] for index in (0, 1))
    print(f"{len(drawn.rooms)} types, 180 nights, 365 days: {wall:.1f} s, of which processor {work:.1f} s")


def _only_written_out(drawn: Market) -> Quote:
    """The card, with the bookings written out as for the engine."""
    card = policies.card(drawn)

    def quote(day: int, sold: Ints, books: Books) -> Floats:
        policies.as_frame(drawn, books, day - 1)
        return card(day, sold, books)

    return quote


if __name__ == "__main__":
    main()
