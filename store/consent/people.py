"""Who belongs to this property, in which role, and who is invited?"""

from __future__ import annotations

import hashlib
import secrets
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime

from sqlalchemy import select, update

from domain.consent.rights import Role
from store.models.orders import AgentKeyRow
from store.models.people import InvitationRow, MembershipRow, PersonRow
from store.scope import Scope


@dataclass(frozen=True, slots=True)
class Person:
    """Somebody whom Telegram knows by a number that never changes; an agent's number is below zero."""

    id: int
    telegram_id: int
    name: str
    language: str

    @property
    def has_a_phone(self) -> bool:
        """Whether a message reaches him."""
        return self.telegram_id > 0


@dataclass(frozen=True, slots=True)
class Member:
    """A person's place in one property. `brief`: he gets the morning brief."""

    person: Person
    role: Role
    brief: bool
    since: datetime


@dataclass(frozen=True, slots=True)
class Invitation:
    """An open door for one person, once, until it expires."""

    id: int
    property_id: str
    role: Role
    expires_at: datetime
    created_by: str
    claimed_at: datetime | None = None


# What an agent's token begins with, so that a log knows one when it sees it.
AGENT_PREFIX = "lhcm-agent-"


def token_hash(raw: str) -> str:
    """What is stored of an invitation's token."""
    return hashlib.sha256(raw.encode()).hexdigest()


