"""How much of the engine's gain is left when a person consents to ten lines a day?

    python -m benchmarks consent [--seeds 12] [--first 5000] [--workers 2] [--lines 10 5 3]

The multi-night markets of `benchmarks.market`, the same guests for every policy. Each morning the engine wishes,
the product's own `directors.revenue.lines` joins its moves into lines, and the weightiest are approved as they
stand; what is not approved keeps its price. The share of the gain is (consent - card) / (autopilot - card), of the
means over the seeds.
"""

from __future__ import annotations

import argparse
import os
from concurrent.futures import ProcessPoolExecutor
from dataclasses import replace
from datetime import date, timedelta
from functools import partial

import numpy as np
import pandas as pd

from benchmarks.market import policies
from benchmarks.market.draw import START, WINDOW, Floats, Ints, Market, market
from benchmarks.market.stays import Books, Quote, contribution, play, requests
from bot.clock.workers import ends_with_its_parent
from directors.revenue.engine import Engine
from directors.revenue.engine.recommend import effects
from directors.revenue.forecast.bookings import day_number
from directors.revenue.lines import Move, lines_of


def main() -> None:
    """Prints one row a seed, the means, and the share of the gain that each number of lines keeps."""
    parser = argparse.ArgumentParser(prog="python -m benchmarks consent")
    parser.add_argument("--seeds", type=int, default=12)
    parser.add_argument("--first", type=int, default=5000)
    parser.add_argument("--workers", type=int, default=2)
    parser.add_argument("--lines", type=int, nargs="+", default=[10])
    options = parser.parse_args()
    seeds = range(options.first, options.first + options.seeds)
    with ProcessPoolExecutor(
        options.workers, initializer=ends_with_its_parent, initargs=(os.getpid(),)
    ) as pool:
        table = pd.DataFrame(list(pool.map(partial(row, tuple(options.lines)), seeds)))
    print(table.round(4).to_string(index=False))
    means = table.mean()
    gain = means["autopilot"] - 1
    print(f"\nautopilot over the card: {means['autopilot']:.4f}")
    for most in options.lines:
        kept = (means[f"{most} lines"] - 1) / gain
        shown = means[f"{most} shown"], means[f"{most} cells"]
        print(
            f"{most} lines a day: {means[f'{most} lines']:.4f}, {100 * kept:.1f} % of the gain; "
            f"{shown[0]:.1f} lines and {shown[1]:.0f} nights of a type on a mean day"
        )


def row(counts: tuple[int, ...], seed: int) -> dict[str, float]:
    """One seed: contribution over the card's, on autopilot and by consent."""
    drawn = market(seed)
    asked = requests(drawn)
    card = contribution(drawn, play(drawn, asked, policies.card(drawn)))
    made: dict[str, float] = {"seed": seed}
    made["autopilot"] = contribution(drawn, play(drawn, asked, policies.engine(drawn))) / card
    for most in counts:
        shown: list[tuple[int, int]] = []
        made[f"{most} lines"] = contribution(drawn, play(drawn, asked, consent(drawn, most, shown))) / card
        made[f"{most} shown"], made[f"{most} cells"] = (float(mean) for mean in np.mean(shown, axis=0))
    return made


def consent(drawn: Market, most: int, shown: list[tuple[int, int]]) -> Quote:
    """The engine's wishes, of which a person approves the `most` weightiest lines each morning."""
    engine = Engine(drawn.rooms, drawn.rate_card, drawn.calendar, drawn.costs)
    policy = engine.policy
    standing = np.array(drawn.card, dtype=np.float64)
    codes = [room.code for room in drawn.rooms]

    def quote(day: int, sold: Ints, books: Books) -> Floats:
        today = START + timedelta(day)
        nights = [today + timedelta(ahead) for ahead in range(WINDOW)]
        engine.observe(today, policies.as_frame(drawn, books, day - 1))
        engine.policy = policy
        wished = engine.price_matrix(today, nights, sold)
        now = standing[day : day + WINDOW]
        weight = _weights(engine, drawn, today, nights, wished, now, sold)
        rows, columns = np.nonzero(weight)
        moves = [
            Move(codes[j], nights[i], bool(wished[i, j] > now[i, j]), float(weight[i, j]))
            for i, j in zip(rows, columns, strict=True)
        ]
        chosen = lines_of(moves, most)
        shown.append((len(chosen), sum(len(line.moves) for line in chosen)))
        for line in chosen:
            for move in line.moves:
                i, j = (move.night - today).days, codes.index(move.room_type)
                now[i, j] = wished[i, j]
        pins = [(nights[i], codes[j], float(now[i, j])) for i in range(WINDOW) for j in range(len(codes))]
        engine.policy = replace(policy, pins=tuple(pins))
        engine.price_matrix(today, nights, sold)  # what stands tonight is where tomorrow's wish begins
        return now.copy()

    return quote


def _weights(
    engine: Engine,
    drawn: Market,
    today: date,
    nights: list[date],
    wished: Floats,
    now: Floats,
    sold: Ints,
) -> Floats:
    """What every move that the product would ask for is expected to bring; 0 for every other."""
    day = day_number(today)
    dates = np.array([day_number(night) for night in nights])
    outlook = engine.outlook(day, dates, sold, None, nights)
    picked = dates - outlook.first
    whole, then = outlook.card.copy(), outlook.card.copy()
    whole[picked], then[picked] = wished, now
    variable = np.array([room.variable_cost for room in drawn.rooms])
    effect = effects(outlook, whole, then, engine.policy.belief, engine.costs, variable)
    gain, move = effect.gain[picked], np.abs(wished / now - 1)
    asked = (move >= engine.policy.dead_band) & (gain > 0) & (sold < drawn.units)
    return np.asarray(np.where(asked, gain, 0.0))


if __name__ == "__main__":
    main()
