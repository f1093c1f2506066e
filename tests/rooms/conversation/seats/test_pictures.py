"""Is the picture that goes with a director's answer the one that the command shows?"""

from __future__ import annotations

import json
from datetime import date
from decimal import Decimal
from typing import Any

import pytest

from domain.nights import month_of
from governance.contract import Ground
from governance.post.chart import Curve
from governance.prices.record.curves import View, chart_of, subject
from governance.result import account_of
from governance.result.picture import picture
from store.engine import Store
from tests.rooms.conversation.seats.asking import ask, tool_of

NIGHT = {"first": "2026-12-31", "last": "2026-12-31"}


@pytest.mark.parametrize("view", list(View))
@pytest.mark.parametrize("room_type", [None, "junior-suite"])
async def test_revenue_s_pictures_are_those_of_courbe(
    ground: Ground, store: Store, room_type: str | None, view: View
) -> None:
    asked = {**NIGHT, "picture": view.value, "room_type": room_type}
    result = await ask(ground, "revenue", "pace", **asked)
    if view is View.PRICE and room_type is None:
        assert result.error
        return
    async with store.reading("villa-thaifa") as unit:
        ours = chart_of(await subject(unit, ground.house, room_type, date(2026, 12, 31)), view)
    assert result.chart == ours
    assert ours is not None or view in {View.PRICE, View.FORECAST}  # nothing was foreseen in the sample yet
    told = json.loads(result.text)["picture"]
    assert told == (
        "none: too little is known" if ours is None else [ground.worded(ours.title), ground.worded(ours.alt)]
    )


async def test_the_points_of_a_curve_are_not_told(ground: Ground) -> None:
    result = await ask(ground, "revenue", "pace", **NIGHT, picture="curve")
    assert result.chart is not None
    [expected] = [mark for mark in result.chart.marks if isinstance(mark, Curve) and mark.expected]
    points = {round(Decimal(value), 2) for value in expected.values if value}
    assert points - result.numbers
    assert len(result.text) < 600


async def test_a_type_s_pace_is_its_part_of_the_house_s(ground: Ground) -> None:
    async def rooms(**given: Any) -> int:
        result = await ask(ground, "revenue", "pace", **NIGHT, **given)
        assert result.chart is None
        found = json.loads(result.text)
        return int(found["rows"][0][found["columns"].index("nights_now")])

    parts = [await rooms(room_type=kind.code) for kind in ground.house.sellable]
    assert sum(parts) == await rooms() > 0


async def test_the_cfo_s_picture_is_that_of_resultat(ground: Ground) -> None:
    month = date(2026, 11, 1)
    result = await ask(ground, "cfo", "month_outlook", month=str(month), picture=True)
    ours = picture(account_of(ground.house, month_of(month)))
    assert ours is not None
    assert result.chart == ours
    without = await ask(ground, "cfo", "month_outlook", month=str(month))
    assert without.chart is None
    assert "picture" not in json.loads(without.text)


async def test_code_never_sees_a_picture(ground: Ground) -> None:
    code = "(await pace(first='2026-12-31', last='2026-12-31', picture='curve'))['picture']"
    result = await tool_of("revenue", "run_code").run(ground, {"code": code})
    assert not result.error, result.text
    assert result.chart is None
