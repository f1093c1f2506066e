"""Which pictures may a director's answer carry? Those that commands show, drawn from the same rows."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date
from typing import Any

from domain.nights import month_of
from governance.post.chart import Chart
from governance.prices.record.curves import Subject, View, chart_of
from governance.result import account_of
from governance.result.picture import picture
from governance.tool import Ground


async def picture_of_rooms(ground: Ground, room_type: str | None, night: date, view: str) -> Chart | None:
    """A picture of /courbe: of a type or the whole house; None when too little is known for it."""
    known = await ground.reader.filling(ground.house, room_type)
    return chart_of(Subject(ground.house, room_type, night, known), View(view))


def picture_of_month(ground: Ground, month: date) -> Chart | None:
    """The picture of /resultat: a month that is not over, against its budget; None without a budget."""
    return picture(account_of(ground.house, month_of(month)))


def told(chart: Chart | None, ground: Ground) -> Mapping[str, Any]:
    """What the model learns of the picture that goes out with its answer: its finding and its words, no point."""
    if chart is None:
        return {"picture": "none: too little is known"}
    return {"picture": [ground.worded(chart.title), ground.worded(chart.alt)]}
