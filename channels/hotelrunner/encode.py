"""How is a push written down for HotelRunner: query parameters for a range, JSON for days?"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator
from decimal import Decimal
from typing import Any

from channels.hotelrunner.plan import range_of
from channels.ports import PushRequest
from domain.prices.rates import CellValue

# In a range call every flag is 1 or 0; in a daily call stop_sale is, and the others are words.
_RANGE_FLAGS = {True: "1", False: "0"}
_WORD_FLAGS = {True: "true", False: "false"}


def range_params(request: PushRequest, room_key: str) -> list[tuple[str, str]]:
    """Query parameters of `PUT /rooms/~`; ValueError when the rows are not one room with one value."""
    first = request.rows[0]
    if any((row.external_code, row.value) != (first.external_code, first.value) for row in request.rows):
        raise ValueError("a range call carries one room and one value")
    span, weekdays = range_of(request.rows)
    return [
        (room_key, first.external_code),
        ("start_date", span.first.isoformat()),
        ("end_date", span.last.isoformat()),
        *_values(first.value, _RANGE_FLAGS),
        *(("days[]", str(day)) for day in weekdays),
        *(("channel_codes[]", code) for code in request.channels),
    ]


def daily_body(request: PushRequest) -> dict[str, Any]:
    """JSON body of `PUT /rooms/daily`; values are strings, as in the documentation's example."""
    dates: dict[str, list[dict[str, str]]] = defaultdict(list)
    for row in request.rows:
        dates[row.external_code].append(
            {"date": row.night.isoformat(), **dict(_values(row.value, _WORD_FLAGS))}
        )
    scope = {"channel_codes": list(request.channels)} if request.channels else {}
    return {"rooms": [{"inv_code": code, **scope, "dates": nights} for code, nights in dates.items()]}


def _values(value: CellValue, flags: dict[bool, str]) -> Iterator[tuple[str, str]]:
    if value.availability is not None:
        yield "availability", str(value.availability)
    if value.price is not None:
        yield "price", _plain(value.price)
    if value.min_stay is not None:
        yield "min_stay", str(value.min_stay)
    if value.max_stay is not None:
        yield "max_stay", str(value.max_stay)
    if value.stop_sell is not None:
        yield "stop_sale", _RANGE_FLAGS[value.stop_sell]
    if value.closed_to_arrival is not None:
        yield "cta", flags[value.closed_to_arrival]
    if value.closed_to_departure is not None:
        yield "ctd", flags[value.closed_to_departure]


def _plain(price: Decimal) -> str:
    """The price without exponent or needless zeros: 1990, 1990.5."""
    text = f"{price:f}"
    return text.rstrip("0").rstrip(".") if "." in text else text
