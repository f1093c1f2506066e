"""How does a program read a result?"""

from __future__ import annotations

from collections.abc import Mapping
from decimal import Decimal
from typing import Any

from domain.money.lines import BY_CODE
from domain.result.outlook import Outlook
from domain.result.result import Result
from domain.result.year import gop_of, revenue_of
from governance.post.figure_json import figure_json
from governance.result.account import Account, Hindsight


def account_json(account: Account) -> dict[str, Any]:
    """The result as `data/schemas/result.json` describes it: amounts as strings, costs negative in `lines`."""
    house, of = account.house, account.so_far
    return {
        "schema": "result/1",
        "property": house.hotel.id,
        "currency": house.hotel.currency,
        "at": house.now.isoformat(),
        "sample": house.sample or house.books.sample,
        "asked": {"first": account.asked.first.isoformat(), "last": account.asked.last.isoformat()},
        "so_far": _result(of.result),
        "figures": {figure.key: figure_json(figure) for figure in of.figures},
        "outlook": None if account.outlook is None else _outlook(account.outlook),
        "budget": _budget(account.budget),
        "last_year": None if account.last_year is None else _result(account.last_year),
        "hindsight": _hindsight(account.hindsight),
        "gop_floor": _number(house.books.gop_floor),
    }


def _result(of: Result) -> dict[str, Any]:
    return {
        "first": of.span.first.isoformat(),
        "last": of.span.last.isoformat(),
        "sold": _number(of.sold),
        "available": _number(of.available),
        "direct": _number(of.direct),
        "lines": _lines(of.lines),
        "revenue": _number(of.revenue),
        "gop": None if of.blind else _number(of.gop),
        "margin": None if of.blind else _number(of.margin),
        "capital": _number(of.capital),
        "one_off": _number(of.one_off),
        "missing": list(of.missing),
    }


def _outlook(view: Outlook) -> dict[str, Any]:
    rooms = view.rooms
    return {
        "method": rooms.method.value,
        "as_of": rooms.as_of.isoformat() if rooms.as_of else None,
        "rooms": {name: _number(getattr(rooms, name)) for name in ("low", "mid", "high")},
        "rate": _number(view.rate),
        "provisions": _lines(view.provisions),
        "booked": _result(view.booked),
        **{name: _result(getattr(view, name)) for name in ("low", "mid", "high")},
    }


def _hindsight(past: Hindsight | None) -> dict[str, Any] | None:
    if past is None:
        return None
    error = None if past.error is None else _number(past.error.quantize(Decimal("0.0001")))
    return {
        "month": past.month.isoformat(),
        "expected": _result(past.expected),
        "actual": _result(past.actual),
        "error": error,
    }


def _budget(lines: Mapping[str, Decimal]) -> dict[str, Any] | None:
    if not lines:
        return None
    return {"lines": _lines(lines), "revenue": _number(revenue_of(lines)), "gop": _number(gop_of(lines))}


def _lines(amounts: Mapping[str, Decimal]) -> dict[str, str | None]:
    return {code: _number(amounts[code]) for code in BY_CODE if code in amounts}


def _number(value: Decimal | None) -> str | None:
    return None if value is None else f"{value.normalize():f}"
