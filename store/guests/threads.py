"""Which guests are written with, and where does each message stand?"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from sqlalchemy import or_, select, update

from domain.guests.thread import Door, Message, State, Thread, Way
from store.models.guests import GuestAddressRow, GuestMessageRow, GuestThreadRow
from store.scope import Scope


@dataclass(frozen=True, slots=True)
class Threads:
    """The threads of one property."""

    scope: Scope

    async def get(self, thread_id: int) -> Thread | None:
        """One thread."""
        row = await self.scope.first(select(GuestThreadRow).where(GuestThreadRow.id == thread_id))
        return None if row is None else _thread(row)

    async def certain(self, thread_id: int) -> Thread:
        """A thread that must be there. LookupError when it is not."""
        found = await self.get(thread_id)
        if found is None:
            raise LookupError(f"no guest thread {thread_id}")
        return found

    async def all(self, limit: int = 200) -> Sequence[Thread]:
        """The newest first."""
        newest = select(GuestThreadRow).order_by(GuestThreadRow.id.desc()).limit(limit)
        return [_thread(row) for row in await self.scope.all(newest)]

    async def waiting(self) -> Sequence[Thread]:
        """Every one in which a guest waits for an answer, however old it is."""
        waits = select(GuestMessageRow.thread_id).where(GuestMessageRow.state == State.WAITING.value)
        wanted = select(GuestThreadRow).where(GuestThreadRow.id.in_(waits))
        return [_thread(row) for row in await self.scope.all(wanted.order_by(GuestThreadRow.id))]

    async def at(self, door: Door, address: str) -> Thread | None:
        """Whose address this is."""
        known = select(GuestAddressRow.thread_id).where(
            GuestAddressRow.door == door.value, GuestAddressRow.address == address[:320]
        )
        thread_id = await self.scope.first(known)
        return None if thread_id is None else await self.get(thread_id)

    async def about(self, stay: str) -> Thread | None:
        """The thread of this booking, the newest if there are several."""
        wanted = select(GuestThreadRow).where(GuestThreadRow.stay == stay)
        row = await self.scope.first(wanted.order_by(GuestThreadRow.id.desc()))
        return None if row is None else _thread(row)

    async def open(
        self, *, name: str | None, channel: str, stay: str | None, at: datetime, sample: bool = False
    ) -> Thread:
        """A new thread."""
        thread_id = await self.scope.add(
            GuestThreadRow,
            name=name,
            language=None,
            stay=stay,
            channel=channel,
            opened_at=at,
            opted_out=False,
            sample=sample,
        )
        return await self.certain(thread_id)

    async def note(self, thread: Thread, **values: Any) -> None:
        """What has become known of a thread: `name`, `language`, `stay`, `channel`, `opted_out`."""
        row = update(GuestThreadRow).where(GuestThreadRow.id == thread.id)
        await self.scope.changed(row.values(**values))

    async def reached_at(self, thread: Thread, door: Door, address: str, at: datetime) -> None:
        """The thread's guest writes from here; an address belongs to the thread that had it last."""
        row = {"thread_id": thread.id, "door": door.value, "address": address[:320], "seen_at": at}
        await self.scope.put(GuestAddressRow, [row], ["door", "address"])


