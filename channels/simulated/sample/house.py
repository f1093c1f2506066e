"""What is the whole sample house on a given day?"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, replace
from datetime import date, datetime
from random import Random

from channels.ports import ConnectedChannel
from channels.simulated.sample.clerk import Clerk
from channels.simulated.sample.demand import walk_ins
from channels.simulated.sample.link import link
from channels.simulated.sample.rates import rate_calendar
from channels.simulated.sample.scenes import Scenes, play
from domain.bookings.reservation import Reservation
from domain.prices.rates import Cell, CellValue
from domain.property import Property

CHANNELS = (
    ConnectedChannel("online", "Online", in_progress=0, succeeded=412, failed=0),
    ConnectedChannel("bookingcom", "Booking.com", in_progress=0, succeeded=1204, failed=0),
    ConnectedChannel("expedia", "Expedia", in_progress=1, succeeded=218, failed=3),
)


@dataclass(frozen=True, slots=True)
class SampleHouse:
    """The books as they stood at `as_of`. `hotel` carries the codes under which the twin knows its types.

    `reservations` are in order of `updated_at`; a modified booking appears once per revision. `failing_since`
    says since when a channel's updates fail. `unnoticed` lists (confirmation number, channel that did not see
    it). `scenes` says where the deliberate cases are.
    """

    hotel: Property
    today: date
    as_of: datetime
    reservations: tuple[Reservation, ...]
    calendar: Mapping[Cell, CellValue]
    channels: tuple[ConnectedChannel, ...]
    failing_since: Mapping[str, datetime]
    unnoticed: tuple[tuple[str, str], ...]
    scenes: Scenes

    @property
    def latest(self) -> Mapping[str, Reservation]:
        """The newest revision of each booking by its number."""
        return {booking.number: booking for booking in self.reservations}


def sample_house(hotel: Property, today: date, seed: int = 7) -> SampleHouse:
    """The same house for the same property, day and seed.

    Raises ValueError when the property lacks a room type that a scene needs (those of Villa Thaifa).
    """
    linked = replace(link(hotel), sample=True)
    clerk = Clerk(linked, today, Random(f"{seed} {today.isoformat()}"))  # noqa: S311 - a made-up house
    scenes, deliberate = play(clerk)
    bookings = [*deliberate, *walk_ins(clerk)]
    return SampleHouse(
        hotel=linked,
        today=today,
        as_of=clerk.as_of,
        reservations=tuple(sorted(bookings, key=lambda one: (one.updated_at, one.number))),
        calendar=rate_calendar(linked, today, scenes.forgotten),
        channels=CHANNELS,
        failing_since={"expedia": clerk.at(0, 7, 52)},
        unnoticed=((scenes.new_year, "bookingcom"),),
        scenes=scenes,
    )
