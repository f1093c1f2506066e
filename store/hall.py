"""What must be known before it is known which property is meant?"""

from __future__ import annotations

from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass
from datetime import date, datetime, timedelta
from typing import Any

from sqlalchemy import bindparam, delete, select

from domain.property import Property
from store.consent.people import (
    Invitation,
    Member,
    Person,
    read_invitation,
    read_member,
    read_person,
    token_hash,
)
from store.day import due
from store.entrance.doors import Entrance
from store.house.properties import read_all
from store.models.people import InvitationRow, MembershipRow, PersonRow, StrangerRow
from store.models.property import PropertyRow
from store.post import inbox, outbox
from store.post.inbox import InboxItem
from store.post.outbox import OutboxItem
from store.post.waiting import Waiting, waiting
from store.scope import Scope

# Asked at the gate by every message and tap, so it is built once.
_PLACES = (
    select(PersonRow, MembershipRow)
    .join(MembershipRow, MembershipRow.person_id == PersonRow.id)
    .where(PersonRow.telegram_id == bindparam("account"), MembershipRow.revoked_at.is_(None))
    .order_by(MembershipRow.id)
)


@dataclass(frozen=True, slots=True)
class Hall:
    """The entrance: who knocks, which properties there are, what came in and what goes out."""

    scope: Scope

    @property
    def entrance(self) -> Entrance:
        """Whose links and sessions of the page these are."""
        return Entrance(self.scope)

    async def properties(self) -> Sequence[Property]:
        """Every property of this house."""
        return await read_all(self.scope)

    async def property_ids(self) -> Sequence[str]:
        """Their ids."""
        return await self.scope.all(select(PropertyRow.property_id).order_by(PropertyRow.property_id))

    async def name_of(self, property_id: str) -> str | None:
        """What people call that property; None where there is none."""
        return await self.scope.first(select(PropertyRow.name).where(PropertyRow.property_id == property_id))

    async def person_by_telegram(self, telegram_id: int) -> Person | None:
        """Whose account this is."""
        row = await self.scope.first(select(PersonRow).where(PersonRow.telegram_id == telegram_id))
        return None if row is None else read_person(row)

    async def places(self, telegram_id: int) -> Sequence[tuple[str, Member]]:
        """The properties that an account belongs to now and its place in each, longest first."""
        found = await self.scope.rows(_PLACES, account=telegram_id)
        return [(place.property_id, read_member(person, place)) for person, place in found]

    async def upsert_person(self, telegram_id: int, name: str, language: str) -> Person:
        """Remember an account, or its new name and language."""
        row = {"telegram_id": telegram_id, "name": name, "language": language}
        await self.scope.put(PersonRow, [row], ["telegram_id"])
        found = await self.person_by_telegram(telegram_id)
        if found is None:
            raise LookupError(f"the person of account {telegram_id} was written and is not there")
        return found

    async def forget_homeless(self, people: Collection[int]) -> int:
        """Forget those of these persons who have no place in any house, nor ever had another; how many."""
        nowhere = PersonRow.id.not_in(select(MembershipRow.person_id))
        return await self.scope.changed(delete(PersonRow).where(PersonRow.id.in_(people), nowhere))

    async def invitation_by_token(self, raw: str) -> Invitation | None:
        """The invitation that this token opens, used, expired or not."""
        wanted = select(InvitationRow).where(InvitationRow.token_hash == token_hash(raw))
        row = await self.scope.first(wanted)
        return None if row is None else read_invitation(row)

    async def note_stranger(self, telegram_id: int, day: date, at: datetime) -> bool:
        """An unknown account wrote; True once a day for each account: then answer and log."""
        row = {"telegram_id": telegram_id, "day": day, "at": at}
        return bool(await self.scope.add_new(StrangerRow, [row], ["telegram_id", "day"]))

    async def due_waiting(self, kind: str, now: datetime) -> bool:
        """Whether that kind of work is due anywhere, or may be by what was written; one statement."""
        return await due.waiting(self.scope, kind, now)

    async def due_spread(self, wakes: due.Wakes, now: datetime) -> int:
        """Make due what follows from what was written."""
        return await due.spread(self.scope, wakes, now)

    async def due_take(self, kind: str, now: datetime, lease: timedelta, limit: int) -> Sequence[due.Taken]:
        """Houses in which that kind is due, for whoever looks at them now."""
        return await due.take(self.scope, kind, now, lease, limit)

    async def due_rest(self, kind: str, taken: Sequence[due.Taken], at: datetime) -> int:
        """Nothing more of that kind in these houses before `at`, unless one was changed meanwhile."""
        return await due.rest(self.scope, kind, taken, at)

    async def due_now(self, kind: str, now: datetime) -> int:
        """That kind is due in every house."""
        return await due.due_now(self.scope, kind, now)

    async def due_seat(self, kinds: Collection[str], now: datetime, *, alone: bool) -> None:
        """Every house has a row of every kind; for a process that is alone everything is due."""
        await due.seat(self.scope, kinds, now)
        if alone:
            await due.wake_all(self.scope, now)

    async def waiting(self, now: datetime) -> Waiting:
        """How much waits to be sent and to be handled, in all houses together."""
        return await waiting(self.scope, now)

    async def inbox_store(
        self, bot_id: int, update_id: int, raw: Mapping[str, Any], at: datetime
    ) -> InboxItem | None:
        """Keep an update before it is confirmed or parsed; None for a duplicate."""
        return await inbox.store(self.scope, bot_id, update_id, raw, at)

    async def inbox_pending(self, bot_id: int, limit: int) -> Sequence[InboxItem]:
        """Updates of a bot that await their effect, oldest first."""
        return await inbox.pending(self.scope, bot_id, limit)

    async def inbox_orphaned(self, bots: Collection[int], silent_since: datetime | None, at: datetime) -> int:
        """Set aside what came by any other bot than these and nobody has spoken for since then."""
        return await inbox.orphaned(self.scope, bots, silent_since, at)

    async def inbox_take_over(
        self, bot_id: int, silent_since: datetime | None, limit: int, at: datetime
    ) -> Sequence[InboxItem]:
        """Take what nobody has spoken for since then; counted, so that an update that kills is recognised."""
        return await inbox.take_over(self.scope, bot_id, silent_since, limit, at)

    async def inbox_hold(self, items: Collection[InboxItem], at: datetime) -> set[int]:
        """Speak for updates in hand; the ids of those that still are."""
        return await inbox.hold(self.scope, items, at)

    async def inbox_done(self, item: InboxItem, at: datetime) -> bool:
        """An update without an effect on any property is handled. TakenOver: by somebody else."""
        return await inbox.done(self.scope, item.id, item.attempts, at)

    async def inbox_dead(self, item: InboxItem, reason: str, at: datetime) -> bool:
        """Set a poisoned update aside. TakenOver: somebody else has it."""
        return await inbox.dead(self.scope, item.id, item.attempts, reason, at)

    async def inbox_dead_count(self, since: datetime) -> int:
        """How many were set aside since then."""
        return await inbox.dead_count(self.scope, since)

    async def inbox_forget(self, before: datetime) -> int:
        """Delete handled updates older than that: they hold what people wrote."""
        return await inbox.forget(self.scope, before)

    async def outbox_claim(self, now: datetime, lease: timedelta, limit: int) -> Sequence[OutboxItem]:
        """Take due messages; see `store.post.outbox.claim` for the order that holds within a chat."""
        return await outbox.claim(self.scope, now, lease, limit)

    async def outbox_release(self, now: datetime) -> int:
        """End what a crash left leased: each may have been sent, so its repeat will be marked."""
        return await outbox.release(self.scope, now)

    async def outbox_done(
        self, item: OutboxItem, message_id: int | None, at: datetime, *, photo: bool = False
    ) -> bool:
        """Sent. False: the lease was lost."""
        return await outbox.done(self.scope, item, message_id, at, photo=photo)

    async def outbox_retry(
        self, item: OutboxItem, at: datetime, not_before: datetime, uncertain: bool, error: str
    ) -> bool:
        """Not sent, or not known to be. False: the lease was lost."""
        return await outbox.retry(self.scope, item, max(at, not_before), uncertain, error)

    async def outbox_drop(self, item: OutboxItem, reason: str, at: datetime) -> bool:
        """Given up. False: the lease was lost."""
        return await outbox.drop(self.scope, item, reason, at)
