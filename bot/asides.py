"""How does a chat go on while one of its commands takes its time?"""

from __future__ import annotations

import logging
import secrets
from collections.abc import Awaitable, Callable, Sequence
from dataclasses import dataclass

from bot.front import Caller
from bot.lanes import Lanes
from bot.updates import Inbox
from domain.phrase import say
from governance.desk.office import Office
from governance.replies import Reply, reply

log = logging.getLogger(__name__)


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
        try:
            answers = await aside.work()
        except Exception:  # whatever it breaks on, the person is told and the next one has its turn
            reference = secrets.token_hex(2).upper()
            log.exception("reference %s", reference)
            answers = (reply(say("error.reference", reference=reference)),)
        async with self._office.store.unit(aside.caller.property_id) as unit:
            await aside.caller.heard(unit, self._office.clock(), *answers)
        self._ring()
