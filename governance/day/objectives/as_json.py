"""How does a program read the objectives?"""

from __future__ import annotations

from decimal import Decimal
from typing import Any

from domain.consent.actions import SetObjective
from domain.consent.objective import Metric, Objective
from domain.consent.proposal import Proposal
from governance.consent.objectives.progress import Progress
from governance.day.objectives.reading import Aims

SCHEMA = "objectives/1"


def objectives_json(aims: Aims) -> dict[str, Any]:
    """As `data/schemas/objectives.json` describes it: ratios and amounts as decimal strings, null where nobody can
    tell."""
    hotel = aims.house.hotel
    return {
        "schema": SCHEMA,
        "property": hotel.id,
        "at": aims.house.now.isoformat(),
        "currency": hotel.currency,
        "objectives": [_one(measured) for measured in aims.measured],
        "waiting": [_waiting(wish) for wish in aims.wishes],
    }


def _one(measured: Progress) -> dict[str, Any]:
    objective, metric = measured.objective, measured.objective.metric
    return {
        "number": objective.id,
        **_wanted(objective),
        "progress": {
            "value": _value(metric, measured.now),
            "reached": None if measured.missing is None else measured.reached,
            "missing": _exact(measured.missing),
            "unit": "room_nights" if measured.in_rooms else "amount",
            "per_night": _exact(measured.per_night),
            "nights_left": measured.left,
            "nights_unknown": measured.unknown,
            "pace": _value(metric, measured.expected),
        },
    }


def _waiting(wish: Proposal) -> dict[str, Any]:
    if not isinstance(wish.action, SetObjective):
        raise TypeError(f"proposal {wish.id} is no objective")
    return {"proposal": wish.number, **_wanted(wish.action)}


def _wanted(aim: Objective | SetObjective) -> dict[str, Any]:
    return {
        "metric": aim.metric.value,
        "room_type": aim.room_type,
        "target": _value(aim.metric, aim.target),
        "first": aim.period.first.isoformat(),
        "last": aim.period.last.isoformat(),
        "price_floor": _amount(aim.price_floor),
        "price_ceiling": _amount(aim.price_ceiling),
        "review_on": aim.review_on.isoformat(),
        "words": aim.words,
    }


def _value(metric: Metric, value: Decimal | None) -> str | None:
    """A ratio to four places, an amount to the hundredth."""
    if value is None:
        return None
    return f"{value:.4f}" if metric.is_ratio else f"{value:.2f}"


def _amount(value: Decimal | None) -> str | None:
    return None if value is None else f"{value:.2f}"


def _exact(value: Decimal | None) -> str | None:
    """Room nights, to the tenth for each night, or an amount, to the hundredth: as they were worked out."""
    return None if value is None else f"{value:f}"
