"""What does the resort's published file itself say about a day, counted without any of our code?

Days are all that the file knows, so a booking is on the books as of a day when it was booked on that day or
before and not released on that day or before. A cancellation releases on its date, a no-show on its arrival;
in the morning the no-shows of that day are still awaited.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, timedelta
from pathlib import Path

import pandas as pd

FILE = Path(__file__).parents[3] / "benchmarks" / "data" / "resort_bookings.csv.gz"
STRIP = 14


@dataclass(frozen=True, slots=True)
class DayFigures:
    """Rooms on one day as known on that day; `strip` is the rooms on the books for each of the next nights.

    `in_house` sleep here tonight. Pickup is against the day before: bookings gained and lost, and the net of
    their nights from today on.
    """

    day: date
    arrivals: int
    departures: int
    in_house: int
    last_night: int
    strip: tuple[int, ...]
    gained: int
    lost: int
    net_nights: int


def bookings() -> pd.DataFrame:
    """One row per booking with its departure and the day that released it (NaT: never)."""
    frame = pd.read_csv(FILE, parse_dates=["arrival", "booked_on", "cancelled_on"])
    frame["departure"] = frame["arrival"] + pd.to_timedelta(frame["nights"], unit="D")
    frame["released"] = frame["cancelled_on"].mask(frame["no_show"], frame["arrival"])
    return frame


def figures(frame: pd.DataFrame, day: date, *, morning: bool = False) -> DayFigures:
    """The day's figures as known at its end, or in its `morning` (both days of the pickup alike)."""
    today = pd.Timestamp(day)
    now, before = _known(frame, today, morning), _known(frame, today - pd.Timedelta(days=1), morning)

    def slept(night: pd.Timestamp) -> pd.Series:
        return now & (frame["arrival"] <= night) & (frame["departure"] > night)

    start = frame["arrival"].where(frame["arrival"] > today, today)
    ahead = (frame["departure"] - start).dt.days.clip(lower=0)
    return DayFigures(
        day=day,
        arrivals=int((now & (frame["arrival"] == today)).sum()),
        departures=int((now & (frame["departure"] == today)).sum()),
        in_house=int(slept(today).sum()),
        last_night=int(slept(today - pd.Timedelta(days=1)).sum()),
        strip=tuple(int(slept(today + pd.Timedelta(days=n)).sum()) for n in range(STRIP)),
        gained=int((now & ~before).sum()),
        lost=int((before & ~now).sum()),
        net_nights=int(ahead[now & ~before].sum() - ahead[before & ~now].sum()),
    )


def cents(frame: pd.DataFrame) -> int:
    """All stays' amounts in cents: the published average rate times the nights, negative rates left out."""
    rates = (frame["adr"] * 100).round().astype("int64")
    return int((rates * frame["nights"])[rates >= 0].sum())


def twelve_days() -> list[date]:
    """One day of each month of 2017 up to the last arrivals, and the days around the busiest week."""
    first = [date(2017, month, 1 + 3 * month) for month in range(1, 9)]
    return [*first, *(date(2017, 8, 11) + timedelta(days=n) for n in range(4))]


def _known(frame: pd.DataFrame, today: pd.Timestamp, morning: bool) -> pd.Series:
    awaited = frame["no_show"] & (frame["arrival"] == today) & morning
    return (frame["booked_on"] <= today) & (awaited | ~(frame["released"] <= today))
