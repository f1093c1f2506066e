"""What is this house: its rooms, types, zone, currency, and what nobody has told us yet?"""

from __future__ import annotations

from dataclasses import dataclass, field
from datetime import datetime, time, timedelta
from decimal import Decimal
from zoneinfo import ZoneInfo

from domain.phrase import Name

# What a type is called that has a code in the channel manager and no name anywhere.
UNIDENTIFIED = Name({"fr": "Type non identifié", "en": "Unidentified type"})


@dataclass(frozen=True, slots=True)
class RoomType:
    """A sellable pool: `units` rooms of one kind. `units` is None while nobody has said how many there are."""

    code: str
    name: Name
    units: int | None
    occupancy: int | None = None
    tier: str | None = None
    rooms: tuple[str, ...] = ()
    floor: Decimal | None = None
    ceiling: Decimal | None = None
    base: Decimal | None = None
    sample: bool = False
    external_code: str | None = None
    rate_code: str | None = None
    sellable: bool = True


@dataclass(frozen=True, slots=True)
class Property:
    """One house, the tenant. Unknown facts are None and are reported by the readiness check, never guessed."""

    id: str
    name: str
    city: str | None
    zone: ZoneInfo
    currency: str
    room_types: tuple[RoomType, ...]
    check_in: time | None = None
    check_out: time | None = None
    brief_at: time = time(9, 0)
    quiet_from: time = time(22, 30)
    quiet_until: time = time(7, 0)
    sync_incident_open: bool = False
    sample: bool = False
    facts: tuple[str, ...] = field(default=())
    units_total: int | None = None

    def room_type(self, code: str) -> RoomType | None:
        return next((kind for kind in self.room_types if kind.code == code), None)

    @property
    def units(self) -> int:
        """Rooms of the house: the sum over its types, or the stated total while a type's size is unknown."""
        sizes = [kind.units for kind in self.room_types if kind.sellable]
        if self.units_total is not None and None in sizes:
            return self.units_total
        return sum(size or 0 for size in sizes)

    def after_quiet_hours(self, at: datetime) -> datetime:
        """The instant itself, or the end of the house's quiet hours when it falls into them."""
        local = at.astimezone(self.zone)
        start, end = self.quiet_from, self.quiet_until
        clock = local.time().replace(tzinfo=None)
        quiet = clock >= start or clock < end if start > end else start <= clock < end
        if not quiet:
            return at
        morning = datetime.combine(local.date(), end, self.zone)
        return morning if morning > local else morning + timedelta(days=1)
