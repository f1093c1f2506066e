"""How does a running house hear of a mail within two minutes of its delivery?"""

from __future__ import annotations

import asyncio
import contextlib
import logging
from dataclasses import dataclass

from bot.clock.schedule import guarded
from bot.intake.mailboxes import posts_in
from bot.settings import Settings
from bot.telegram.context import Bench
from bot.telegram.polling import sleep_or_stop
from channels.mailbox import MailboxUnreachable
from governance.bookings.mailbox_pass import Post, read_mailbox
from governance.office import Office

log = logging.getLogger(__name__)

# The mailbox tells of a mail by itself; a whole pass is made at least this often, for what waits for a name server
# and for a mailbox that tells nothing: within the two minutes that a booking may take.
LISTENING = 60.0
FIRST_PAUSE, LONGEST_PAUSE = 5.0, 60.0


@dataclass(slots=True)
class Mailroom:
    """One property's mailbox, watched."""

    office: Office
    bench: Bench
    property_id: str
    post: Post
    _well: bool = False

    async def run(self, stop: asyncio.Event) -> None:
        """Until `stop`: read, then listen; after a failure pause, longer each time."""
        pause = FIRST_PAUSE
        look = guarded("mail", self._look)
        while not stop.is_set():
            self._well = False
            await look()
            if self._well and await self._listened(stop):
                pause = FIRST_PAUSE
                continue
            await sleep_or_stop(stop, pause)
            pause = min(pause * 2, LONGEST_PAUSE)
        await self.post.mailbox.close()

    async def _look(self) -> None:
        read = await read_mailbox(self.office, self.property_id, self.post)
        self._well = read.failure is None
        if read.became:
            self.bench.ring()

    async def _listened(self, stop: asyncio.Event) -> bool:
        """Wait for a mail, for the time to pass or for the end; False when the line broke."""
        waiting = asyncio.ensure_future(self.post.mailbox.wait(LISTENING))
        ending = asyncio.ensure_future(stop.wait())
        await asyncio.wait({waiting, ending}, return_when=asyncio.FIRST_COMPLETED)
        ending.cancel()
        if not waiting.done():
            await self.post.mailbox.close()
        with contextlib.suppress(asyncio.CancelledError):
            try:
                await waiting
            except MailboxUnreachable as error:
                log.warning("%s: the mailbox fell silent: %s", self.property_id, error)
                return False
        return True


async def mailrooms_of(settings: Settings, office: Office, bench: Bench) -> list[Mailroom]:
    """A mailroom for each house that has a mailbox. Refusal: see `posts_in`."""
    posts = await posts_in(settings, office.store)
    return [Mailroom(office, bench, house, post) for house, post in posts.items()]
