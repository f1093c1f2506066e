"""Whose account is it that knocks, and into which properties may it come?"""

from __future__ import annotations

from collections.abc import Collection, Sequence
from datetime import date, datetime

from sqlalchemy import bindparam, delete, select

from store.consent.people import (
    Invitation,
    Member,
    Person,
    read_invitation,
    read_member,
    read_person,
    token_hash,
)
from store.models.people import InvitationRow, MembershipRow, PersonRow, StrangerRow
from store.scope import Scope

# Asked at the gate by every message and tap, so it is built once.
_PLACES = (
    select(PersonRow, MembershipRow)
    .join(MembershipRow, MembershipRow.person_id == PersonRow.id)
    .where(PersonRow.telegram_id == bindparam("account"), MembershipRow.revoked_at.is_(None))
    .order_by(MembershipRow.id)
)


async def person_by_telegram(scope: Scope, telegram_id: int) -> Person | None:
    """Whose account this is."""
    row = await scope.first(select(PersonRow).where(PersonRow.telegram_id == telegram_id))
    return None if row is None else read_person(row)


async def places(scope: Scope, telegram_id: int) -> Sequence[tuple[str, Member]]:
    """The properties that an account belongs to now and its place in each, longest first."""
    found = await scope.rows(_PLACES, account=telegram_id)
    return [(place.property_id, read_member(person, place)) for person, place in found]


async def upsert_person(scope: Scope, telegram_id: int, name: str, language: str) -> Person:
    """Remember an account, or its new name and language."""
    row = {"telegram_id": telegram_id, "name": name, "language": language}
    await scope.put(PersonRow, [row], ["telegram_id"])
    found = await person_by_telegram(scope, telegram_id)
    if found is None:
        raise LookupError(f"the person of account {telegram_id} was written and is not there")
    return found


async def forget_homeless(scope: Scope, people: Collection[int]) -> int:
    """Forget those of these persons who have no place in any house, nor ever had another; how many."""
    nowhere = PersonRow.id.not_in(select(MembershipRow.person_id))
    return await scope.changed(delete(PersonRow).where(PersonRow.id.in_(people), nowhere))


async def invitation_by_token(scope: Scope, raw: str) -> Invitation | None:
    """The invitation that this token opens, used, expired or not."""
    row = await scope.first(select(InvitationRow).where(InvitationRow.token_hash == token_hash(raw)))
    return None if row is None else read_invitation(row)


async def note_stranger(scope: Scope, telegram_id: int, day: date, at: datetime) -> bool:
    """An unknown account wrote; True once a day for each account."""
    row = {"telegram_id": telegram_id, "day": day, "at": at}
    return bool(await scope.add_new(StrangerRow, [row], ["telegram_id", "day"]))
