"""How does an answer fit into four kilobytes, and which figures does it then hold?"""

from __future__ import annotations

import json
import re
from collections.abc import Iterator, Mapping, Sequence
from datetime import date, datetime
from decimal import Decimal
from typing import Any
from zoneinfo import ZoneInfo

from governance.tool import Answer, Ground, ToolResult

MOST = 4096  # bytes of UTF-8
UNTRUSTED = "untrusted_text"
_DATE = re.compile(r"\d{4}-\d\d-\d\d(?: \d\d:\d\d)?")
_NUMBER = re.compile(r"(?<![\w.])(?<!\w-)\d+(?:[\u00a0\u202f ]\d{3})*(?:[.,]\d+)?")
_SPACES = re.compile(r"[\u00a0\u202f ]")


def shown(answer: Answer, ground: Ground, most: int = MOST) -> ToolResult:
    """The answer as compact JSON of at most `most` bytes; rows that do not fit are cut from the end and counted."""
    kept = len(answer.rows)
    parts = _parts(answer, ground, kept)
    while (size := len(compact(parts).encode())) > most and kept:
        kept = min(kept - 1, kept * most // size)
        parts = _parts(answer, ground, kept)
    text = compact(parts)
    if size > most:
        return ToolResult(f"{answer.source}: more than {most} bytes. Ask for less.", error=True)
    return ToolResult(text, frozenset(figures_in(parts)), answer.quotes, chart=answer.chart)


def compact(value: Any) -> str:
    """JSON without spaces, accents as they are."""
    return json.dumps(value, ensure_ascii=False, separators=(",", ":"))


def plain(value: Any, zone: ZoneInfo) -> Any:
    """Values as JSON has them: amounts as numbers of at most two decimals, instants in the house's time."""
    match value:
        case Decimal():
            rounded = round(value, 2)
            return int(rounded) if rounded == rounded.to_integral_value() else float(rounded)
        case float():
            return round(value, 2)
        case datetime():
            return value.astimezone(zone).strftime("%Y-%m-%d %H:%M")
        case date():
            return value.isoformat()
        case Mapping():
            return {str(key): plain(inner, zone) for key, inner in value.items()}
        case str() | int() | None:
            return value
        case Sequence() | frozenset():
            return [plain(inner, zone) for inner in value]
    return str(value)


def figures_in(value: Any) -> Iterator[Decimal]:
    """Every figure in plain values, without its sign; dates are none, and neither is what an outsider wrote."""
    match value:
        case bool() | None:
            return
        case int() | float():
            yield abs(Decimal(str(value)))
        case str():
            for found in _NUMBER.findall(_DATE.sub("", value)):
                yield Decimal(_SPACES.sub("", found).replace(",", "."))
        case Mapping():
            for key, inner in value.items():
                if key != UNTRUSTED:
                    yield from figures_in(inner)
        case Sequence():
            for inner in value:
                yield from figures_in(inner)


def _parts(answer: Answer, ground: Ground, kept: int) -> dict[str, Any]:
    parts: dict[str, Any] = {"source": answer.source}
    if answer.as_of is not None:
        parts["as_of"] = answer.as_of
    if ground.house.sample:
        parts["sample_data"] = True
    parts.update(answer.facts)
    if answer.rows:
        columns = parts["columns"] = list(answer.rows[0])
        parts["rows"] = [[row[column] for column in columns] for row in answer.rows[:kept]]
    if cut := len(answer.rows) - kept:
        parts["cut"] = f"{cut} of {len(answer.rows)} rows; ask for less or add up with run_code"
    if answer.notes:
        parts["notes"] = answer.notes
    whole: dict[str, Any] = plain(parts, ground.house.hotel.zone)
    return whole
