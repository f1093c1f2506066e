"""How does a picture of figures wait in the outbox?"""

from __future__ import annotations

from dataclasses import fields
from typing import Any

from domain.phrase_json import decode, encode
from governance.post.chart import Band, Bars, Callout, Chart, Curve, Ink, Level, Mark, Moment, Steps, Targets

_KINDS: dict[str, type[Mark]] = {
    "curve": Curve,
    "steps": Steps,
    "bars": Bars,
    "targets": Targets,
    "band": Band,
    "level": Level,
    "moment": Moment,
    "callout": Callout,
}
_NAMES = {kind: name for name, kind in _KINDS.items()}
_PARTS = ("title", "alt", "places", "unit", "measure", "note", "axis")


def chart_to_json(chart: Chart) -> dict[str, Any]:
    """The figures as plain JSON, undrawn and untranslated: drawing happens when it is sent."""
    parts = {name: encode(getattr(chart, name)) for name in _PARTS}
    return parts | {"marks": [_mark_to_json(mark) for mark in chart.marks]}


def chart_from_json(stored: dict[str, Any]) -> Chart:
    """The picture that `chart_to_json` wrote."""
    parts = {name: decode(stored[name]) for name in _PARTS}
    return Chart(marks=tuple(_mark_from_json(mark) for mark in stored["marks"]), **parts)


def _mark_to_json(mark: Mark) -> dict[str, Any]:
    values = {part.name: getattr(mark, part.name) for part in fields(mark)}
    return {"kind": _NAMES[type(mark)]} | {
        name: value.value if isinstance(value, Ink) else encode(value) for name, value in values.items()
    }


def _mark_from_json(stored: dict[str, Any]) -> Mark:
    values: dict[str, Any] = {
        name: Ink(value) if name == "ink" else decode(value)
        for name, value in stored.items()
        if name != "kind"
    }
    return _KINDS[stored["kind"]](**values)
