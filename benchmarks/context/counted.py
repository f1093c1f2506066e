"""What is the answer in what the tools returned, added up where nobody did?"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping, Sequence
from datetime import date
from typing import Any

Found = Mapping[str, Any]
Value = dict[str, float]


def columns(key: str, value: str) -> Callable[[Sequence[Found]], Value]:
    """The answer stands in two columns of the only table."""
    return lambda found: {str(row[key]): row[value] for row in found[0]["rows"]}


def net_adr_by_channel(found: Sequence[Found]) -> Value:
    sums = _sums(found[0]["rows"], "channel", lambda row: row["price"] - row["commission"])
    return {name: total / count for name, (total, count) in sums.items()}


def net_by_channel(found: Sequence[Found]) -> Value:
    sums = _sums(found[0]["rows"], "channel", lambda row: row["price"] - row["commission"])
    return {name: total for name, (total, _) in sums.items()}


def net_from_sums(found: Sequence[Found]) -> Value:
    return {row["channel"]: row["revenue"] - row["commission"] for row in found[0]["rows"]}


def full_nights(found: Sequence[Found]) -> Value:
    """Nights sold to 80 % or more; a result that was cut is no answer."""
    rows = _uncut(found)
    sold = _sums(rows, "night", lambda row: row["sold"])
    units = _sums(rows, "night", lambda row: row["sold"] + row["left"])
    return {night: total for night, (total, _) in sold.items() if total >= 0.8 * units[night][0]}


def lead_by_channel(found: Sequence[Found]) -> Value:
    """Each room once, though it may touch two of the stretches asked for."""
    once = {tuple(sorted(row.items(), key=str)): row for row in _uncut(found)}
    sums = _sums(once.values(), "channel", lambda row: _days(row["booked_on"], row["check_in"]))
    return {name: total / count for name, (total, count) in sums.items()}


def occupancy_of_rows(found: Sequence[Found]) -> Value:
    shares = [
        100 * sum(row["sold"] for row in one["rows"]) / sum(row["sold"] + row["left"] for row in one["rows"])
        for one in found
    ]
    return {"first": shares[0], "second": shares[1]}


def occupancy_of_figures(found: Sequence[Found]) -> Value:
    shares = [row["value"] for one in found for row in one["rows"] if row["figure"] == "occupancy"]
    return {"first": shares[0], "second": shares[1]}


def rows_of_both(found: Sequence[Found]) -> Value:
    return {"now": len(found[0]["rows"]), "ended": len(found[1]["rows"])}


def now_and_ended(found: Sequence[Found]) -> Value:
    [row] = found[0]["rows"]
    return {"now": row["nights_now"], "ended": row["ended_at"]}


def cancelled_of_rows(found: Sequence[Found]) -> Value:
    made, gone = (_bookings(one["rows"]) for one in found)
    return {channel: len(gone.get(channel, ())) / len(numbers) for channel, numbers in made.items()}


def cancelled_of_sums(found: Sequence[Found]) -> Value:
    return {r["channel"]: r["cancelled_bookings"] / r["bookings"] for r in found[0]["rows"] if r["bookings"]}


def movements(found: Sequence[Found]) -> Value:
    return {"sold": len(found[0]["rows"]), "arrivals": len(found[1]["rows"])}


def tonight(found: Sequence[Found]) -> Value:
    return {"sold": found[0]["tonight"]["rooms_sold"], "arrivals": found[0]["guests"]["arrivals"]}


def severities(found: Sequence[Found]) -> Value:
    return {row["key"]: int(row["severity"][1]) for row in _uncut(found)}


def _uncut(found: Sequence[Found]) -> list[Found]:
    if any("cut" in one for one in found):
        raise ValueError("a result was cut: ask for less at once")
    return [row for one in found for row in one["rows"]]


def _sums(rows: Iterable[Found], key: str, of: Callable[[Found], float]) -> dict[str, tuple[float, int]]:
    sums: dict[str, tuple[float, int]] = {}
    for row in rows:
        total, count = sums.get(row[key], (0.0, 0))
        sums[row[key]] = (total + of(row), count + 1)
    return sums


def _bookings(rows: Iterable[Found]) -> dict[str, set[str]]:
    found: dict[str, set[str]] = {}
    for row in rows:
        found.setdefault(row["channel"], set()).add(row["booking"])
    return found


def _days(first: str, last: str) -> int:
    return (date.fromisoformat(last) - date.fromisoformat(first)).days
