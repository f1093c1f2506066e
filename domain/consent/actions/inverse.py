"""Which action takes another one back, once it has had its effect?"""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from domain.consent.actions.block_room import BlockRoom
from domain.consent.actions.cancel_booking import CancelBooking
from domain.consent.actions.change_rate import ChangeRate
from domain.consent.actions.change_rules import ChangeRules
from domain.consent.actions.govern import CloseObjective, GrantMandate, RevokeMandate, SetObjective
from domain.consent.actions.open_mission import DropMission, OpenMission
from domain.consent.actions.pause_channel import PauseChannel
from domain.consent.actions.rebate import Rebate
from domain.consent.actions.spend import Spend
from domain.consent.actions.town_event import ConfirmEvent, EndEvent
from domain.consent.actions.union import Action


def inverse_of(action: Action, number: int, receipt: Mapping[str, Any] | None) -> Action | None:
    """The action that undoes proposal `number`; None where nothing does, or nobody knows what was before.

    `receipt` names what the effect made: {"objective": 3}, {"mandate": 2}.
    """
    made = receipt or {}
    match action:
        case ChangeRate():
            return action.inverse
        case Spend() | Rebate():
            return None if action.reverses is not None else action.reversed_by(number)
        case SetObjective():
            return CloseObjective(int(made["objective"]), action.currency) if "objective" in made else None
        case GrantMandate():
            return RevokeMandate(int(made["mandate"]), action.currency) if "mandate" in made else None
        case ChangeRules():
            return action.inverse(made["rules"]) if "rules" in made else None
        case OpenMission():
            return DropMission(int(made["mission"]), action.currency) if "mission" in made else None
        case ConfirmEvent():
            return EndEvent(int(made["event"]), action.currency) if "event" in made else None
        case PauseChannel() | BlockRoom():
            return action.turned()
        case CancelBooking() | CloseObjective() | RevokeMandate() | DropMission() | EndEvent():
            return None
