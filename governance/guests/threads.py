"""Which conversations with guests wait, and what was said in each?"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime

from domain.guests.thread import Message, State, Thread, Way
from store.unit import Unit

HIDDEN = frozenset({State.OFFERED, State.DROPPED})
OPEN = (State.WAITING, State.DRAFT, State.QUEUED, State.SENDING, State.UNKNOWN, State.BY_HAND, State.REFUSED)


@dataclass(frozen=True, slots=True)
class Conversation:
    """A thread with what was said in it, the first message first. `waiting_since` is None while nobody waits."""

    thread: Thread
    messages: tuple[Message, ...]

    @property
    def waiting_since(self) -> datetime | None:
        """When the oldest message was written that has had no answer."""
        asked = [one.at for one in self.messages if one.state is State.WAITING]
        return min(asked) if asked else None

    @property
    def last(self) -> Message | None:
        """What was said last by the guest."""
        heard = [one for one in self.messages if one.way is Way.IN]
        return heard[-1] if heard else None

    @property
    def draft(self) -> Message | None:
        """The answer that waits for somebody's tap."""
        drafts = [one for one in self.messages if one.state is State.DRAFT]
        return drafts[-1] if drafts else None


async def conversation(unit: Unit, thread_id: int) -> Conversation | None:
    """One thread; None for one that is not there, or that nobody has called a guest's yet."""
    thread = await unit.guest_threads.get(thread_id)
    if thread is None:
        return None
    said = [one for one in await unit.guest_messages.of(thread_id) if one.state not in HIDDEN]
    return Conversation(thread, tuple(said)) if any(map(_is_said, said)) else None


async def conversations(unit: Unit, limit: int = 50) -> Sequence[Conversation]:
    """Those that wait first, every one, the longest wait at the top; then of the `limit` newest the others."""
    known = {one.id: one for one in await unit.guest_threads.all(limit)}
    threads = (known | {one.id: one for one in await unit.guest_threads.waiting()}).values()
    found = [one for thread in threads if (one := await conversation(unit, thread.id)) is not None]
    waiting = [one for one in found if one.waiting_since is not None]
    rest = [one for one in found if one.waiting_since is None]
    return [
        *sorted(waiting, key=lambda one: (one.waiting_since or one.thread.opened_at, one.thread.id)),
        *sorted(rest, key=_newest, reverse=True),
    ]


def _newest(one: Conversation) -> datetime:
    return max((message.at for message in one.messages), default=one.thread.opened_at)


def _is_said(message: Message) -> bool:
    return not (message.way is Way.IN and message.reason == "not_a_guest")
