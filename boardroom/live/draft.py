"""What may be seen of an answer that is being written?"""

from __future__ import annotations

import asyncio
from dataclasses import dataclass, field

from governance.post.replies import Reply


@dataclass(slots=True)
class Draft:
    """Words that the board answers now. `reply`: what is finished and proven of the answer; `over`: it is written
    down, or there will be none."""

    words: str
    reply: Reply | None = None
    over: bool = False
    changed: asyncio.Event = field(default_factory=asyncio.Event)

    def shows(self, reply: Reply) -> None:
        """So much of it may be seen."""
        self.reply = reply
        self._told()

    def closes(self) -> None:
        """From now on the thread has it."""
        self.over = True
        self._told()

    def _told(self) -> None:
        awaited, self.changed = self.changed, asyncio.Event()
        awaited.set()
