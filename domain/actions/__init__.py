"""Which kinds of action exist, and how is one stored, read back and recognised?"""

from __future__ import annotations

import hashlib
import json
from datetime import date
from decimal import Decimal
from typing import Any

from pydantic import TypeAdapter

from domain.actions.change_rate import CellChange, ChangeRate
from domain.actions.effects import Effect, Effects, MoneyRange

# The closed set of kinds: a new effect on the world is a new member here and a carrier in governance/carry.
Action = ChangeRate

_ADAPTER: TypeAdapter[Action] = TypeAdapter(Action)


def to_json(action: Action) -> dict[str, Any]:
    """The action's validated arguments as plain JSON (amounts and dates as strings)."""
    dumped: dict[str, Any] = _ADAPTER.dump_python(action, mode="json")
    return dumped


def from_json(stored: dict[str, Any]) -> Action:
    """The action that `to_json` wrote; pydantic's ValidationError when the row does not hold one."""
    return _ADAPTER.validate_python(stored)


def fingerprint(action: Action) -> str:
    """What was shown is what runs: a digest over kind, arguments and basis (the values before).

    Equal amounts count as equal however many zeros they are written with.
    """
    stated = _ADAPTER.dump_python(action)
    canonical = json.dumps(stated, default=_plain, sort_keys=True, separators=(",", ":"), ensure_ascii=False)
    return hashlib.sha256(canonical.encode()).hexdigest()


def _plain(value: Decimal | date) -> str:
    return f"{value.normalize():f}" if isinstance(value, Decimal) else value.isoformat()


__all__ = [
    "Action",
    "CellChange",
    "ChangeRate",
    "Effect",
    "Effects",
    "MoneyRange",
    "fingerprint",
    "from_json",
    "to_json",
]
