"""What must be known before it is known which property is meant?"""

from __future__ import annotations

from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass
from datetime import date, datetime, timedelta
from typing import TYPE_CHECKING, Any

from sqlalchemy import select

from store.asking import Later
from store.models.property import PropertyRow
from store.scope import Scope

if TYPE_CHECKING:
    from domain.property import Property
    from store.consent import knocking
    from store.consent.people import Invitation, Member, Person
    from store.day import due
    from store.entrance import doors
    from store.entrance.doors import Entrance
    from store.house import properties
    from store.post import inbox, outbox
    from store.post import waiting as post_waiting
    from store.post.inbox import InboxItem
    from store.post.outbox import OutboxItem
    from store.post.waiting import Waiting
else:  # whoever only asks which houses there are loads none of these
    knocking, due = Later("store.consent.knocking"), Later("store.day.due")
    doors, properties = Later("store.entrance.doors"), Later("store.house.properties")
    inbox, outbox = Later("store.post.inbox"), Later("store.post.outbox")
    post_waiting = Later("store.post.waiting")


@dataclass(frozen=True, slots=True)
class Hall:
    """The entrance: who knocks, which properties there are, what came in and what goes out."""

    scope: Scope

    @property
    def entrance(self) -> Entrance:
        """Whose links and sessions of the page these are."""
        return doors.Entrance(self.scope)

    async def properties(self) -> Sequence[Property]:
        """Every property of this house."""
        return await properties.read_all(self.scope)

    async def property_ids(self) -> Sequence[str]:
        """Their ids."""
        return await self.scope.all(select(PropertyRow.property_id).order_by(PropertyRow.property_id))

    async def name_of(self, property_id: str) -> str | None:
        """What people call that property; None where there is none."""
        return await self.scope.first(select(PropertyRow.name).where(PropertyRow.property_id == property_id))

    async def person_by_telegram(self, telegram_id: int) -> Person | None:
        """Whose account this is."""
        return await knocking.person_by_telegram(self.scope, telegram_id)

    async def places(self, telegram_id: int) -> Sequence[tuple[str, Member]]:
        """The properties that an account belongs to now and its place in each, longest first."""
        return await knocking.places(self.scope, telegram_id)

    async def upsert_person(self, telegram_id: int, name: str, language: str) -> Person:
        """Remember an account, or its new name and language."""
        return await knocking.upsert_person(self.scope, telegram_id, name, language)

    async def forget_homeless(self, people: Collection[int]) -> int:
        """Forget those of these persons who have no place in any house, nor ever had another; how many."""
        return await knocking.forget_homeless(self.scope, people)

    async def invitation_by_token(self, raw: str) -> Invitation | None:
        """The invitation that this token opens, used, expired or not."""
        return await knocking.invitation_by_token(self.scope, raw)

    async def note_stranger(self, telegram_id: int, day: date, at: datetime) -> bool:
        """An unknown account wrote; True once a day for each account: then answer and log."""
        return await knocking.note_stranger(self.scope, telegram_id, day, at)

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
        return await post_waiting.waiting(self.scope, now)

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
