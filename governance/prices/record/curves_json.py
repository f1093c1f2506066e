"""How does a program read what the pictures of `/courbe` are drawn from?"""

from __future__ import annotations

from datetime import date
from decimal import Decimal
from typing import Any

from domain.prices.booking_curve import FARTHEST, BookingCurve
from governance.prices.record.curves import Subject, View

SCHEMA = "curve/1"


def curve_json(of: Subject, view: View) -> dict[str, Any]:
    """As `data/schemas/curve.json` describes it: the figures of every picture, whichever `view` was asked for."""
    return {
        "schema": SCHEMA,
        "property": of.house.hotel.id,
        "at": of.house.now.isoformat(),
        "currency": of.house.hotel.currency,
        "view": view.value,
        "room_type": of.room_type,
        "rooms": of.units,
        "night": of.night.isoformat(),
        "curve": _curve(of.curve),
        "nights": _nights(of),
    }


def _curve(found: BookingCurve) -> dict[str, Any] | None:
    """None for a night so far ahead that its curve has not begun."""
    if not found.rooms:
        return None
    return {
        "days_left": found.left,
        "on_books": found.now,
        "usual": _tenth(found.usual_now),
        "compared": found.compared,
        "days": [_day(found, at) for at in range(FARTHEST + 1)],
    }


def _day(found: BookingCurve, at: int) -> dict[str, Any]:
    known = bool(found.middle)
    return {
        "before": FARTHEST - at,
        "rooms": found.rooms[at] if at < len(found.rooms) else None,
        "usual_low": _tenth(found.low[at]) if known else None,
        "usual": _tenth(found.middle[at]) if known else None,
        "usual_high": _tenth(found.high[at]) if known else None,
    }


def _nights(of: Subject) -> list[dict[str, Any]]:
    asked, expected = of.asked, of.expected

    def one(night: date, won: int) -> dict[str, Any]:
        row = expected.get(night)
        return {
            "night": night.isoformat(),
            "sold": of.sold(night),
            "won_in_a_week": won,
            "price": _amount(of.price(night)),
            "advised": _amount(asked[night].proposed) if night in asked else None,
            "expected": None if row is None else _tenth(row.mean),
            "p10": None if row is None else _tenth(row.p10),
            "p90": None if row is None else _tenth(row.p90),
        }

    return [one(night, won) for night, won in zip(of.nights, of.won, strict=True)]


def _tenth(rooms: Decimal | None) -> str | None:
    return None if rooms is None else f"{rooms:.1f}"


def _amount(amount: Decimal | None) -> str | None:
    return None if amount is None else f"{amount:.2f}"
