"""What may run without asking, and how much of it has been used today?"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, datetime
from decimal import Decimal

from sqlalchemy import ColumnElement, exists, or_, select, update

from domain.consent.actions import Action, GrantMandate, from_json
from domain.consent.objective import Mandate
from store.models.mandates import MandateDayRow, MandateRow, MandateUseRow
from store.models.proposals import ProposalRow
from store.scope import Scope


@dataclass(frozen=True, slots=True)
class Use:
    """One use of a mandate: for which proposal, on which local day, by whom, how much of the day's sum."""

    mandate: int
    proposal: int
    number: int
    day: date
    amount: Decimal
    by: str
    at: datetime
    action: Action


@dataclass(frozen=True, slots=True)
class Mandates:
    """The mandates of one property: granted, revoked, in force, used."""

    scope: Scope

    async def in_force(self, today: date) -> Sequence[Mandate]:
        """Mandates that are neither revoked nor over."""
        wanted = select(MandateRow).where(MandateRow.revoked_at.is_(None), MandateRow.until >= today)
        return [_mandate(row) for row in await self.scope.all(wanted.order_by(MandateRow.id))]

    async def of(self, grantee: str) -> Sequence[Mandate]:
        """Every mandate that this grantee was ever given, the newest first."""
        wanted = select(MandateRow).where(MandateRow.grantee == grantee)
        return [_mandate(row) for row in await self.scope.all(wanted.order_by(MandateRow.id.desc()))]

    async def get(self, mandate: int) -> Mandate | None:
        """The mandate with this id, in force or not."""
        row = await self.scope.first(select(MandateRow).where(MandateRow.id == mandate))
        return None if row is None else _mandate(row)

    async def granted_by(self, mandate: int) -> int | None:
        """The proposal that granted it; None where none did."""
        by = await self.scope.first(select(MandateRow.granted_by).where(MandateRow.id == mandate))
        kind, _, number = (by or "").partition(":")
        return int(number) if kind == "proposal" and number.isdigit() else None

    async def grant(self, wish: GrantMandate, *, by: str, at: datetime) -> int:
        """Write a new mandate; its id."""
        return await self.scope.add(
            MandateRow,
            grantee=wish.grantee,
            kind=wish.covers,
            largest_change=None if wish.largest_change is None else f"{wish.largest_change:f}",
            largest_amount=wish.largest_amount,
            per_day=wish.per_day,
            sum_per_day=wish.sum_per_day,
            price_floor=wish.price_floor,
            until=wish.until,
            words=wish.words,
            granted_by=by,
            granted_at=at,
        )

    async def revoke(self, mandate: int, *, by: str, at: datetime) -> bool:
        """Withdraw a mandate; False when it was withdrawn before."""
        wanted = update(MandateRow).where(MandateRow.id == mandate, MandateRow.revoked_at.is_(None))
        return bool(await self.scope.changed(wanted.values(revoked_at=at, revoked_by=by)))

    async def take(
        self, mandate: int, proposal: int, *, amount: Decimal, day: date, by: str, at: datetime
    ) -> bool:
        """Use the mandate once, for this proposal; False when its count or sum of the day is used up, or when it
        is revoked or over.

        One UPDATE guarded by the mandate's own row: whatever runs beside it, the limits hold.
        """
        if amount < 0:
            raise ValueError(f"a use of {amount} would give something back")
        fresh = {"mandate_id": mandate, "day": day, "uses": 0, "amount": Decimal(0)}
        await self.scope.add_new(MandateDayRow, [fresh], ["mandate_id", "day"])
        counted = await self.scope.changed(
            update(MandateDayRow)
            .where(MandateDayRow.mandate_id == mandate, MandateDayRow.day == day, _room(mandate, amount, day))
            .values(uses=MandateDayRow.uses + 1, amount=MandateDayRow.amount + amount)
        )
        if not counted:
            return False
        await self.scope.add(
            MandateUseRow, mandate_id=mandate, proposal_id=proposal, day=day, amount=amount, by=by, at=at
        )
        return True

    async def used(self, mandate: int, day: date) -> tuple[int, Decimal]:
        """How often and how much on that local day."""
        wanted = select(MandateDayRow).where(MandateDayRow.mandate_id == mandate, MandateDayRow.day == day)
        row = await self.scope.first(wanted)
        return (0, Decimal(0)) if row is None else (row.uses, row.amount)

    async def uses(
        self, mandate: int | None = None, *, day: date | None = None, limit: int = 10_000
    ) -> Sequence[Use]:
        """Uses of one mandate or of all, on one local day or on all, the newest first."""
        wanted = select(
            MandateUseRow.mandate_id,
            MandateUseRow.proposal_id,
            ProposalRow.number,
            MandateUseRow.day,
            MandateUseRow.amount,
            MandateUseRow.by,
            MandateUseRow.at,
            ProposalRow.action,
        ).join(ProposalRow, ProposalRow.id == MandateUseRow.proposal_id)
        if mandate is not None:
            wanted = wanted.where(MandateUseRow.mandate_id == mandate)
        if day is not None:
            wanted = wanted.where(MandateUseRow.day == day)
        rows = await self.scope.rows(wanted.order_by(MandateUseRow.id.desc()).limit(limit))
        return [
            Use(of, proposal, number, on, amount, by, at, from_json(action))
            for of, proposal, number, on, amount, by, at, action in rows
        ]


def _room(mandate: int, amount: Decimal, day: date) -> ColumnElement[bool]:
    """Whether the mandate is in force and one more use of this amount stays within its day."""
    limits = exists().where(
        MandateRow.id == mandate,
        MandateRow.property_id == MandateDayRow.property_id,
        MandateRow.revoked_at.is_(None),
        MandateRow.until >= day,
        or_(MandateRow.per_day.is_(None), MandateDayRow.uses < MandateRow.per_day),
        or_(MandateRow.sum_per_day.is_(None), MandateDayRow.amount + amount <= MandateRow.sum_per_day),
    )
    return limits.correlate(MandateDayRow)


def _mandate(row: MandateRow) -> Mandate:
    return Mandate(
        row.id,
        row.grantee,
        row.kind,
        None if row.largest_change is None else Decimal(row.largest_change),
        row.per_day,
        row.sum_per_day,
        row.price_floor,
        row.until,
        revoked=row.revoked_at is not None,
        largest_amount=row.largest_amount,
    )
