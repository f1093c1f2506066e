"""Which kinds of action exist?"""

from __future__ import annotations

from domain.actions.cancel_booking import CancelBooking
from domain.actions.change_rate import ChangeRate
from domain.actions.change_rules import ChangeRules
from domain.actions.govern import CloseObjective, GrantMandate, RevokeMandate, SetObjective
from domain.actions.open_mission import DropMission, OpenMission
from domain.actions.pause_channel import PauseChannel
from domain.actions.rebate import Rebate
from domain.actions.spend import Spend
from domain.actions.town_event import ConfirmEvent, EndEvent

# The closed set of kinds. A new effect on the world is a new member here, a place in governance/carry and a face
# in governance/card/kinds.py; the type checker finds every place that forgets it.
Rule = SetObjective | CloseObjective | GrantMandate | RevokeMandate | ChangeRules
TownEvent = ConfirmEvent | EndEvent
InHouse = Spend | Rebate | Rule | OpenMission | DropMission | TownEvent
ByPerson = CancelBooking | PauseChannel
Action = ChangeRate | InHouse | ByPerson
