"""What was declared, who is exempt, which papers end, and which reminders were given?"""

from __future__ import annotations

from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date, datetime

from sqlalchemy import delete, func, select

from domain.nights import Span
from domain.service.legal import Declaration, Paper, papers
from domain.service.stay_tax import Party
from store.models.reservations import ReservationRow, StayRoomRow
from store.models.service_legal import DeclarationRow, ExemptionRow, PaperRow, RingRow
from store.scope import Scope


@dataclass(frozen=True, slots=True)
class Legal:
    """The legal clock of one property."""

    scope: Scope

    async def declared(self, reservations: Collection[int]) -> Mapping[int, Declaration]:
        """What is known of the declarations of these bookings."""
        wanted = select(DeclarationRow).where(DeclarationRow.reservation_id.in_(reservations))
        return {
            row.reservation_id: Declaration(row.reservation_id, row.missing, row.deposited, row.by, row.at)
            for row in await self.scope.all(wanted)
        }

    async def undeclared(self, day: date) -> int:
        """How many bookings arrived that day and are not deposited; 0 in a house that notes no declarations."""
        if await self.scope.first(select(DeclarationRow.id)) is None:
            return 0
        deposited = select(DeclarationRow.reservation_id).where(DeclarationRow.deposited.is_not(None))
        arrived = select(func.count(StayRoomRow.reservation_id.distinct())).where(
            StayRoomRow.check_in == day,
            StayRoomRow.released_at.is_(None),
            StayRoomRow.reservation_id.not_in(deposited),
        )
        return await self.scope.first(arrived) or 0

    async def declare(self, declaration: Declaration, keep_until: date) -> None:
        """Write down how far a booking's declaration is."""
        row = {
            "reservation_id": declaration.reservation,
            "missing": declaration.missing,
            "deposited": declaration.deposited,
            "by": declaration.by,
            "at": declaration.at,
            "keep_until": keep_until,
        }
        await self.scope.put(DeclarationRow, [row], ["reservation_id"])

    async def purge(self, today: date) -> int:
        """Forget declarations that have had their time; how many."""
        return await self.scope.changed(delete(DeclarationRow).where(DeclarationRow.keep_until < today))

    async def exempt(self, reservation: int, reason: str, persons: int, by: str, at: datetime) -> None:
        """So many adults of a booking owe no tourist tax, for this reason."""
        row = {"reservation_id": reservation, "reason": reason, "persons": persons, "by": by, "at": at}
        await self.scope.put(ExemptionRow, [row], ["reservation_id", "reason"])

    async def parties(self, span: Span) -> Sequence[Party]:
        """Who slept here on these nights, room by room, by arrival."""
        rows = await self.scope.rows(
            select(
                StayRoomRow.reservation_id,
                ReservationRow.number,
                StayRoomRow.check_in,
                StayRoomRow.check_out,
                StayRoomRow.adults,
                StayRoomRow.children,
                StayRoomRow.position,
            )
            .join(ReservationRow, ReservationRow.id == StayRoomRow.reservation_id)
            .where(
                StayRoomRow.check_in <= span.last,
                StayRoomRow.check_out > span.first,
                StayRoomRow.released_at.is_(None),
            )
            .order_by(StayRoomRow.check_in, StayRoomRow.reservation_id, StayRoomRow.position)
        )
        exempt: dict[int, dict[str, int]] = {}
        ids = {row.reservation_id for row in rows}
        for one in await self.scope.all(select(ExemptionRow).where(ExemptionRow.reservation_id.in_(ids))):
            exempt.setdefault(one.reservation_id, {})[one.reason] = one.persons
        first = {row.reservation_id: row.position for row in reversed(rows)}
        return [
            Party(
                row.number,
                row.check_in,
                row.check_out,
                row.adults,
                row.children,
                exempt.get(row.reservation_id) if row.position == first[row.reservation_id] else None,
            )
            for row in rows
        ]

    async def papers(self) -> Sequence[Paper]:
        """The papers whose end somebody told."""
        known = papers()
        rows = await self.scope.all(select(PaperRow).where(PaperRow.code.in_(known)))
        return [
            replace(known[row.code], until=row.until, number=row.number, confirmed_by=row.confirmed_by)
            for row in rows
        ]

    async def confirmed(self) -> Mapping[str, tuple[str, datetime]]:
        """Who confirmed which rule or paper, and when."""
        return {row.code: (row.confirmed_by, row.at) for row in await self.scope.all(select(PaperRow))}

    async def confirm(self, code: str, until: date | None, number: str, by: str, at: datetime) -> None:
        """A paper's end, or a rule that somebody has confirmed."""
        row = {"code": code, "until": until, "number": number, "confirmed_by": by, "at": at}
        await self.scope.put(PaperRow, [row], ["code"])

    async def ring(self, key: str, at: datetime) -> bool:
        """Claim a reminder; False when it was given before, whoever asks again."""
        return bool(await self.scope.add_new(RingRow, [{"key": key, "at": at}], ["key"]))
