"""What may the CFO's model ask: the standard figures of a period, open down to what is missing?"""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from typing import Any

from domain.day.figures import period
from domain.figure import Figure
from governance.contract import Answer, Ground
from governance.conversation.toolbox import tool
from governance.conversation.toolbox.asked import read_at, span_of

_MISSING_SHOWN = 5


@tool
async def period_figures(ground: Ground, first: date, last: date) -> Answer:
    """Rooms sold, available, occupancy, ADR, net ADR, RevPAR of some nights, each with formula, standing and gaps.

    first: first night
    last: last night, included
    """
    span = span_of(first, last)
    cells = await ground.reader.nights(first, last)
    house = replace(ground.house, nights=cells, first=first, last=last)
    found = period(house, span, "period")
    rows = [_row(figure) for figure in found.figures]
    facts = {"first": first, "last": last, "currency": house.hotel.currency}
    return Answer("reservations and rate calendar", facts, rows, read_at(house))


def _row(figure: Figure) -> dict[str, Any]:
    value, unit = figure.value, figure.unit
    if unit == "ratio":
        value, unit = None if value is None else value * 100, "percent"
    return {
        "figure": figure.key.split(".")[-1],
        "value": value,
        "unit": unit,
        "formula": figure.formula,
        "standing": figure.standing.value,
        "missing": [
            *figure.missing[:_MISSING_SHOWN],
            *(["…"] if len(figure.missing) > _MISSING_SHOWN else []),
        ],
    }
