"""How soon do the engine's prices follow a shock that nobody tells it of, and what is lost on the way?

    python -m benchmarks shocks [--seeds 3] [--first 7300] [--workers 2]

The multi-night markets of `benchmarks.market`. The engine has priced for 60 calm days; then the market changes,
and 120 days are played. *half*, *four fifths*: days until the mean price of the nights 7 to 90 days ahead has made
so much of the move that known demand makes, both against the same market without the shock. *lost*: contribution of
these 120 nights below that of known demand, percent (negative: above it); *card* the same for the owner's card.
*back and forth*: share of the quotes that move against their own move of the week before, on a day; *late drops*:
falls in the last three days before arrival.
"""

from __future__ import annotations

import argparse
import os
from concurrent.futures import ProcessPoolExecutor
from dataclasses import dataclass

import numpy as np
import pandas as pd

from benchmarks.market import policies
from benchmarks.market.draw import Floats, Ints, market
from benchmarks.market.stays import Books, Quote, contribution, play
from benchmarks.shocks.worlds import AFTER, WORLDS, Shocked
from bot.clock.workers import ends_with_its_parent

NEAR, FAR = 7, 90
LEAST = 0.02
"""Known demand that moves by less has nothing to be followed, in logs."""


def main() -> None:
    """Prints one row a shock, the means over the seeds."""
    parser = argparse.ArgumentParser(prog="python -m benchmarks shocks")
    parser.add_argument("--seeds", type=int, default=3)
    parser.add_argument("--first", type=int, default=7300)
    parser.add_argument("--workers", type=int, default=2)
    options = parser.parse_args()
    seeds = range(options.first, options.first + options.seeds)
    with ProcessPoolExecutor(
        options.workers, initializer=ends_with_its_parent, initargs=(os.getpid(),)
    ) as pool:
        table = pd.DataFrame([row for rows in pool.map(rows_of, seeds) for row in rows])
    print(table.round(3).to_string(index=False))
    print(table.drop(columns="seed").groupby("shock", sort=False).mean().round(3).to_string(), flush=True)


@dataclass(frozen=True)
class Played:
    """One world, played: every policy's contribution after the shock, and what engine and known demand quoted from
    the day before it on."""

    earned: dict[str, float]
    engine: list[Floats]
    known: list[Floats]


def rows_of(seed: int) -> list[dict[str, float | str]]:
    """Every shock on one seed; prices are set against those of the calm world."""
    drawn = market(seed)
    quiet = played(WORLDS["calm"](drawn))
    return [
        row(name, seed, quiet if name == "calm" else played(WORLDS[name](drawn)), quiet) for name in WORLDS
    ]


def played(world: Shocked) -> Played:
    """The owner's card, the engine and known demand, the same guests for all."""
    drawn, until = world.market, world.day + AFTER
    engine: list[Floats] = []
    known: list[Floats] = []
    rivals = {
        "card": policies.card(drawn),
        "engine": policies.engine(drawn, None, engine),
        "known": _kept(policies.known_demand(drawn, world.asked), known),
    }
    earned = {
        policy: contribution(drawn, play(drawn, world.asked, quote, until), (world.day, until))
        for policy, quote in rivals.items()
    }
    begin = max(world.day - drawn.history - 1, 0)
    return Played(earned, engine[begin:], known[begin:])


def row(name: str, seed: int, made: Played, quiet: Played) -> dict[str, float | str]:
    """What is printed of one shock."""
    half, most = followed(made, quiet)
    back, drops = calm(made.engine)
    known = made.earned["known"]
    return {
        "shock": name, "seed": seed, "half": half, "four fifths": most,
        "lost": 100 * (1 - made.earned["engine"] / known), "card": 100 * (1 - made.earned["card"] / known),
        "back and forth": 100 * back, "late drops": drops,
    }  # fmt: skip


def followed(made: Played, quiet: Played) -> tuple[float, float]:
    """Days until half and four fifths of what known demand moves in the first week are made; NaN where that is
    hardly anything, infinite where it never is."""
    goal = float((_level(made.known) - _level(quiet.known))[1:8].mean())
    if abs(goal) < LEAST or len(made.engine) != len(quiet.engine):
        return float("nan"), float("nan")
    share = (_level(made.engine) - _level(quiet.engine)) / goal
    return _first_day(share - share[0], 0.5), _first_day(share - share[0], 0.8)


def _level(quotes: list[Floats]) -> Floats:
    """Mean log price of the nights 7 to 90 days ahead, by day."""
    return np.array([float(np.log(quote[NEAR:FAR]).mean()) for quote in quotes])


def _first_day(share: Floats, least: float) -> float:
    made = np.flatnonzero(share >= least)
    return float(made[0]) if len(made) else float("inf")


def calm(quotes: list[Floats]) -> tuple[float, float]:
    """The share of quotes that go back on a move of the week before, and the falls in the last three days."""
    every = np.array(quotes)
    moves = np.sign(np.round(every[1:, :-1] / every[:-1, 1:] - 1, 9))
    turned = 0
    for day in range(7, len(moves)):
        today = moves[day, :-7]
        before = np.array([moves[day - back, back : back - 7 or None] for back in range(1, 8)])
        turned += int(((before == -today) & (today != 0)).any(axis=0).sum())
    looked = max((len(moves) - 7) * moves[0, :-7].size, 1)
    return turned / looked, float((moves[:, :3] < 0).sum())


def _kept(quote: Quote, kept: list[Floats]) -> Quote:
    def keeping(day: int, sold: Ints, books: Books) -> Floats:
        prices = quote(day, sold, books)
        kept.append(prices)
        return prices

    return keeping


if __name__ == "__main__":
    main()
