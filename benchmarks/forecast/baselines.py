"""What would simple methods have forecast from the same bookings on the same day?"""

from __future__ import annotations

import importlib

import numpy as np
import numpy.typing as npt

from directors.revenue.forecast.asof import Curves

Floats = npt.NDArray[np.float64]
WINDOW, WEEKS, YEAR = 180, 56, 364


def last_year(curves: Curves, today: int, lead: int) -> float:
    """Rooms slept in 52 weeks before the night."""
    return float(curves.slept[0, today + lead - YEAR])


def pickup(curves: Curves, today: int, lead: int) -> float:
    """Rooms on the books plus the mean pickup of the last 56 complete nights."""
    known = slice(max(today - WEEKS + 1, 0), today + 1)
    gained = curves.slept[0, known] - curves.held[0, known, lead]
    return float(curves.held[0, today + lead, lead] + gained.mean())


def regression(curves: Curves, today: int, lead: int) -> float:
    """Least squares of rooms slept in on rooms on the books, last 180 complete nights."""
    known = slice(max(today - WINDOW + 1, 0), today + 1)
    x, y = curves.held[0, known, lead], curves.slept[0, known]
    spread = ((x - x.mean()) ** 2).sum()
    slope = ((x - x.mean()) * (y - y.mean())).sum() / spread if spread > 0 else 0.0
    return float(y.mean() + slope * (curves.held[0, today + lead, lead] - x.mean()))


def smoothing(slept: Floats, today: int, horizon: int) -> Floats:
    """AutoETS with a weekly season on the nights so far (statsforecast, group `bench`)."""
    models = importlib.import_module("statsforecast.models")
    made = models.AutoETS(season_length=7).forecast(y=slept[14 : today + 1].astype(np.float64), h=horizon)
    return np.asarray(made["mean"], dtype=np.float64)
