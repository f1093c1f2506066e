"""Which kinds of action exist, and how is one stored, read back and recognised?"""

from __future__ import annotations

import hashlib
import json
from datetime import date
from decimal import Decimal
from typing import Annotated, Any

from pydantic import Field, TypeAdapter

from domain.consent.actions.block_room import BlockRoom
from domain.consent.actions.cancel_booking import CancelBooking
from domain.consent.actions.change_rate import CellChange, ChangeRate, RateLine
from domain.consent.actions.change_rules import ChangeRules
from domain.consent.actions.effects import Effect, Effects, MoneyRange
from domain.consent.actions.govern import CloseObjective, GrantMandate, RevokeMandate, SetObjective
from domain.consent.actions.inverse import inverse_of
from domain.consent.actions.open_mission import DropMission, OpenMission
from domain.consent.actions.pause_channel import PauseChannel
from domain.consent.actions.rebate import Rebate
from domain.consent.actions.spend import Spend
from domain.consent.actions.town_event import ConfirmEvent, EndEvent
from domain.consent.actions.union import Action, ByPerson, InHouse

_ADAPTER: TypeAdapter[Action] = TypeAdapter(Annotated[Action, Field(discriminator="kind")])


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
    if not stated.get("lines", True):  # what is no batch has the digest that it had before there were any
        del stated["lines"]
    for line in stated.get("lines", ()):  # as before there was any insurance
        if line.get("insures", "") is None:
            del line["insures"]
    if stated.get("during", True) is None:  # nor one that is closed for some nights from one closed for good
        del stated["during"]
    canonical = json.dumps(stated, default=_plain, sort_keys=True, separators=(",", ":"), ensure_ascii=False)
    return hashlib.sha256(canonical.encode()).hexdigest()


def last_night(action: Action) -> date | None:
    """The last night that an action touches; None when it touches none."""
    return action.nights[-1] if action.nights else None


def _plain(value: Decimal | date) -> str:
    return f"{value.normalize():f}" if isinstance(value, Decimal) else value.isoformat()


__all__ = [
    "Action",
    "BlockRoom",
    "ByPerson",
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
    "InHouse",
    "MoneyRange",
    "OpenMission",
    "PauseChannel",
    "RateLine",
    "Rebate",
    "RevokeMandate",
    "SetObjective",
    "Spend",
    "fingerprint",
    "from_json",
    "inverse_of",
    "last_night",
    "to_json",
]
