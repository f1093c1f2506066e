"""What must not be touched while a test booking shows whether sales reach the channels?"""

from __future__ import annotations

from domain.activation.board import ChannelState
from domain.activation.move import MoveChannel
from domain.consent.actions import Action, BlockRoom, CancelBooking, ChangeRate, OpenMission, PauseChannel
from domain.folding import fold
from domain.incident.calling import SUPPORT
from domain.incident.sync_test import SyncTest

# Steps on the board that somebody takes in the settings of a channel.
_SETTINGS = frozenset({ChannelState.CONNECTING, ChannelState.MAPPED})


def disturbs(action: Action, test: SyncTest | None) -> bool:
    """Whether it would touch settings, other bookings or rates of the tested type, or the support meanwhile."""
    if test is None:
        return False
    if isinstance(action, PauseChannel | CancelBooking):
        return True
    if isinstance(action, ChangeRate):
        return test.room_type in action.room_types
    if isinstance(action, BlockRoom):
        return action.room_type == test.room_type
    if isinstance(action, MoveChannel):
        return action.to in _SETTINGS
    return isinstance(action, OpenMission) and SUPPORT.search(fold(action.title)) is not None
