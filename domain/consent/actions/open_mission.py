"""What is somebody to be asked to do, once a person agrees?"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from typing import Literal

from domain.consent.actions.effects import Effects
from domain.consent.actions.no_cells import NoCells
from domain.consent.rights import Role


@dataclass(frozen=True, slots=True)
class OpenMission(NoCells):
    """A mission as a director drafts it. `role` says who is to do it: the one person of that role, else whoever
    taps. A person who gives a mission in his own words needs no card; see `governance.missions.flow`.
    """

    title: str
    currency: str
    priority: int = 2
    role: Role | None = None
    eta: date | None = None
    deliverable: str | None = None
    criteria: str | None = None
    kind: Literal["open_mission"] = "open_mission"

    @property
    def effects(self) -> Effects:
        """None on calendar or money: what is done for it says its own."""
        return Effects()


@dataclass(frozen=True, slots=True)
class DropMission(NoCells):
    """A mission to be given up: the undoing of the one above."""

    mission: int
    currency: str
    kind: Literal["drop_mission"] = "drop_mission"

    @property
    def effects(self) -> Effects:
        return Effects()
