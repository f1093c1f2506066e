"""How does a program read one figure?"""

from __future__ import annotations

from decimal import Decimal
from typing import Any

from domain.figure import Figure


def figure_json(figure: Figure) -> dict[str, Any]:
    """A figure, opened. A missing one has the value null."""
    return {
        "value": shown_number(figure.value),
        "unit": figure.unit,
        "as_of": figure.as_of.isoformat(),
        "standing": figure.standing.value,
        "formula": figure.formula,
        "operands": {name: shown_number(value) for name, value in figure.operands},
        "sources": {source.table: list(source.rows) for source in figure.sources},
        "missing": list(figure.missing),
    }


def shown_number(value: Decimal | None) -> str | None:
    """An amount or count as a program reads it: plain digits; null where it is missing."""
    return None if value is None else f"{value.normalize():f}"
