"""How does a chat go on while one of its commands takes its time?"""

from __future__ import annotations

import contextlib
import secrets
from collections.abc import Awaitable, Callable, Sequence
from dataclasses import dataclass

from bot.clock.schedule import guarded
from bot.command import Caller
from bot.telegram.lanes import Lanes
from bot.telegram.updates import Inbox
from domain.phrase import say
from governance.office import Office
from governance.post.replies import Reply, reply
from store.post.inbox import TakenOver


@dataclass(frozen=True, slots=True)
class Aside:
    """A command that is worked out beside its chat; its answer comes through the outbox."""

    update_id: int
    caller: Caller
    work: Callable[[], Awaitable[Sequence[Reply]]]


class Asides:
    """A lane for each chat: one after the other, and no tap waits for it. A restart begins it again."""

    def __init__(self, office: Office, inbox: Inbox, ring: Callable[[], None]) -> None:
        self._office, self._inbox, self._ring = office, inbox, ring
        self.lanes: Lanes[Aside] = Lanes(self._do)

    def put(self, chat_id: int, aside: Aside) -> None:
        """Work this out after whatever the same chat asked before."""
        self._inbox.later(aside.update_id)
        self.lanes.put(chat_id, aside)

    async def _do(self, aside: Aside) -> None:
        reference = secrets.token_hex(2).upper()

        async def work() -> None:
            with contextlib.suppress(TakenOver):
                await self._answer(aside, *await aside.work())

        async def broke() -> None:
            await self._answer(aside, reply(say("error.reference", reference=reference)))

        await guarded(f"reference {reference}: command", work, broke)()
        self._ring()

    async def _answer(self, aside: Aside, *answers: Reply) -> None:
        async with self._office.store.unit(aside.caller.property_id) as unit:
            await aside.caller.heard(unit, self._office.clock(), *answers)
