"""What must not be touched while a test booking shows whether sales reach the channels?"""

from __future__ import annotations

from domain.consent.actions import Action, OpenMission
from domain.folding import fold
from domain.incident.calling import SUPPORT
from domain.incident.sync_test import SyncTest


def disturbs(action: Action, test: SyncTest | None) -> bool:
    """Whether it would touch settings, other bookings or rates of the tested type, or the support meanwhile.

    What it touches each action states itself; only a mission says it in words.
    """
    if test is None:
        return False
    effects = action.effects
    if effects.touched or test.room_type in {*action.room_types, *effects.sale}:
        return True
    return isinstance(action, OpenMission) and SUPPORT.search(fold(action.title)) is not None
