"""How many rooms does each coming night end with, for the house and for each type?"""

from __future__ import annotations

from collections.abc import Callable, Iterator
from datetime import timedelta
from decimal import Decimal

import numpy as np

from directors.revenue.advising import labels_of, records_of
from directors.revenue.forecast.bookings import Bookings, as_date, bookings_from, day_number
from directors.revenue.forecast.nightly import NightForecast as Nights
from directors.revenue.forecast.nightly import forecast_nights, forecast_types
from domain.money.forecast import NightForecast
from domain.prices.foresight import HORIZON, HORIZONS, WHOLE_HOUSE, ToForesee, end_of

Label = Callable[[int], str]


def forecasts(asked: ToForesee) -> tuple[NightForecast, ...]:
    """The coming nights as seen at the end of yesterday, and, where asked, what earlier days would have said.

    Nothing where there are too few bookings to stand on.
    """
    study = asked.study
    kinds = [kind for kind in study.kinds if kind.units]
    if not study.enough or not kinds:
        return ()
    labels = labels_of(study)
    codes = tuple(kind.code for kind in kinds)
    booked = bookings_from(records_of(study), codes)
    booked = booked.only(booked.kind < len(codes))
    units = np.array([float(kind.units or 0) for kind in kinds])

    def label(day: int) -> str:
        return labels(as_date(day))

    yesterday = study.today - timedelta(days=1)
    house, types = forecast_types(booked, units, day_number(yesterday), HORIZON, label=label)
    rows = list(_rows(asked, WHOLE_HOUSE, house, day_number(yesterday)))
    for code, nights in zip(codes, types, strict=True):
        rows += _rows(asked, code, nights, day_number(yesterday))
    return (*rows, *_replayed(asked, booked, float(units.sum()), label))


def _replayed(asked: ToForesee, booked: Bookings, rooms: float, label: Label) -> Iterator[NightForecast]:
    first = int(booked.booked.min()) + 90
    for back in range(2, asked.replay + 2):
        day = day_number(asked.study.today) - back
        if day >= first:
            made = forecast_nights(booked.known_on(day), rooms, day, max(HORIZONS), label=label)
            yield from (
                row
                for row in _rows(asked, WHOLE_HOUSE, made, day)
                if (row.night - as_date(day)).days in HORIZONS
            )


def _rows(asked: ToForesee, code: str, made: Nights, day: int) -> Iterator[NightForecast]:
    as_of = end_of(as_date(day), asked.zone)
    for night, held, mean, low, high in zip(
        made.nights, made.on_books, made.mean, made.low, made.high, strict=True
    ):
        yield NightForecast(
            as_of,
            as_date(int(night)),
            code,
            int(held),
            *(Decimal(str(round(float(value), 3))) for value in (mean, low, high)),
        )
