"""How are the rooms sold given to the engine, and how are news of bookings joined to what is known?"""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping, Sequence
from datetime import date

import numpy as np
import pandas as pd

from directors.revenue.forecast.bookings import NEVER, Bookings, Floats


def sold_table(given: object, stay_dates: Sequence[date], codes: Sequence[str]) -> Floats | None:
    """Rooms sold [night, room] from an array of that shape, a frame (nights as rows, codes as columns), or a
    mapping {(date, code): rooms} or {date: {code: rooms} or sequence}; None where nothing is given.

    Nights or codes missing from a frame or a mapping come back as NaN: not told. Raises ValueError on an array
    of another shape or on negative counts.
    """
    if given is None:
        return None
    shape = (len(stay_dates), len(codes))
    if isinstance(given, pd.DataFrame) and set(map(str, given.columns)) & set(codes):
        table = _from_frame(given, stay_dates, codes)
    elif isinstance(given, Mapping):
        table = _from_mapping(given, stay_dates, codes)
    else:
        table = np.asarray(given, dtype=np.float64)
    if table.shape != shape:
        raise ValueError(f"rooms sold must be [nights, rooms] = {shape}, not {table.shape}")
    if np.any(table < 0):
        raise ValueError("rooms sold cannot be negative")
    return table


def _from_frame(frame: pd.DataFrame, stay_dates: Sequence[date], codes: Sequence[str]) -> Floats:
    named = frame.rename(columns=str)
    if not isinstance(named.index, pd.RangeIndex):
        named.index = pd.to_datetime(named.index)
        named = named.reindex(pd.to_datetime(list(stay_dates)))
    return np.asarray(named.reindex(columns=list(codes)).to_numpy(dtype=np.float64))


def _from_mapping(given: Mapping[object, object], stay_dates: Sequence[date], codes: Sequence[str]) -> Floats:
    table = np.full((len(stay_dates), len(codes)), np.nan)
    for row, day in enumerate(stay_dates):
        inner = given.get(day)
        for column, code in enumerate(codes):
            value = given.get((day, code))
            if isinstance(inner, Mapping):
                value = inner.get(code)
            elif isinstance(inner, Sequence | np.ndarray):
                value = inner[column]
            if value is not None:
                table[row, column] = float(str(value))
    return table


def join(known: Bookings, news: Bookings, since: int) -> Bookings:
    """All bookings known after `news`.

    News is everything known so far, which replaces what was known; unless each of its rows was booked or
    cancelled on day `since` or later, when it is what changed: new rows are added, and a cancellation closes
    the booking with the same booking day, arrival, nights, type, channel, price and party. A row told twice
    counts once; two equal rows in one telling are two bookings.
    """
    changed = (news.booked >= since) | ((news.gone >= since) & (news.gone != NEVER))
    if not len(known) or (len(news) and not changed.all()):
        return news
    if not len(news):
        return known
    rows, told = Counter(_rows(known)), Counter(_rows(news))
    for row, count in told.items():
        fresh = max(count - rows[row], 0)
        open_row = (*row[:3], NEVER, *row[4:])
        if row[3] != NEVER and rows[open_row]:
            rows[open_row] -= min(fresh, rows[open_row])
        rows[row] = max(rows[row], count)
    return _from_rows(list(rows.elements()), known.kinds, known.channels)


Row = tuple[int, int, int, int, str, str, float | None, int]


def _rows(bookings: Bookings) -> list[Row]:
    return [
        (
            int(bookings.booked[i]),
            int(bookings.arrival[i]),
            int(bookings.nights[i]),
            int(bookings.gone[i]),
            bookings.kinds[bookings.kind[i]],
            bookings.channels[bookings.channel[i]],
            None if np.isnan(bookings.price[i]) else float(bookings.price[i]),
            int(bookings.party[i]),
        )
        for i in range(len(bookings))
    ]


def _from_rows(rows: Sequence[Row], kinds: Sequence[str], channels: Sequence[str]) -> Bookings:
    all_kinds = tuple(dict.fromkeys([*kinds, *(row[4] for row in rows)]))
    all_channels = tuple(dict.fromkeys([*channels, *(row[5] for row in rows)]))
    whole = np.array([row[:4] for row in rows], dtype=np.int64).reshape(-1, 4)
    return Bookings(
        whole[:, 0],
        whole[:, 1],
        whole[:, 2],
        whole[:, 3],
        np.array([all_kinds.index(row[4]) for row in rows], dtype=np.int64),
        np.array([all_channels.index(row[5]) for row in rows], dtype=np.int64),
        np.array([np.nan if row[6] is None else row[6] for row in rows], dtype=np.float64),
        np.array([row[7] for row in rows], dtype=np.int64),
        all_kinds,
        all_channels,
    )