@dataclass(frozen=True, slots=True)
class People:
    """The members of one property."""

    scope: Scope

    async def members(self, role: Role | None = None) -> Sequence[Member]:
        """Everybody who belongs here now, longest first."""
        wanted = (
            select(PersonRow, MembershipRow)
            .join(MembershipRow, MembershipRow.person_id == PersonRow.id)
            .where(MembershipRow.revoked_at.is_(None))
            .order_by(MembershipRow.id)
        )
        if role is not None:
            wanted = wanted.where(MembershipRow.role == role.value)
        return [read_member(person, place) for person, place in await self.scope.rows(wanted)]

    async def names(self) -> Mapping[str, str]:
        """Everybody's name by "person:<id>", as the journal, proposals and missions refer to people."""
        return {f"person:{one.person.id}": one.person.name for one in await self.members()}

    async def member(self, person_id: int) -> Member | None:
        """That person's place here; None for a stranger and for somebody whose place was revoked."""
        return next((one for one in await self.members() if one.person.id == person_id), None)

    async def ever(self, person_id: int) -> bool:
        """Whether this person has or had a place here."""
        wanted = select(MembershipRow.id).where(MembershipRow.person_id == person_id)
        return await self.scope.first(wanted) is not None

    async def add_member(self, person_id: int, role: Role, at: datetime, brief: bool | None = None) -> None:
        """Give a person a place, or another role. Owners and operators get the brief unless told otherwise."""
        row = {
            "person_id": person_id,
            "role": role.value,
            "brief": role in {Role.OWNER, Role.OPERATOR} if brief is None else brief,
            "since": at,
            "revoked_at": None,
        }
        await self.scope.put(MembershipRow, [row], ["person_id"])

    async def set_role(self, person_id: int, role: Role) -> bool:
        """Another role for this member; False when he is no member."""
        place = update(MembershipRow).where(
            MembershipRow.person_id == person_id, MembershipRow.revoked_at.is_(None)
        )
        return bool(await self.scope.changed(place.values(role=role.value)))

    async def restore(self, person_id: int) -> bool:
        """Give a place back that was taken away, as it was; False when there is none."""
        place = update(MembershipRow).where(
            MembershipRow.person_id == person_id, MembershipRow.revoked_at.is_not(None)
        )
        return bool(await self.scope.changed(place.values(revoked_at=None)))

    async def set_brief(self, person_id: int, brief: bool) -> bool:
        """Whether this member gets the brief; False when he is no member."""
        place = update(MembershipRow).where(
            MembershipRow.person_id == person_id, MembershipRow.revoked_at.is_(None)
        )
        return bool(await self.scope.changed(place.values(brief=brief)))

    async def revoke(self, person_id: int, at: datetime) -> bool:
        """Take a person's place away at once; False when he had none."""
        place = update(MembershipRow).where(
            MembershipRow.person_id == person_id, MembershipRow.revoked_at.is_(None)
        )
        return bool(await self.scope.changed(place.values(revoked_at=at)))

    async def invite(self, role: Role, expires_at: datetime, created_by: str, at: datetime) -> str:
        """Open an invitation; the raw token (22 characters) is given out once and not stored."""
        raw = secrets.token_urlsafe(16)
        await self.scope.add(
            InvitationRow,
            token_hash=token_hash(raw),
            role=role.value,
            expires_at=expires_at,
            created_by=created_by,
            created_at=at,
        )
        return raw

    async def invitations(self, at: datetime) -> Sequence[Invitation]:
        """Those by which somebody can still come in, oldest first."""
        wanted = select(InvitationRow).where(
            InvitationRow.claimed_at.is_(None), InvitationRow.expires_at > at
        )
        return [read_invitation(row) for row in await self.scope.all(wanted.order_by(InvitationRow.id))]

    async def close_invitation(self, invitation_id: int, at: datetime) -> bool:
        """From now on nobody comes in by it; False when it was used or over."""
        one = update(InvitationRow).where(
            InvitationRow.id == invitation_id,
            InvitationRow.claimed_at.is_(None),
            InvitationRow.expires_at > at,
        )
        return bool(await self.scope.changed(one.values(expires_at=at)))

    async def close_invitations_of(self, created_by: str, at: datetime) -> int:
        """The same for all that this person opened; how many."""
        his = update(InvitationRow).where(
            InvitationRow.created_by == created_by,
            InvitationRow.claimed_at.is_(None),
            InvitationRow.expires_at > at,
        )
        return await self.scope.changed(his.values(expires_at=at))

    async def issue_key(self, person_id: int, at: datetime, expires_at: datetime) -> str:
        """A token for an agent (46 characters), given out once; earlier ones of his stop."""
        raw = AGENT_PREFIX + secrets.token_urlsafe(24)
        await self.stop_keys(person_id, at)
        row = {"person_id": person_id, "token_hash": token_hash(raw), "created_at": at}
        await self.scope.append(AgentKeyRow, [row | {"expires_at": expires_at, "revoked_at": None}])
        return raw

    async def stop_keys(self, person_id: int, at: datetime) -> int:
        """From now on no token of this person counts; how many did."""
        his = update(AgentKeyRow).where(AgentKeyRow.person_id == person_id, AgentKeyRow.revoked_at.is_(None))
        return await self.scope.changed(his.values(revoked_at=at))

    async def by_key(self, raw: str, at: datetime) -> Member | None:
        """The agent whose token this is; None for an unknown, expired or revoked one, or a place that is gone."""
        wanted = select(AgentKeyRow).where(
            AgentKeyRow.token_hash == token_hash(raw),
            AgentKeyRow.revoked_at.is_(None),
            AgentKeyRow.expires_at > at,
        )
        key = await self.scope.first(wanted)
        return None if key is None else await self.member(key.person_id)

    async def claim(self, invitation_id: int, person_id: int, at: datetime) -> bool:
        """Use an invitation, once and before it expires, and take the place that it gives."""
        used = await self.scope.returned(
            update(InvitationRow)
            .where(
                InvitationRow.id == invitation_id,
                InvitationRow.claimed_at.is_(None),
                InvitationRow.expires_at > at,
            )
            .values(claimed_by=person_id, claimed_at=at)
            .returning(InvitationRow.role)
        )
        if used is None:
            return False
        await self.add_member(person_id, Role(used[0]), at)
        return True


def read_member(person: PersonRow, place: MembershipRow) -> Member:
    """The member of a person's row and his place's."""
    return Member(read_person(person), Role(place.role), place.brief, place.since)


def read_invitation(row: InvitationRow) -> Invitation:
    """The invitation of a row."""
    return Invitation(row.id, row.property_id, Role(row.role), row.expires_at, row.created_by, row.claimed_at)


def read_person(row: PersonRow) -> Person:
    """The person of a row."""
    return Person(row.id, row.telegram_id, row.name, row.language)
