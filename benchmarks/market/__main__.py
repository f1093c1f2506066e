"""What do the policies earn on markets they have not seen?

    python -m benchmarks.market [--seeds 24] [--first 7000] [--workers 2] [--only multi|single] [--belief 1.8]

Multi-night world: contribution relative to the owner's card. Single-night world: relative to the exact optimum.
Every policy meets the same guests. Seeds from 7000 on are for reporting, those below 1000 are for tuning.
"""

from __future__ import annotations

import argparse
import os
from concurrent.futures import ProcessPoolExecutor
from functools import partial

import numpy as np
import pandas as pd

from benchmarks.market import policies
from benchmarks.market.draw import Floats, Market, market
from benchmarks.market.single import Lots, lots, optimum, play_single
from benchmarks.market.stays import Quote, contribution, play, requests
from bot.clock.workers import ends_with_its_parent
from directors.revenue.engine import Belief, Policy


def main() -> None:
    """Prints one row a seed and the means."""
    parser = argparse.ArgumentParser(prog="python -m benchmarks.market")
    parser.add_argument("--seeds", type=int, default=24)
    parser.add_argument("--first", type=int, default=7000)
    parser.add_argument("--workers", type=int, default=2)
    parser.add_argument("--only", choices=("multi", "single"))
    parser.add_argument("--belief", type=float, help="elasticity believed by the engine")
    options = parser.parse_args()
    policy = Policy(belief=Belief(options.belief)) if options.belief else None
    seeds = range(options.first, options.first + options.seeds)
    with ProcessPoolExecutor(
        options.workers, initializer=ends_with_its_parent, initargs=(os.getpid(),)
    ) as pool:
        for world in ("multi", "single"):
            if options.only in (None, world):
                rows = list(pool.map(partial(row, world, policy), seeds))
                show(world, rows)


def row(world: str, policy: Policy | None, seed: int) -> dict[str, float]:
    """One seed: every policy's contribution, and how calm the engine's prices were."""
    drawn = market(seed)
    made = multi(drawn, policy) if world == "multi" else single(drawn, policy)
    return {"seed": seed, "types": len(drawn.rooms), "units": float(drawn.units.sum()), **made}


def multi(drawn: Market, policy: Policy | None) -> dict[str, float]:
    """Contribution over that of the card, stays of several nights."""
    asked = requests(drawn)
    kept: list[Floats] = []
    rivals = _rivals(drawn) | {
        "engine": policies.engine(drawn, policy, kept),
        "known demand": policies.known_demand(drawn, asked),
    }
    earned = {name: contribution(drawn, play(drawn, asked, quote)) for name, quote in rivals.items()}
    return {name: value / earned["card"] for name, value in earned.items()} | calm(kept)


def single(drawn: Market, policy: Policy | None) -> dict[str, float]:
    """Contribution over that of the exact optimum, single nights."""
    asked: Lots = lots(drawn)
    kept: list[Floats] = []
    rivals = _rivals(drawn) | {
        "engine": policies.engine(drawn, policy, kept),
        "optimum": optimum(drawn, asked),
    }
    earned = {name: contribution(drawn, play_single(drawn, asked, quote)) for name, quote in rivals.items()}
    return {name: value / earned["optimum"] for name, value in earned.items()} | calm(kept)


def _rivals(drawn: Market) -> dict[str, Quote]:
    return {
        "card": policies.card(drawn),
        "occupancy steps": policies.occupancy_steps(drawn),
        "three lines": policies.three_lines(drawn),
        "EMSR-b": policies.emsr_b(drawn),
    }


def calm(matrices: list[Floats]) -> dict[str, float]:
    """Share of quotes changed from one day to the next, and the largest change."""
    every = np.array(matrices)
    moves = every[1:, :-1] / every[:-1, 1:] - 1
    return {"changed a day": float((np.abs(moves) > 1e-9).mean()), "largest move": float(np.abs(moves).max())}


def show(world: str, rows: list[dict[str, float]]) -> None:
    """The table of a world."""
    table = pd.DataFrame(rows)
    title = "relative to the card" if world == "multi" else "relative to the exact optimum"
    print(f"\n{world}-night world, {len(table)} seeds, contribution {title}")
    print(table.round(3).to_string(index=False))
    figures = table.drop(columns=["seed", "types", "units"])
    print(
        pd.DataFrame({"mean": figures.mean(), "worst": figures.min(), "best": figures.max()})
        .round(4)
        .to_string()
    )
    print(f"engine over three lines: {(table['engine'] / table['three lines']).mean():.4f}")
    print(f"engine over card, worst seed: {(table['engine'] / table['card']).min():.4f}")
    if "known demand" in table:
        print(
            f"engine over known demand: {table['engine'].mean() / table['known demand'].mean():.4f}",
            flush=True,
        )


if __name__ == "__main__":
    main()
