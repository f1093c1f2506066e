"""Which kinds of action exist?"""

from __future__ import annotations

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

# The closed set of kinds. A new effect on the world is a new member here, a place in governance/carry and a face
# in governance/consent/card/kinds.py; the type checker finds every place that forgets it.
Rule = SetObjective | CloseObjective | GrantMandate | RevokeMandate | ChangeRules
TownEvent = ConfirmEvent | EndEvent
InHouse = Spend | Rebate | Rule | OpenMission | DropMission | TownEvent
ByPerson = CancelBooking | PauseChannel | BlockRoom
Action = ChangeRate | InHouse | ByPerson
