"""Which kinds of action exist, and how is one stored, read back and recognised?"""

from __future__ import annotations

import hashlib
import json
from dataclasses import fields
from datetime import date
from decimal import Decimal
from functools import cache
from typing import Any

from pydantic import TypeAdapter

from domain.consent.actions.action import Action
from domain.consent.actions.block_room import BlockRoom
from domain.consent.actions.cancel_booking import CancelBooking
from domain.consent.actions.change_rate import CellChange, ChangeRate, RateLine
from domain.consent.actions.change_rules import ChangeRules
from domain.consent.actions.effects import Effect, Effects, MoneyRange
from domain.consent.actions.govern import CloseObjective, GrantMandate, RevokeMandate, SetObjective
from domain.consent.actions.keep_decision import KeepDecision, WithdrawDecision
from domain.consent.actions.open_mission import DropMission, OpenMission
from domain.consent.actions.pause_channel import PauseChannel
from domain.consent.actions.rebate import Rebate
from domain.consent.actions.spend import Spend
from domain.consent.actions.town_event import ConfirmEvent, EndEvent

# The kinds whose arguments the business itself computes with; the others are made known by `admit`.
OWN: tuple[type[Action], ...] = (
    *(ChangeRate, Spend, Rebate, CancelBooking, PauseChannel, BlockRoom, ChangeRules),
    *(SetObjective, CloseObjective, GrantMandate, RevokeMandate),
    *(OpenMission, DropMission, KeepDecision, WithdrawDecision, ConfirmEvent, EndEvent),
)
_BY_NAME: dict[str, type[Action]] = {}


def admit(*kinds: type[Action]) -> None:
    """Let rows of these kinds be read. Raises ValueError where two kinds would be stored under one name."""
    for kind in kinds:
        name = str(next(field.default for field in fields(kind) if field.name == "kind"))  # type: ignore[arg-type]
        if _BY_NAME.setdefault(name, kind) is not kind:
            raise ValueError(f"two kinds of action are called {name!r}")


@cache
def _adapter(kind: type[Action]) -> TypeAdapter[Action]:
    return TypeAdapter(kind)


def to_json(action: Action) -> dict[str, Any]:
    """The action's validated arguments as plain JSON (amounts and dates as strings)."""
    dumped: dict[str, Any] = _adapter(type(action)).dump_python(action, mode="json")
    return dumped


def from_json(stored: dict[str, Any]) -> Action:
    """The action that `to_json` wrote; pydantic's ValidationError when the row does not hold one, KeyError for a
    kind that nobody admitted."""
    return _adapter(_BY_NAME[stored["kind"]]).validate_python(stored)


def fingerprint(action: Action) -> str:
    """What was shown is what runs: a digest over kind, arguments and basis (the values before).

    Equal amounts count as equal however many zeros they are written with.
    """
    stated = _adapter(type(action)).dump_python(action)
    if not stated.get("lines", True):  # what is no batch has the digest that it had before there were any
        del stated["lines"]
    for line in stated.get("lines", ()):  # as before there was any insurance
        if line.get("insures", "") is None:
            del line["insures"]
    if stated.get("during", True) is None:  # nor one that is closed for some nights from one closed for good
        del stated["during"]
    if stated["kind"] == "guest_mode":  # nor a mode of one door, or on some questions, from one without
        stated = {name: value for name, value in stated.items() if value not in {"", ()}}
    canonical = json.dumps(stated, default=_plain, sort_keys=True, separators=(",", ":"), ensure_ascii=False)
    return hashlib.sha256(canonical.encode()).hexdigest()


def last_night(action: Action) -> date | None:
    """The last night that an action touches; None when it touches none."""
    return action.nights[-1] if action.nights else None


def _plain(value: Decimal | date) -> str:
    return f"{value.normalize():f}" if isinstance(value, Decimal) else value.isoformat()


admit(*OWN)

__all__ = [
    "Action",
    "BlockRoom",
    "CancelBooking",
    "CellChange",
    "ChangeRate",
    "ChangeRules",
    "CloseObjective",
    "ConfirmEvent",
    "DropMission",
    "Effect",
    "Effects",
    "EndEvent",
    "GrantMandate",
    "KeepDecision",
    "MoneyRange",
    "OpenMission",
    "PauseChannel",
    "RateLine",
    "Rebate",
    "RevokeMandate",
    "SetObjective",
    "Spend",
    "WithdrawDecision",
    "admit",
    "fingerprint",
    "from_json",
    "last_night",
    "to_json",
]
