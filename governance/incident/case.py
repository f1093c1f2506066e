"""What is known of one incident at this moment, from whichever rows it stands in?"""

from __future__ import annotations

from dataclasses import dataclass

from domain.incident.block import HandBlock
from domain.incident.handed_in import facts_in
from domain.incident.incident import Contradiction, Entry, Incident, bookings, contradictions, timeline
from domain.incident.review import Review, Version, reviewers
from domain.incident.sync_test import SyncTest
from domain.missions.order import Order
from store.unit import Unit

STEP = "incident:"  # how the work orders of an incident name their step


@dataclass(frozen=True, slots=True)
class Case:
    """One incident with everything that belongs to it; `entries` in the order in which they happened."""

    incident: Incident
    entries: tuple[Entry, ...]
    tests: tuple[SyncTest, ...] = ()
    blocks: tuple[HandBlock, ...] = ()
    orders: tuple[Order, ...] = ()
    version: Version | None = None
    reviews: tuple[Review, ...] = ()

    @property
    def bookings(self) -> tuple[str, ...]:
        return bookings(self.entries)

    @property
    def contradictions(self) -> tuple[Contradiction, ...]:
        return contradictions(self.entries)

    @property
    def reviewed(self) -> tuple[Review, ...]:
        """The reviews of the newest version."""
        return reviewers(self.reviews, self.version.number) if self.version else ()


async def case_of(unit: Unit, incident: Incident) -> Case:
    """Everything that belongs to it."""
    step = f"{STEP}{incident.id}:"
    orders = [
        one
        for one in await unit.orders.of_channel(incident.wish.channel or "*")
        if (one.step or "").startswith(step)
    ]
    handed: list[Entry] = []
    for one in orders:
        for report in await unit.orders.reports(one.mission.id):
            if report.accepted:
                handed += facts_in(report.words, report.by, report.at, report.evidence)
    return Case(
        incident,
        timeline([*await unit.incidents.entries(incident.id), *handed]),
        tuple(await unit.sync_tests.of(incident.id)),
        tuple(await unit.hand_blocks.of_incident(incident.id)),
        tuple(orders),
        await unit.incident_reports.newest(incident.id),
        tuple(await unit.incident_reports.reviews(incident.id)),
    )
