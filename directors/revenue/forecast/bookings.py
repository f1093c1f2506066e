"""Which reservations do we know, as arrays of days, ready for counting?"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date, datetime

import numpy as np
import numpy.typing as npt
import pandas as pd

Days = npt.NDArray[np.int64]
Floats = npt.NDArray[np.float64]

NEVER = 2**31 - 1
"""The day of a cancellation that has not happened."""
LONGEST = 3650
"""Nights beyond which a stay is a mistake."""


@dataclass(frozen=True, slots=True)
class Bookings:
    """Reservations as columns; days are counted from 1970-01-01.

    `gone` is the day on which the reservation stopped holding a room (cancelled, or not shown at arrival), or
    NEVER. `kind` and `channel` are positions in `kinds` and `channels`; `price` is NaN where unknown.
    """

    booked: Days
    arrival: Days
    nights: Days
    gone: Days
    kind: Days
    channel: Days
    price: Floats
    party: Days
    kinds: tuple[str, ...]
    channels: tuple[str, ...]

    def __len__(self) -> int:
        return len(self.booked)

    def known_on(self, day: int) -> Bookings:
        """What the house knew at the end of `day`: later bookings and later cancellations are absent."""
        gone = np.where(self.gone <= day, self.gone, NEVER)
        return replace(self, gone=gone).only(self.booked <= day)

    def of_kind(self, kind: int) -> Bookings:
        """The reservations of one room type."""
        return self.only(self.kind == kind)

    def only(self, use: npt.NDArray[np.bool_]) -> Bookings:
        """The reservations for which `use` is true."""
        return Bookings(
            booked=self.booked[use],
            arrival=self.arrival[use],
            nights=self.nights[use],
            gone=self.gone[use],
            kind=self.kind[use],
            channel=self.channel[use],
            price=self.price[use],
            party=self.party[use],
            kinds=self.kinds,
            channels=self.channels,
        )


def day_number(day: date) -> int:
    """Days since 1970-01-01."""
    return int(np.datetime64(day, "D").astype(np.int64))


def day_numbers(days: Sequence[date]) -> Days:
    """Days since 1970-01-01, of each."""
    return np.array(days, dtype="datetime64[D]").astype(np.int64)


def as_date(number: int) -> date:
    """The date of a day number."""
    return date.fromordinal(number + date(1970, 1, 1).toordinal())


def _days(column: pd.Series, missing: int) -> Days:
    """Day numbers of a column of dates, instants (their own local day) or ISO texts, mixed or not."""
    if column.dtype.kind != "M":
        column = pd.to_datetime(column.map(_day_of), errors="coerce", format="mixed", cache=False)
    if getattr(column.dt, "tz", None) is not None:
        column = column.dt.tz_localize(None)
    values = column.to_numpy().astype("datetime64[D]")
    return np.where(np.isnat(values), missing, values.astype(np.int64)).astype(np.int64)


def _day_of(value: object) -> object:
    if isinstance(value, str):
        text = value.strip()
        return text[:10] if text[4:5] == "-" else text or None
    if isinstance(value, datetime):
        return value.replace(tzinfo=None)
    return value


def _codes(column: pd.Series, known: Sequence[str]) -> tuple[Days, tuple[str, ...]]:
    codes, found = pd.factorize(column, use_na_sentinel=False)
    names = ["" if pd.isna(name) else str(name) for name in found]
    every = tuple(dict.fromkeys([*known, *sorted(set(names) - set(known))]))
    position = np.array([every.index(name) for name in names], dtype=np.int64)
    return (position[codes] if len(codes) else np.zeros(0, dtype=np.int64)), every


def _flags(column: pd.Series) -> npt.NDArray[np.bool_]:
    if column.dtype == bool:
        return column.to_numpy(dtype=bool)
    return column.map(truth).to_numpy(dtype=bool)


def _column(frame: pd.DataFrame, names: Sequence[str], default: object) -> pd.Series:
    for name in names:
        if name in frame.columns:
            return frame[name]
    return pd.Series([default] * len(frame), index=frame.index, dtype=object)


def bookings_from(
    records: pd.DataFrame | Iterable[Mapping[str, object]], kinds: Sequence[str] = ()
) -> Bookings:
    """Reservations from a frame or records with the columns booked_on, arrival, nights and, where known,
    cancelled_on, no_show, room_type, channel (or segment), price (or adr), party (or adults).

    Rows without a booking day, an arrival or a number of nights from 1 to LONGEST cannot be counted and are
    left out; the file reader of the command line reports them one by one instead. A booking dated after its
    arrival counts from the arrival; a no-show stops holding its room on the day of arrival.
    """
    frame = records if isinstance(records, pd.DataFrame) else pd.DataFrame(list(records))
    if frame.empty:
        frame = pd.DataFrame({name: [] for name in ("booked_on", "arrival", "nights")})
    arrival = _days(_column(frame, ["arrival"], None), -1)
    booked = _days(_column(frame, ["booked_on"], None), -1)
    gone = _days(_column(frame, ["cancelled_on"], None), NEVER)
    absent = _flags(frame["no_show"]) if "no_show" in frame.columns else np.zeros(len(frame), dtype=bool)
    nights = _whole(_column(frame, ["nights"], 0))
    kind, kind_names = _codes(_column(frame, ["room_type"], ""), kinds)
    channel, channel_names = _codes(_column(frame, ["channel", "segment"], ""), ())
    price = pd.to_numeric(_column(frame, ["price", "adr"], np.nan), errors="coerce").to_numpy(
        dtype=np.float64
    )
    party = _whole(_column(frame, ["party", "adults"], 0))
    gone = np.where(absent, np.minimum(gone, arrival), gone)
    usable = (arrival >= 0) & (booked >= 0) & (nights >= 1) & (nights <= LONGEST)
    return Bookings(
        np.minimum(booked, arrival)[usable],
        arrival[usable],
        nights[usable],
        gone[usable],
        kind[usable],
        channel[usable],
        price[usable],
        party[usable],
        kind_names,
        channel_names,
    )


def _whole(column: pd.Series) -> Days:
    numbers = pd.to_numeric(column, errors="coerce").to_numpy(dtype=np.float64, na_value=np.nan)
    return np.asarray(np.nan_to_num(np.clip(numbers, -1.0, LONGEST + 1.0), nan=0.0).astype(np.int64))


def truth(value: object) -> bool:
    """Whether a cell of a table says yes: True, 1, "true", "yes", "oui", in any case."""
    return str(value).strip().lower() in {"true", "1", "1.0", "yes", "y", "oui", "t"}
