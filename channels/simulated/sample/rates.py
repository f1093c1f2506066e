"""What does the rate calendar say, and where has somebody forgotten a price?"""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date, timedelta

from channels.simulated.sample.clerk import can_be_sold
from channels.simulated.sample.seasons import asking_price, min_stay
from domain.nights import Span
from domain.prices.rates import Cell, CellValue
from domain.property import Property

PAST = 30
AHEAD = 365


def rate_calendar(hotel: Property, today: date, forgotten: Cell) -> Mapping[Cell, CellValue]:
    """Price and minimum stay of each type from 30 nights ago to the 365th to come; `forgotten` is absent."""
    window = Span(today - timedelta(days=PAST), today + timedelta(days=AHEAD))
    cells = {
        Cell(kind.code, night): CellValue(price=asking_price(kind, night), min_stay=min_stay(night))
        for kind in hotel.room_types
        if can_be_sold(kind)
        for night in window
    }
    del cells[forgotten]
    return cells
