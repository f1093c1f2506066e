"""What does a delivery of a messenger set off, whatever order it comes in and however often?"""

from __future__ import annotations

from collections.abc import Sequence
from datetime import datetime
from typing import Protocol

from domain.guests.incoming import Incoming
from domain.guests.thread import Door
from governance.guests.hearing import hear
from governance.guests.silencing import answered_elsewhere
from governance.office import Office


class Delivered(Protocol):
    """Messages heard, addresses that a person of the house wrote to and when, addresses that changed."""

    @property
    def heard(self) -> Sequence[Incoming]: ...

    @property
    def answered(self) -> Sequence[tuple[str, datetime | None]]: ...

    @property
    def renamed(self) -> Sequence[tuple[str, str]]: ...


async def take_delivery(
    office: Office, property_id: str, delivery: Delivered, door: Door = Door.WHATSAPP
) -> None:
    """Each message in a unit of its own, in the order in which they were written; then whoever a human was first
    for falls silent, and a guest who changed his number keeps his thread."""
    for before, after in delivery.renamed:
        async with office.store.unit(property_id) as unit:
            thread = await unit.guest_threads.at(door, before)
            if thread is not None:
                await unit.guest_threads.reached_at(thread, door, after, office.clock())
    for told in sorted(delivery.heard, key=lambda one: one.at):
        async with office.store.unit(property_id) as unit:
            await hear(office, unit, told)
    for address, written in delivery.answered:
        async with office.store.unit(property_id) as unit:
            thread = await unit.guest_threads.at(door, address)
            if thread is not None:
                await answered_elsewhere(office, unit, thread.id, f"{door} app", written)
