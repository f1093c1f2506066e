"""What did each import of bookings change, and how is one taken back?"""

from __future__ import annotations

from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import datetime, timedelta
from typing import Any

from pydantic import TypeAdapter
from sqlalchemy import delete, func, literal, select, update

from domain.bookings.reservation import Guest, Reservation
from domain.bookings.taken import Before, Marks, TakenFile, Touched
from store.bookings.ingest import Delivery, rewrite
from store.models.imports import ImportRow
from store.models.reservations import GuestRow, ReservationRow, RevisionRow, StayRoomRow
from store.models.sightings import SightingRow
from store.scope import Scope

PART = 500
_TOUCHED: TypeAdapter[tuple[Touched, ...]] = TypeAdapter(tuple[Touched, ...])
_NEWEST: Mapping[str, type[SightingRow | RevisionRow | StayRoomRow]] = {
    "sighting": SightingRow,
    "revision": RevisionRow,
    "room": StayRoomRow,
}


@dataclass(frozen=True, slots=True)
class Imports:
    """The imports of one property, by number."""

    scope: Scope

    async def keep(self, taken: TakenFile) -> int:
        """Remember an import under the next number, whatever number it carries; that number."""
        number = (await self.scope.first(select(func.max(ImportRow.number))) or 0) + 1
        row = {
            "number": number,
            "digest": taken.digest,
            "name": taken.name,
            "via": taken.via,
            "at": taken.at,
            "touched": _TOUCHED.dump_python(taken.touched, mode="json"),
            "counts": dict(taken.counts),
            "person_id": taken.person_id,
            "document": taken.document,
            "undoable": taken.undoable,
            "undone_at": taken.undone_at,
        }
        await self.scope.append(ImportRow, [row])
        return number

    async def get(self, number: int) -> TakenFile | None:
        """The import with this number."""
        row = await self.scope.first(select(ImportRow).where(ImportRow.number == number))
        return None if row is None else _taken(row)

    async def of_document(self, token: str) -> TakenFile | None:
        """The newest import of a file that came by chat."""
        found = select(ImportRow).where(ImportRow.document == token).order_by(ImportRow.number.desc())
        row = await self.scope.first(found)
        return None if row is None else _taken(row)

    async def undone(self, number: int, at: datetime) -> bool:
        """Mark an import as taken back; False: it was before, or there is none."""
        open_ = update(ImportRow).where(ImportRow.number == number, ImportRow.undone_at.is_(None))
        return bool(await self.scope.changed(open_.values(undone_at=at)))

    async def newest_word(self) -> int:
        """The newest sighting of any booking; 0 without one."""
        return await self.scope.first(select(func.max(SightingRow.id))) or 0

    async def spoken_of(self, since: int, source: str) -> Sequence[int]:
        """The bookings of which this source has said something after that sighting."""
        told = select(SightingRow.reservation_id).distinct()
        return await self.scope.all(told.where(SightingRow.id > since, SightingRow.source == source))

    async def marks(self, ids: Collection[int]) -> Mapping[int, Marks]:
        """How far each of these bookings has come; one that is gone is absent."""
        found: dict[int, dict[str, int]] = {}
        for part in _parts(ids):
            there = await self.scope.all(select(ReservationRow.id).where(ReservationRow.id.in_(part)))
            found |= {row_id: {} for row_id in there}
            for name, model in _NEWEST.items():
                newest = select(model.reservation_id, func.max(model.id)).group_by(model.reservation_id)
                for row_id, mark in await self.scope.rows(newest.where(model.reservation_id.in_(part))):
                    found[row_id][name] = mark
        return {row_id: Marks(**each) for row_id, each in found.items()}

    async def before(self, known: Mapping[int, Reservation]) -> Mapping[int, Before]:
        """These bookings as they stand, in a form that can be kept."""
        rooms: dict[int, list[int]] = {}
        came: dict[int, tuple[datetime, str]] = {}
        for part in _parts(known):
            standing = select(StayRoomRow.reservation_id, StayRoomRow.id).where(
                StayRoomRow.reservation_id.in_(part), StayRoomRow.superseded.is_(False)
            )
            for row_id, room in await self.scope.rows(standing):
                rooms.setdefault(row_id, []).append(room)
            heads = select(ReservationRow.id, ReservationRow.received_at, ReservationRow.via)
            for row_id, at, via in await self.scope.rows(heads.where(ReservationRow.id.in_(part))):
                came[row_id] = (at, via)
        return {
            row_id: Before(replace(booking, guest=Guest()), tuple(rooms.get(row_id, ())), *came[row_id])
            for row_id, booking in known.items()
            if row_id in came
        }

    async def take_back(self, taken: TakenFile, at: datetime, retention: timedelta) -> None:
        """Every booking as it stood before the import: what it made is gone, its words count no more.

        A revision that it brought stays as history, under another digest, so that the file can be imported again.
        What was learned of a guest of an older booking is kept.
        """
        await self._remove([one.reservation_id for one in taken.touched if one.before is None])
        for one in taken.touched:
            if one.before is not None:
                await self._restore(taken.number, one, one.before, at, retention)

    async def _remove(self, ids: Sequence[int]) -> None:
        for part in _parts(ids):
            for model in (SightingRow, RevisionRow, StayRoomRow, GuestRow):
                await self.scope.changed(delete(model).where(model.reservation_id.in_(part)))
            await self.scope.changed(delete(ReservationRow).where(ReservationRow.id.in_(part)))

    async def _restore(
        self, number: int, one: Touched, before: Before, at: datetime, retention: timedelta
    ) -> None:
        row_id, start = one.reservation_id, one.start
        for model, mark in ((SightingRow, start.sighting), (StayRoomRow, start.room)):
            newer = delete(model).where(model.reservation_id == row_id, model.id > mark)
            await self.scope.changed(newer)
        revisions = update(RevisionRow).where(
            RevisionRow.reservation_id == row_id, RevisionRow.id > start.revision
        )
        renamed = literal(f"undone:{number}:") + RevisionRow.raw_hash
        await self.scope.changed(revisions.values(raw_hash=renamed, standing="undone"))
        rooms = update(StayRoomRow).where(StayRoomRow.id.in_(before.rooms))
        await self.scope.changed(rooms.values(superseded=False))
        again = Delivery(before.booking, f"undo:{number}")
        await rewrite(self.scope, row_id, again, at, "undo", retention, news=False)
        head = update(ReservationRow).where(ReservationRow.id == row_id)
        await self.scope.changed(head.values(received_at=before.received_at, via=before.via))


def _parts(ids: Collection[int]) -> Sequence[Sequence[int]]:
    """A statement may carry only so many values."""
    every = list(ids)
    return [every[start : start + PART] for start in range(0, len(every), PART)]


def _taken(row: ImportRow) -> TakenFile:
    told: dict[str, Any] = {
        name: getattr(row, name)
        for name in (
            *("number", "digest", "name", "via", "at", "counts"),
            *("person_id", "document", "undoable", "undone_at"),
        )
    }
    return TakenFile(touched=_TOUCHED.validate_python(row.touched), **told)
