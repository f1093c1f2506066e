"""What was last said of each room, and whose is it on which night?"""

from __future__ import annotations

from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass
from datetime import date, datetime
from typing import Any

from sqlalchemy import and_, delete, func, select, update

from domain.nights import ONE_DAY
from domain.service.assignment import Place, RoomNight, Unplaced
from domain.service.room import RoomMark, RoomState
from store.models.reservations import ReservationRow, StayRoomRow
from store.models.service_rooms import RoomMarkRow, RoomNightRow
from store.scope import Scope


@dataclass(frozen=True, slots=True)
class RoomMarks:
    """What people said of the rooms."""

    scope: Scope

    async def last(self, before: datetime | None = None) -> Mapping[str, RoomMark]:
        """The last word on each room, by its number; `before`: that was said before this instant."""
        newest = select(func.max(RoomMarkRow.id)).group_by(RoomMarkRow.room)
        if before is not None:
            newest = newest.where(RoomMarkRow.at < before)
        rows = await self.scope.all(select(RoomMarkRow).where(RoomMarkRow.id.in_(newest)))
        return {row.room: read_mark(row) for row in rows}

    async def add(self, mark: RoomMark) -> None:
        """Somebody says how a room is."""
        await self.scope.add(
            RoomMarkRow,
            room=mark.room,
            state=mark.state.value,
            by=mark.by,
            at=mark.at,
            cleaner=mark.cleaner,
            photo=mark.photo,
        )

    async def show(self, mark: RoomMark, photo: str) -> None:
        """This photo, a digest of the shelf, shows the room as the mark says it is."""
        its = update(RoomMarkRow).where(RoomMarkRow.room == mark.room, RoomMarkRow.at == mark.at)
        await self.scope.changed(its.values(photo=photo))


def read_mark(row: RoomMarkRow) -> RoomMark:
    """The mark of a row."""
    return RoomMark(row.room, RoomState(row.state), row.by, row.at, row.cleaner, row.photo)


@dataclass(frozen=True, slots=True)
class RoomNights:
    """Which stay each room belongs to, night by night."""

    scope: Scope

    async def between(self, first: date, last: date) -> Mapping[RoomNight, Place]:
        """Who has which room on each of these nights."""
        rows = await self.scope.all(select(RoomNightRow).where(RoomNightRow.night.between(first, last)))
        return {(row.room, row.night): (row.reservation_id, row.place) for row in rows}

    async def slept(self, first: date, last: date) -> Mapping[str, set[date]]:
        """On which of these nights each room was given to somebody."""
        nights: dict[str, set[date]] = {}
        for room, night in await self.between(first, last):
            nights.setdefault(room, set()).add(night)
        return nights

    async def give(self, place: Place, room: str, nights: Collection[date], by: str, at: datetime) -> bool:
        """These nights of the room are this stay's, in place of any other room it had on them.

        False, and nothing changed, when somebody else has the room on one of them.
        """
        if not nights:
            return False
        others = select(RoomNightRow.id).where(
            RoomNightRow.room == room, RoomNightRow.night.in_(nights), ~_of(place)
        )
        if await self.scope.first(others) is not None:
            return False
        mine = delete(RoomNightRow).where(_of(place), RoomNightRow.night.in_(nights))
        await self.scope.changed(mine)
        reservation, number = place
        row = {"room": room, "reservation_id": reservation, "place": number, "by": by, "at": at}
        await self.scope.append(RoomNightRow, [row | {"night": night} for night in nights])
        return True

    async def take(self, place: Place, since: date) -> int:
        """The stay has no room from this night on; how many nights that frees."""
        gone = delete(RoomNightRow).where(_of(place), RoomNightRow.night >= since)
        return await self.scope.changed(gone)

    async def astray(self, since: date) -> Sequence[tuple[Place, date]]:
        """Given nights from `since` on whose stay is gone, or no longer sleeps here then."""
        still = and_(
            StayRoomRow.reservation_id == RoomNightRow.reservation_id,
            StayRoomRow.position == RoomNightRow.place,
            StayRoomRow.released_at.is_(None),
            StayRoomRow.check_in <= RoomNightRow.night,
            StayRoomRow.check_out > RoomNightRow.night,
        )
        found = await self.scope.rows(
            select(RoomNightRow.reservation_id, RoomNightRow.place, RoomNightRow.night)
            .outerjoin(StayRoomRow, still)
            .where(RoomNightRow.night >= since, StayRoomRow.id.is_(None))
        )
        return [((row.reservation_id, row.place), row.night) for row in found]

    async def free(self, place: Place, night: date) -> None:
        """The stay does not have its room on this night any more."""
        await self.scope.changed(delete(RoomNightRow).where(_of(place), RoomNightRow.night == night))

    async def unplaced(self, first: date, last: date) -> Sequence[Unplaced]:
        """Held stays that sleep here between these days and have no room of ours on some of those nights.

        Each with the nights from `first` on that lack one: what is past needs no room.
        """
        rows = await self.scope.rows(
            select(
                StayRoomRow.reservation_id,
                StayRoomRow.position,
                StayRoomRow.room_type,
                StayRoomRow.check_in,
                StayRoomRow.check_out,
                StayRoomRow.room_number,
                ReservationRow.vip,
            )
            .join(ReservationRow, ReservationRow.id == StayRoomRow.reservation_id)
            .where(
                StayRoomRow.check_in <= last, StayRoomRow.check_out > first, StayRoomRow.released_at.is_(None)
            )
            .order_by(StayRoomRow.check_in, StayRoomRow.id)
        )
        ends = max((row.check_out for row in rows), default=last)
        given = {(place, night): room for (room, night), place in (await self.between(first, ends)).items()}
        return [found for row in rows if (found := _lacking(row, first, given)) is not None]


def _lacking(row: Any, first: date, given: Mapping[tuple[Place, date], str]) -> Unplaced | None:
    place = (row.reservation_id, row.position)
    begins = max(row.check_in, first)
    nights = [begins + n * ONE_DAY for n in range((row.check_out - begins).days)]
    lacking = [night for night in nights if (place, night) not in given]
    if not lacking:
        return None
    rooms = {given[place, night] for night in nights if (place, night) in given}
    wished = rooms.pop() if len(rooms) == 1 else row.room_number
    return Unplaced(place, row.room_type, lacking[0], lacking[-1] + ONE_DAY, row.vip, wished)


def _of(place: Place) -> Any:
    return and_(RoomNightRow.reservation_id == place[0], RoomNightRow.place == place[1])
