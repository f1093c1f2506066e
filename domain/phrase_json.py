"""How does a phrase survive in a stored row?"""

from __future__ import annotations

from collections.abc import Callable
from datetime import date, datetime, time
from decimal import Decimal
from typing import Any

from domain.money import Money
from domain.nights import Span
from domain.phrase import Name, Percent, Phrase

# datetime before date: every datetime is a date.
_CODECS: tuple[tuple[str, type, Callable[[Any], Any], Callable[[Any], Any]], ...] = (
    ("decimal", Decimal, str, Decimal),
    ("money", Money, lambda m: [str(m.amount), m.currency], lambda v: Money(Decimal(v[0]), v[1])),
    ("percent", Percent, lambda p: [str(p.ratio), p.signed], lambda v: Percent(Decimal(v[0]), v[1])),
    ("instant", datetime, datetime.isoformat, datetime.fromisoformat),
    ("date", date, date.isoformat, date.fromisoformat),
    ("time", time, time.isoformat, time.fromisoformat),
    (
        "span",
        Span,
        lambda s: [s.first.isoformat(), s.last.isoformat()],
        lambda v: Span(date.fromisoformat(v[0]), date.fromisoformat(v[1])),
    ),
    ("name", Name, lambda n: dict(n.by_language), Name),
    (
        "phrase",
        Phrase,
        lambda p: [p.key, {name: encode(arg) for name, arg in p.args.items()}],
        lambda v: Phrase(v[0], {name: decode(arg) for name, arg in v[1].items()}),
    ),
)


def encode(value: Any) -> Any:
    """A phrase value as plain JSON, tagged by its type; TypeError for anything a phrase may not carry."""
    if value is None or isinstance(value, bool | int | str):
        return value
    if isinstance(value, tuple | list):
        return [encode(item) for item in value]
    for tag, kind, write, _ in _CODECS:
        if isinstance(value, kind):
            return {"$": tag, "v": write(value)}
    raise TypeError(f"a phrase cannot carry {type(value).__name__}")


def decode(value: Any) -> Any:
    """The value that `encode` wrote; lists come back as tuples."""
    if isinstance(value, list):
        return tuple(decode(item) for item in value)
    if not isinstance(value, dict):
        return value
    for tag, _, _, read in _CODECS:
        if tag == value["$"]:
            return read(value["v"])
    raise ValueError(f"unknown phrase value {value['$']!r}")
