"""What may Revenue's model ask of the calendar: nights, pace, reasons of a price, events?"""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date, timedelta
from typing import Any, Literal

from directors.revenue.rules import three_lines
from domain.bookings.night import Night
from domain.house.snapshot import RATES
from domain.nights import Span
from domain.prices.advice import Advice
from domain.prices.events import marrakech
from domain.prices.rates import CalendarCell
from governance.contract import Answer, Ground
from governance.conversation.toolbox import Unanswered, tool
from governance.conversation.toolbox.asked import read_at, span_of, type_of, types_of, year_before
from governance.conversation.toolbox.board_tools import reasons_of
from governance.conversation.toolbox.pictures import picture_of_rooms, told

_RECENT = 40
_YEAR = timedelta(weeks=52)
_STAGES = ("target", "sent", "confirmed", "observed")


@tool
async def nights(ground: Ground, first: date, last: date, room_types: list[str] | None = None) -> Answer:
    """Each type and night: room_type, night, sold, left, price, min_stay, closed, card (one is open); with a study,
    rooms expected and the price advised.

    first: first night
    last: last night, included
    room_types: codes or names; all without
    """
    span = span_of(first, last)
    kinds = types_of(ground.house, room_types)
    cells = await ground.reader.nights(first, last)
    made_on, advice = await ground.reader.advice()
    advised = {(one.room_type, one.night): one for one in advice}
    rows = [
        {**_night(ground, cells[kind.code, night]), **_advised(advised, kind.code, night)}
        for night in span
        for kind in kinds
    ]
    facts = {"studied_on": made_on} if made_on else {}
    return Answer("reservations and rate calendar", facts, rows, read_at(ground.house))


@tool
async def pace(
    ground: Ground,
    first: date,
    last: date,
    by: Literal["total", "room_type", "month"] = "total",
    room_type: str | None = None,
    picture: Literal["curve", "price", "forecast", "pickup"] | None = None,
) -> Answer:
    """Rooms on the books now, 52 weeks ago at the same lead time, and what those nights ended at.

    first: first night
    last: last night, included
    by: how to split
    room_type: code or name; the house without
    picture: sent with the answer to a question about a curve: of the first night, else of the next 60
    """
    span = span_of(first, last)
    if picture == "price" and room_type is None:
        raise Unanswered("a picture of prices is one room_type's")
    kinds = types_of(ground.house, [room_type] if room_type else None)
    before = Span(year_before(first), year_before(last))
    now = await ground.reader.nights(first, last)
    then = await ground.reader.nights(before.first, before.last, ground.house.now - _YEAR)
    ended = await ground.reader.nights(before.first, before.last)
    known = any(cell.sold for cell in ended.values())
    groups: dict[str, list[tuple[str, date]]] = {}
    for kind in kinds:
        for night in span:
            key = {"total": "total", "room_type": kind.code, "month": f"{night:%Y-%m}"}[by]
            groups.setdefault(key, []).append((kind.code, night))
    rows = [
        {
            by: key,
            "nights_now": sum(now[cell].sold for cell in cells),
            "nights_then": sum(then[code, year_before(n)].sold for code, n in cells) if known else None,
            "ended_at": sum(ended[code, year_before(n)].sold for code, n in cells) if known else None,
            "revenue_now": sum(now[cell].revenue for cell in cells),
        }
        for key, cells in groups.items()
    ]
    notes = () if known else ("no bookings are stored for last year's nights",)
    facts: dict[str, Any] = {"last_year": [before.first, before.last]}
    chart = None
    if picture is not None:
        code = type_of(ground.house, room_type).code if room_type else None
        chart = await picture_of_rooms(ground, code, first, picture)
        facts |= told(chart, ground)
    return Answer("reservations", facts, rows, read_at(ground.house), notes, chart=chart)