@dataclass(frozen=True, slots=True)
class GuestMessages:
    """The messages of one property's threads, each once."""

    scope: Scope

    async def keep(
        self, key: str, thread: Thread, way: Way, door: Door, address: str, **values: Any
    ) -> int | None:
        """Store a message; its id, None when one with this key is there already."""
        row = {
            "thread_id": thread.id,
            "key": key,
            "way": way.value,
            "door": door.value,
            "address": address[:320],
            "subject": "",
            "language": None,
            "external": None,
            "reason": None,
            "answers": None,
            "due_at": None,
            "sent_at": None,
            "body": {},
            **values,
        }
        found = await self.scope.new_ids(GuestMessageRow, [row], ["key"])
        return found[0] if found else None

    async def known(self, key: str) -> bool:
        """Whether a message with this key is there."""
        return (
            await self.scope.first(select(GuestMessageRow.id).where(GuestMessageRow.key == key)) is not None
        )

    async def get(self, message_id: int) -> Message | None:
        """One message."""
        row = await self.scope.first(select(GuestMessageRow).where(GuestMessageRow.id == message_id))
        return None if row is None else _message(row)

    async def certain(self, message_id: int) -> Message:
        """A message that must be there. LookupError when it is not."""
        found = await self.get(message_id)
        if found is None:
            raise LookupError(f"no guest message {message_id}")
        return found

    async def of(self, thread_id: int) -> Sequence[Message]:
        """Everything in a thread, the first one first."""
        wanted = select(GuestMessageRow).where(GuestMessageRow.thread_id == thread_id)
        return [_message(row) for row in await self.scope.all(wanted.order_by(GuestMessageRow.id))]

    async def in_state(self, *states: State, limit: int = 500) -> Sequence[Message]:
        """Messages that stand there, the oldest first."""
        wanted = select(GuestMessageRow).where(GuestMessageRow.state.in_([one.value for one in states]))
        return [
            _message(row) for row in await self.scope.all(wanted.order_by(GuestMessageRow.id).limit(limit))
        ]

    async def sent_by_people(self, since: datetime, limit: int = 300) -> Sequence[Message]:
        """The newest answers in a person's own words that have left, with their words still there."""
        wanted = select(GuestMessageRow).where(
            GuestMessageRow.state == State.SENT.value,
            GuestMessageRow.by.startswith("person:"),
            GuestMessageRow.sent_at >= since,
            GuestMessageRow.text != "",
        )
        newest = wanted.order_by(GuestMessageRow.id.desc()).limit(limit)
        return [_message(row) for row in await self.scope.all(newest)]

    async def sent_as(self, externals: Sequence[str]) -> Message | None:
        """The message that one of the door's own ids names; for a mail that answers ours."""
        wanted = select(GuestMessageRow).where(GuestMessageRow.external.in_(list(externals)))
        row = await self.scope.first(wanted.order_by(GuestMessageRow.id.desc()))
        return None if row is None else _message(row)

    async def move(self, message: Message, to: State, **values: Any) -> bool:
        """Into another state with what goes with it; False when it stood elsewhere by then."""
        here = update(GuestMessageRow).where(
            GuestMessageRow.id == message.id, GuestMessageRow.state == message.state.value
        )
        return bool(await self.scope.changed(here.values(state=to.value, **values)))

    async def drafts_for(self, message_id: int) -> Sequence[Message]:
        """Every answer that was drafted to a message, the newest first."""
        wanted = select(GuestMessageRow).where(GuestMessageRow.answers == message_id)
        return [_message(row) for row in await self.scope.all(wanted.order_by(GuestMessageRow.id.desc()))]

    async def due(self, now: datetime) -> Message | None:
        """The oldest approved answer whose hour has come."""
        wanted = select(GuestMessageRow).where(
            GuestMessageRow.state == State.QUEUED.value, GuestMessageRow.due_at <= now
        )
        row = await self.scope.first(wanted.order_by(GuestMessageRow.due_at, GuestMessageRow.id))
        return None if row is None else _message(row)

    async def waiting_since(self) -> tuple[datetime, ...]:
        """When each message was written that has had no answer, the oldest first."""
        asked = select(GuestMessageRow.at).where(GuestMessageRow.state == State.WAITING.value)
        return tuple(await self.scope.all(asked.order_by(GuestMessageRow.at)))

    async def forget(self, before: datetime) -> int:
        """Empty what is older and awaits nobody: that something was said is kept, its words are not."""
        waiting = [State.WAITING.value, State.DRAFT.value, State.QUEUED.value, State.SENDING.value]
        old = update(GuestMessageRow).where(
            GuestMessageRow.kept_at < before,
            GuestMessageRow.state.not_in(waiting),
            or_(GuestMessageRow.text != "", GuestMessageRow.subject != ""),
        )
        return await self.scope.changed(old.values(text="", subject="", address="", body={}))


def _thread(row: GuestThreadRow) -> Thread:
    return Thread(
        row.id, row.name, row.language, row.stay, row.channel, row.opened_at, row.opted_out, row.sample
    )


def _message(row: GuestMessageRow) -> Message:
    return Message(
        id=row.id,
        thread=row.thread_id,
        way=Way(row.way),
        door=Door(row.door),
        address=row.address,
        state=State(row.state),
        text=row.text,
        at=row.at,
        kept_at=row.kept_at,
        by=row.by,
        language=row.language,
        subject=row.subject,
        external=row.external,
        reason=row.reason,
        answers=row.answers,
        due_at=row.due_at,
        sent_at=row.sent_at,
        body=row.body,
    )
