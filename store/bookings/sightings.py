"""Which source said what of a booking, and which bookings may a new word be about?"""

from __future__ import annotations

from collections.abc import Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import datetime
from typing import Any

from pydantic import TypeAdapter
from sqlalchemy import ColumnElement, and_, delete, func, or_, select, update

from domain.bookings.reservation import Guest, Reservation
from domain.bookings.sighting import Rank, Sighting
from store.bookings.reservation_rows import join_rows
from store.models.reservations import GuestRow, ReservationRow, RevisionRow, StayRoomRow
from store.models.sightings import SightingRow
from store.scope import Scope

_BODY: TypeAdapter[Reservation] = TypeAdapter(Reservation)
# One statement may carry only so many values.
PART = 500


@dataclass(frozen=True, slots=True)
class Kept:
    """A sighting as it is kept, without its guest; `said` still tells whether it spoke of him."""

    sighting: Sighting
    said: tuple[str, ...]
    received_at: datetime


@dataclass(frozen=True, slots=True)
class Sightings:
    """The words of every source, each once."""

    scope: Scope

    async def add(self, pairs: Iterable[tuple[int, Sighting]], received_at: datetime) -> int:
        """Keep what was said of these bookings; how much of it was not known word for word."""
        rows = [_row(reservation_id, one, received_at) for reservation_id, one in pairs]
        return await self.scope.add_new(SightingRow, rows, ["reservation_id", "source", "digest"])

    async def of(self, reservation_id: int) -> Sequence[Kept]:
        """Everything that was said of one booking, in the order in which it came."""
        wanted = select(SightingRow).where(SightingRow.reservation_id == reservation_id)
        return [_kept(row) for row in await self.scope.all(wanted.order_by(SightingRow.id))]

    async def sources(self, ids: Collection[int]) -> Mapping[int, frozenset[str]]:
        """Who spoke of each of these bookings; one of which nobody did is absent."""
        found: dict[int, set[str]] = {}
        wanted = select(SightingRow.reservation_id, SightingRow.source).distinct()
        for reservation_id, source in await self.scope.rows(
            wanted.where(SightingRow.reservation_id.in_(ids))
        ):
            found.setdefault(reservation_id, set()).add(source)
        return {reservation_id: frozenset(names) for reservation_id, names in found.items()}

    async def candidates(self, told: Sequence[Reservation]) -> Sequence[tuple[int, Reservation]]:
        """The bookings with one of these numbers or, of other providers, on exactly one of these stays."""
        found: dict[int, Reservation] = {}
        for start in range(0, len(told), PART):
            part = told[start : start + PART]
            said = {n for b in part for n in (b.number, b.channel_number) if n}
            numbers = said | {n.upper() for n in said} | {n.lower() for n in said}
            named = or_(ReservationRow.number.in_(numbers), ReservationRow.channel_number.in_(numbers))
            found |= dict(await self._read(named))
            found |= dict(await self._read(_on_these_stays(part)))
        return sorted(found.items())

    async def called(self, number: str) -> Sequence[tuple[int, Reservation]]:
        """The bookings that people call by this number, in capitals or not, with their ids."""
        wanted = number.strip().upper()
        own = func.upper(ReservationRow.number) == wanted
        return await self._read(or_(own, func.upper(ReservationRow.channel_number) == wanted))

    async def first_received(self, numbers: Collection[str]) -> Mapping[str, datetime]:
        """When the house first heard of the bookings with these numbers, as far as sightings were kept."""
        found = await self.scope.rows(
            select(ReservationRow.number, func.min(SightingRow.received_at))
            .join(SightingRow, SightingRow.reservation_id == ReservationRow.id)
            .where(ReservationRow.number.in_(numbers))
            .group_by(ReservationRow.number)
        )
        return {number: at for number, at in found}

    async def unite(self, kept: int, gone: int) -> None:
        """Two rows turn out to be one booking: the words about both are now about `kept`."""
        for model in (SightingRow, RevisionRow):
            moved = update(model).where(model.reservation_id == gone)
            await self.scope.changed(moved.values(reservation_id=kept))
        for owned in (StayRoomRow, GuestRow):
            await self.scope.changed(delete(owned).where(owned.reservation_id == gone))
        await self.scope.changed(delete(ReservationRow).where(ReservationRow.id == gone))

    async def _read(self, where: ColumnElement[bool]) -> Sequence[tuple[int, Reservation]]:
        rows = await self.scope.all(select(ReservationRow).where(where).order_by(ReservationRow.id))
        if not rows:
            return []
        ids = [row.id for row in rows]
        standing = select(StayRoomRow).where(StayRoomRow.superseded.is_(False))
        rooms: list[StayRoomRow] = []
        guests: list[GuestRow] = []
        for start in range(0, len(ids), PART):
            part = ids[start : start + PART]
            of_these = standing.where(StayRoomRow.reservation_id.in_(part))
            rooms += await self.scope.all(of_these.order_by(StayRoomRow.position))
            guests += await self.scope.all(select(GuestRow).where(GuestRow.reservation_id.in_(part)))
        return list(zip(ids, join_rows(rows, rooms, guests), strict=True))


def _on_these_stays(told: Sequence[Reservation]) -> ColumnElement[bool]:
    """Only rows of other providers: one provider's bookings are told apart by its own numbers."""
    dates = {(room.check_in, room.check_out) for booking in told for room in booking.rooms}
    providers = {booking.provider for booking in told}
    on_dates = select(StayRoomRow.reservation_id).where(
        StayRoomRow.check_in.in_({first for first, _ in dates}),
        StayRoomRow.check_out.in_({last for _, last in dates}),
        StayRoomRow.superseded.is_(False),
    )
    stays = ReservationRow.id.in_(on_dates)
    return and_(stays, ReservationRow.provider.not_in(providers)) if len(providers) == 1 else stays


def _row(reservation_id: int, one: Sighting, received_at: datetime) -> dict[str, Any]:
    nameless = replace(one.reservation, guest=Guest())
    return {
        "reservation_id": reservation_id,
        "source": one.source,
        "rank": int(one.rank),
        "event": one.event,
        "evidence": one.evidence,
        "digest": one.digest,
        "seen_at": one.seen_at,
        "received_at": received_at,
        "booked_known": one.booked_known,
        "said": list(one.said),
        "body": _BODY.dump_python(nameless, mode="json"),
    }


def _kept(row: SightingRow) -> Kept:
    sighting = Sighting(
        source=row.source,
        rank=Rank(row.rank),
        evidence=row.evidence,
        seen_at=row.seen_at,
        reservation=_BODY.validate_python(row.body),
        digest=row.digest,
        event=row.event,  # type: ignore[arg-type]
        booked_known=row.booked_known,
    )
    return Kept(sighting, tuple(row.said), row.received_at)
