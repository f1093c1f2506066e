"""Is this write one that the documentation allows, word for word?"""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date, timedelta
from typing import Any

MAX_DATES = 90
RANGE_KEYS = {
    "inv_code", "rate_code", "start_date", "end_date", "availability", "price", "stop_sale", "cta", "ctd",
    "min_stay", "max_stay", "days[]", "channel_codes[]",
}  # fmt: skip
LISTS = {"days[]", "channel_codes[]"}
ROOM_KEYS = {"inv_code", "channel_codes", "dates"}
DATE = re.compile(r"\d{4}-\d{2}-\d{2}")

_NUMBER = re.compile(r"\d{1,4}")
_STAY = re.compile(r"[1-9]\d{0,2}")
_PRICE = re.compile(r"(?=.*[1-9])\d{1,9}(\.\d{1,2})?")
_BIT = re.compile(r"[01]")
_WORD = re.compile(r"true|false")
RANGE_FORMATS = {
    "availability": _NUMBER, "price": _PRICE, "min_stay": _STAY, "max_stay": _STAY, "stop_sale": _BIT,
    "cta": _BIT, "ctd": _BIT,
}  # fmt: skip
DAILY_FORMATS = RANGE_FORMATS | {"cta": _WORD, "ctd": _WORD}
FLAG_OF = {"availability": "availability_update", "price": "price_update"}


class Refused(Exception):
    """The documentation does not allow this; `status` is the HTTP code for it."""

    def __init__(self, status: int, message: str) -> None:
        super().__init__(message)
        self.status = status
        self.message = message


@dataclass(frozen=True, slots=True)
class Write:
    """One night of one room as it is to be: fields as they came, and channels (none: all of the room)."""

    inv_code: str
    night: date
    fields: Mapping[str, str]
    channels: tuple[str, ...] = ()


def a_date(text: Any) -> date:
    """A YYYY-MM-DD date; 422 otherwise."""
    if not isinstance(text, str) or not DATE.fullmatch(text):
        raise Refused(422, "Invalid date")
    try:
        return date.fromisoformat(text)
    except ValueError:
        raise Refused(422, "Invalid date") from None


def only(known: Iterable[str], given: Iterable[str]) -> None:
    """400 for a parameter or key that the documentation does not name."""
    if unknown := set(given) - set(known):
        raise Refused(400, f"Unknown parameter {min(unknown)}")


def checked(fields: Mapping[str, Any], formats: Mapping[str, re.Pattern[str]]) -> dict[str, str]:
    """The value fields, each in its documented format; 422 names the first that is not."""
    for name, value in fields.items():
        if not isinstance(value, str) or not formats[name].fullmatch(value):
            raise Refused(422, f"Invalid {name}")
    return dict(fields)


def writable(row: Mapping[str, Any] | None, fields: Iterable[str]) -> None:
    """422 unless the row exists and takes updates of every field's kind."""
    if row is None:
        raise Refused(422, "Invalid room")
    for name in fields:
        if not row[FLAG_OF.get(name, "restrictions_update")]:
            raise Refused(422, f"{name} cannot be updated")


def range_writes(params: Mapping[str, list[str]], rows: Mapping[str, Mapping[str, Any]]) -> list[Write]:
    """The writes of `PUT /rooms/~`. `rows` maps both inventory and rate codes to rows of the room list."""
    only(RANGE_KEYS, params)
    if repeated := [name for name, values in params.items() if len(values) > 1 and name not in LISTS]:
        raise Refused(400, f"{repeated[0]} is given twice")
    single = {name: values[0] for name, values in params.items() if name not in LISTS}
    code = single.get("inv_code") or single.get("rate_code")
    if not code or "start_date" not in single or "end_date" not in single:
        raise Refused(400, "inv_code, start_date and end_date are required")
    first, last = a_date(single["start_date"]), a_date(single["end_date"])
    if last < first:
        raise Refused(422, "end_date is before start_date")
    fields = checked({name: single[name] for name in RANGE_FORMATS if name in single}, RANGE_FORMATS)
    if not fields:
        raise Refused(422, "Nothing to update")
    writable(rows.get(code), fields)
    days = params.get("days[]", list("0123456"))
    if not set(days) <= set("0123456") or len(set(days)) != len(days):
        raise Refused(422, "Invalid days")
    nights = [first + timedelta(days=n) for n in range((last - first).days + 1)]
    scope = tuple(params.get("channel_codes[]", []))
    pool = rows[code]["inv_code"]
    return [Write(pool, night, fields, scope) for night in nights if str(night.isoweekday() % 7) in days]


def daily_writes(
    body: Any, rows: Mapping[str, Mapping[str, Any]], today: date
) -> tuple[list[Write], list[dict[str, dict[str, str]]]]:
    """The writes of `PUT /rooms/daily`, and the documented error list for rows that are not taken."""
    if not isinstance(body, dict) or set(body) != {"rooms"} or not isinstance(body["rooms"], list):
        raise Refused(400, "rooms is required")
    writes: list[Write] = []
    errors: list[dict[str, dict[str, str]]] = []
    listed = [(room, entry) for room in body["rooms"] for entry in _entries(room)]
    if not 0 < len(listed) <= MAX_DATES:
        raise Refused(422, f"Between 1 and {MAX_DATES} dates in one request")
    for room, entry in listed:
        given = {name: value for name, value in entry.items() if name != "date"}
        only(DAILY_FORMATS, given)
        try:
            night = a_date(entry.get("date"))
            if night < today - timedelta(days=1):
                raise Refused(422, "Past date")
            if not given:
                raise Refused(422, "Nothing to update")
            writable(rows.get(room["inv_code"]), given)
            fields = checked(given, DAILY_FORMATS)
        except Refused as problem:
            errors.append({room["inv_code"]: {str(entry.get("date")): problem.message}})
            continue
        writes.append(Write(room["inv_code"], night, fields, tuple(room.get("channel_codes", ()))))
    return writes, errors


def _entries(room: Any) -> list[dict[str, Any]]:
    if not isinstance(room, dict) or not isinstance(room.get("inv_code"), str):
        raise Refused(400, "inv_code is required")
    only(ROOM_KEYS, room)
    entries, scope = room.get("dates"), room.get("channel_codes", [])
    if not isinstance(entries, list) or not all(isinstance(entry, dict) for entry in entries):
        raise Refused(400, "dates is required")
    if not isinstance(scope, list) or not all(isinstance(code, str) for code in scope):
        raise Refused(400, "channel_codes is a list of codes")
    return entries


def no_overlap(writes: Iterable[Write]) -> None:
    """422 when one message names a night of a room twice for the same channel."""
    seen: set[tuple[str, date, str]] = set()
    for write in writes:
        for channel in write.channels or ("*",):
            key = (write.inv_code, write.night, channel)
            if key in seen:
                raise Refused(422, "Overlapping dates")
            seen.add(key)
