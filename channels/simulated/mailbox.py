"""How does a mailbox behave, without any server: strictly as IMAP says, and badly when told to?"""

from __future__ import annotations

import asyncio
from collections.abc import Sequence
from dataclasses import dataclass, field
from datetime import UTC, date, datetime

from channels.mailbox import MOST_HEADERS, Header, MailboxUnreachable, MailFailure, Place


@dataclass(slots=True)
class SimulatedMailbox:
    """The port in process. `deliver` is the postman; `drops` counts the calls that will fail, next ones first.

    Strict: nothing may be asked before `open`, a uid is never given twice, and `fetched` counts the bytes that
    were read, so that a test sees what a mailbox of ten thousand mails costs.
    """

    validity: int = 1
    drops: int = 0
    refuses: bool = False
    fetched: int = 0
    calls: list[str] = field(default_factory=list)
    _mails: dict[int, tuple[datetime, bytes]] = field(default_factory=dict)
    _next: int = 1
    _opened: bool = False
    _known: int = 1
    _bell: asyncio.Event = field(default_factory=asyncio.Event)

    # -- the postman ---------------------------------------------------------------------------------------

    def deliver(self, raw: bytes, at: datetime | None = None) -> int:
        """A mail arrives; its uid."""
        uid, self._next = self._next, self._next + 1
        self._mails[uid] = (at or datetime.now(UTC), raw.replace(b"\r\n", b"\n").replace(b"\n", b"\r\n"))
        self._bell.set()
        return uid

    def remove(self, uid: int) -> None:
        """Somebody deletes a mail."""
        del self._mails[uid]

    def renumber(self) -> None:
        """The folder is rebuilt: other uids under another validity, as after a move to another server."""
        mails = [self._mails[uid] for uid in sorted(self._mails)]
        self.validity += 1
        self._mails = dict(enumerate(mails, start=101))
        self._next = 101 + len(mails)

    # -- the port ------------------------------------------------------------------------------------------

    async def open(self) -> Place:
        self._call("open", opening=True)
        self._opened, self._known = True, self._next
        return Place("INBOX", self.validity, self._next)

    async def arrived_since(self, day: date) -> Sequence[int]:
        self._call("arrived_since")
        return [uid for uid, (at, _) in sorted(self._mails.items()) if at.date() >= day]

    async def after(self, uid: int) -> Sequence[int]:
        self._call("after")
        return [found for found in sorted(self._mails) if found > uid]

    async def headers(self, uids: Sequence[int]) -> Sequence[Header]:
        if len(uids) > MOST_HEADERS:
            raise ValueError(f"at most {MOST_HEADERS} headers at a time")
        self._call("headers")
        found = [(uid, *self._mails[uid]) for uid in sorted(uids) if uid in self._mails]
        blocks = [(uid, at, raw, raw.partition(b"\r\n\r\n")[0] + b"\r\n\r\n") for uid, at, raw in found]
        self.fetched += sum(len(block) for *_, block in blocks)
        return [Header(uid, len(raw), at, block) for uid, at, raw, block in blocks]

    async def fetch(self, uid: int, most: int) -> bytes | None:
        self._call("fetch")
        if uid not in self._mails:
            return None
        raw = self._mails[uid][1][:most]
        self.fetched += len(raw)
        return raw

    async def wait(self, seconds: float) -> bool:
        self._call("wait")
        if self._next > self._known:
            return True
        self._bell.clear()
        try:
            await asyncio.wait_for(self._bell.wait(), seconds)
        except TimeoutError:
            return False
        return True

    async def close(self) -> None:
        self._opened = False
        self._bell.set()

    def _call(self, name: str, *, opening: bool = False) -> None:
        self.calls.append(name)
        if self.refuses:
            raise MailboxUnreachable("the name or password was refused", MailFailure.REFUSED)
        if self.drops:
            self.drops -= 1
            self._opened = False
            raise MailboxUnreachable("no connection: Broken pipe")
        if not (opening or self._opened):
            raise AssertionError(f"{name} before open")