@tool
async def price_reasons(ground: Ground, room_type: str, night: date) -> Answer:
    """Why a night costs what it does: base, floor, ceiling, stages with evidence, cards, study with its factors.

    room_type: code or name
    """
    house = ground.house
    span_of(night, night)
    kind = type_of(house, room_type)
    cell = (await ground.reader.nights(night, night))[kind.code, night]
    stages = [c for c in await ground.reader.cells(night, night, kind.code) if c.cell.channel == "*"]
    cards = [
        {"number": p.number, "director": p.director, "state": p.state.value, "after": change.after.price}
        | {"filed_at": p.filed_at, "why": reasons_of(p, ground)}
        for p in await ground.reader.proposals(open_only=False, limit=_RECENT)
        for change in p.action.changes
        if (change.room_type, change.night) == (kind.code, night)
    ]
    made_on, advice = await ground.reader.advice()
    advised = next((one for one in advice if (one.room_type, one.night) == (kind.code, night)), None)
    rule = [
        {"after": change.after.price, "why": "; ".join(ground.worded(reason) for reason in draft.reasons)}
        for draft in three_lines(house)
        for change in draft.action.changes
        if (change.room_type, change.night) == (kind.code, night)
    ]
    facts = {
        **_night(ground, cell),
        "base": kind.base,
        "floor": kind.floor,
        "ceiling": kind.ceiling,
        "stages": _stages(stages),
        **_study(made_on, advised),
        "simple_rule_would_set": rule,
    }
    return Answer("rate calendar", facts, cards, house.source_ages.get(RATES))


@tool
async def events(ground: Ground, first: date, last: date) -> Answer:
    """Public and Islamic holidays, Ramadan and Easter on these nights; unconfirmed dates may move by some days."""
    span = span_of(first, last)
    if ground.house.hotel.city != "Marrakech":
        raise Unanswered("no calendar of events is known for this town")
    found = marrakech(first.year, last.year).events
    rows = [
        {
            "event": one.name if ground.language == "fr" else one.name_en,
            "first": one.first,
            "last": one.last,
            "confirmed": one.confirmed,
            "may_move_days": one.tolerance,
        }
        for one in found
        if one.first <= span.last and one.last >= span.first
    ]
    notes = ("school breaks and festivals are not in this calendar",)
    return Answer("computed calendar", {}, rows, notes=notes)


def _night(ground: Ground, cell: Night) -> dict[str, Any]:
    return {
        "room_type": cell.room_type,
        "night": cell.night,
        "sold": cell.sold,
        "left": cell.left,
        "price": cell.price,
        "min_stay": cell.min_stay,
        "closed": cell.stop_sell,
        "card": (cell.room_type, cell.night) in ground.house.open_cells,
    }


def _advised(advised: Mapping[tuple[str, date], Advice], code: str, night: date) -> Mapping[str, Any]:
    """Nothing at all without a study, so that a table of nights stays small."""
    if not advised:
        return {}
    one = advised.get((code, night))
    return {"expected": one.rooms_without if one else None, "advised": one.proposed if one else None}


def _study(made_on: date | None, one: Advice | None) -> Mapping[str, Any]:
    """What the engine said of the night, with its factors: the first is an amount, the others multiply it."""
    if one is None:
        return {"study": None}
    said = {
        "made_on": made_on,
        "advised": one.proposed,
        "contribution_against_now": [one.low, one.mid, one.high],
        "rooms_expected_now": one.rooms_without,
        "rooms_expected_advised": one.rooms_with,
        "held_back_by": list(one.rails),
        "factors": {factor.key: [factor.value, factor.numbers] for factor in one.factors},
    }
    return {"study": said}


def _stages(cells: list[CalendarCell]) -> Mapping[str, Any]:
    return {
        name: {"price": stamp.value.price, "at": stamp.at, "evidence": stamp.evidence}
        for cell in cells
        for name in _STAGES
        if (stamp := getattr(cell, name)) is not None
    }
