"""How far off are the forecasts on the resort hotel, whole and thinned to a guest house?

    python -m benchmarks.forecast [--replicates 12] [--step 1] [--ets]

Every night of 2016-09-01..2017-08-31 is forecast 1, 7, 14, 28 and 60 days before, each time from what was known at
the end of that day. The guest house keeps each reservation with the probability 12.6 / 155. Replicates are seeded
from 3000 on; the methods were chosen on the seeds 1000..1011 (2000..2011 reported on an earlier version).
"""

from __future__ import annotations

import argparse
from collections import defaultdict
from datetime import date
from importlib.util import find_spec
from pathlib import Path

import numpy as np
import pandas as pd

from benchmarks.forecast import baselines
from directors.revenue.forecast.asof import Curves, booking_curves
from directors.revenue.forecast.bookings import bookings_from, day_number
from directors.revenue.forecast.nightly import forecast_nights

DATA = Path(__file__).parents[1] / "data" / "resort_bookings.csv.gz"
LEADS = (1, 7, 14, 28, 60)
FIRST, LAST = day_number(date(2015, 7, 1)), day_number(date(2017, 8, 31))
SCORED = day_number(date(2016, 9, 1))
KEPT = 12.6 / 155.0
REPORTING = 3000
Errors = dict[tuple[str, int], list[tuple[float, float]]]


def main() -> None:
    """Prints the tables."""
    parser = argparse.ArgumentParser(prog="python -m benchmarks.forecast")
    parser.add_argument("--replicates", type=int, default=12)
    parser.add_argument("--step", type=int, default=1, help="score every n-th night")
    parser.add_argument("--ets", action="store_true", help="AutoETS too (slow; group `bench`)")
    options = parser.parse_args()
    resort = pd.read_csv(DATA, parse_dates=["arrival", "booked_on", "cancelled_on"])
    print("Whole resort (187 rooms)")
    show([scored(resort, 187, options.step, options.ets)])
    house = []
    for seed in range(REPORTING, REPORTING + options.replicates):
        kept = np.random.default_rng(seed).random(len(resort)) < KEPT
        with_ets = options.ets and seed < REPORTING + 3
        house.append(scored(resort[kept].reset_index(drop=True), 40, options.step, with_ets))
    print(f"Guest house, about 13 rooms a night, {options.replicates} replicates")
    show(house)


def scored(reservations: pd.DataFrame, capacity: int, step: int, with_ets: bool) -> tuple[Errors, Errors]:
    """Pairs (forecast, actual) by method and lead, and (rooms forecast, whether the interval held) by lead."""
    bookings = bookings_from(reservations)
    curves = booking_curves(bookings, FIRST, LAST, max(LEADS))
    pairs: Errors = defaultdict(list)
    inside: Errors = defaultdict(list)
    for today in range(SCORED - max(LEADS), LAST):
        due = [lead for lead in LEADS if SCORED <= today + lead <= LAST and (today + lead) % step == 0]
        if not due:
            continue
        made = forecast_nights(bookings, capacity, today, max(due))
        for lead in due:
            actual = float(curves.slept[0, today + lead - FIRST])
            for name in ("last_year", "pickup", "regression"):
                said = getattr(baselines, name)(curves, today - FIRST, lead)
                pairs[name, lead].append((said, actual))
            pairs["as it stands", lead].append((float(made.on_books[lead - 1]), actual))
            pairs["engine", lead].append((float(made.mean[lead - 1]), actual))
            pairs["median", lead].append((float(made.median[lead - 1]), actual))
            held = float(made.low[lead - 1] <= actual <= made.high[lead - 1])
            inside["engine", lead].append((float(made.mean[lead - 1]), held))
    if with_ets and find_spec("statsforecast"):
        _smoothing(curves, step, pairs)
    return pairs, inside


def _smoothing(curves: Curves, step: int, pairs: Errors) -> None:
    for origin in range(SCORED - FIRST, LAST - FIRST - max(LEADS), 3 * step):
        made = baselines.smoothing(curves.slept[0], origin, max(LEADS))
        for lead in LEADS:
            pairs["AutoETS", lead].append((float(made[lead - 1]), float(curves.slept[0, origin + lead])))


def show(runs: list[tuple[Errors, Errors]]) -> None:
    """Mean over the replicates: WAPE and bias in percent of rooms, coverage in percent of nights."""
    rows = []
    names = dict.fromkeys(name for pairs, _ in runs for name, _ in pairs)
    for name in names:
        for what in ("WAPE", "bias"):
            row: dict[str, object] = {"method": name, "figure": what}
            for lead in LEADS:
                values = [_figure(pairs[name, lead], what) for pairs, _ in runs if (name, lead) in pairs]
                row[f"{lead} d"] = round(float(np.mean(values)), 2)
            rows.append(row)
    cover = [
        {"method": "engine", "figure": figure}
        | {
            f"{lead} d": round(float(np.mean([held(i["engine", lead])[place] for _, i in runs])), 1)
            for lead in LEADS
        }
        for place, figure in enumerate(("80 % interval covers", "quiet third", "usual third", "busy third"))
    ]
    print(pd.DataFrame([*rows, *cover]).to_string(index=False), flush=True)


def held(pairs: list[tuple[float, float]]) -> list[float]:
    """Percent of the nights whose interval held: all, and by third of the rooms forecast."""
    forecast, inside = np.array(pairs).T
    third = np.digitize(forecast, np.quantile(forecast, [1 / 3, 2 / 3]), right=True)
    return [100 * float(inside.mean()), *(100 * float(inside[third == n].mean()) for n in range(3))]


def _figure(pairs: list[tuple[float, float]], what: str) -> float:
    forecast, actual = np.array(pairs).T
    error = np.abs(forecast - actual).sum() if what == "WAPE" else (forecast - actual).sum()
    return float(100 * error / actual.sum())


if __name__ == "__main__":
    main()
