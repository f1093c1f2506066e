"""What is to be minded for which guest, and until when is it kept?"""

from __future__ import annotations

import secrets
from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass
from datetime import date, datetime

from sqlalchemy import delete, select, update

from domain.service.care import Care, CareKind
from store.models.reservations import GuestRow
from store.models.service_guests import CareRow
from store.scope import Scope


@dataclass(frozen=True, slots=True)
class Cares:
    """What was noted of the guests of one property."""

    scope: Scope

    async def add(
        self,
        reservation: int,
        kind: CareKind,
        words: str,
        *,
        by: str,
        at: datetime,
        consent: bool,
        keep_until: date,
    ) -> str:
        """Note it; the token of its button."""
        key = await self.scope.first(select(GuestRow.match_key).where(GuestRow.reservation_id == reservation))
        token = secrets.token_urlsafe(12)
        await self.scope.add(
            CareRow,
            token=token,
            reservation_id=reservation,
            kind=kind.value,
            words=words,
            by=by,
            at=at,
            consent=consent,
            match_key=key if consent else None,
            keep_until=keep_until,
            read_by=None,
            read_at=None,
        )
        return token

    async def of(self, reservations: Collection[int]) -> Sequence[Care]:
        """What was noted for these bookings, oldest first."""
        wanted = select(CareRow).where(CareRow.reservation_id.in_(reservations)).order_by(CareRow.id)
        return [read_care(row) for row in await self.scope.all(wanted)]

    async def remembered(self, reservations: Collection[int]) -> Mapping[int, tuple[Care, ...]]:
        """What the same guests agreed to have kept at earlier stays, by the booking that it serves now."""
        rows = await self.scope.rows(
            select(GuestRow.reservation_id, CareRow)
            .join(CareRow, CareRow.match_key == GuestRow.match_key)
            .where(
                GuestRow.reservation_id.in_(reservations),
                CareRow.consent.is_(True),
                CareRow.reservation_id != GuestRow.reservation_id,
            )
            .order_by(CareRow.id)
        )
        found: dict[int, tuple[Care, ...]] = {}
        for reservation, row in rows:
            found[reservation] = (*found.get(reservation, ()), read_care(row))
        return found

    async def get(self, number: int) -> Care | None:
        """The note with this number."""
        row = await self.scope.first(select(CareRow).where(CareRow.id == number))
        return None if row is None else read_care(row)

    async def by_token(self, token: str) -> Care | None:
        """What stands behind a button."""
        row = await self.scope.first(select(CareRow).where(CareRow.token == token))
        return None if row is None else read_care(row)

    async def read(self, care: Care, by: str, at: datetime) -> bool:
        """Somebody of the kitchen has read it; False when another had before."""
        its = update(CareRow).where(CareRow.id == care.id, CareRow.read_by.is_(None))
        return bool(await self.scope.changed(its.values(read_by=by, read_at=at)))

    async def erase(self, care: Care) -> bool:
        """Forget it at once."""
        return bool(await self.scope.changed(delete(CareRow).where(CareRow.id == care.id)))

    async def purge(self, today: date) -> int:
        """Forget what has had its time; how many that were."""
        return await self.scope.changed(delete(CareRow).where(CareRow.keep_until < today))


def read_care(row: CareRow) -> Care:
    """The note of a row."""
    return Care(
        row.id,
        row.token,
        row.reservation_id,
        CareKind(row.kind),
        row.words,
        row.by,
        row.at,
        row.consent,
        row.keep_until,
        row.read_by,
        row.read_at,
    )
