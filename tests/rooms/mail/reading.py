"""What does a test see after a pass: what rings, and how many bookings there are?"""

from __future__ import annotations

from datetime import timedelta

from channels.mail.reader import Reader
from channels.mailbox import Mailbox
from governance.bookings.mailbox_pass import Post, Read, read_mailbox
from governance.office import Office
from governance.post.reply_json import reply_from_json
from tests.rooms.bot.wired_office import HOME
from tests.rooms.mail.stage import reader


async def reads(office: Office, box: Mailbox, by: Reader | None = None) -> Read:
    return await read_mailbox(office, HOME, Post(box, by or reader()))


async def rung(office: Office) -> list[str]:
    """The messages that wait for Said's phone, in their order, as keys and values."""
    found: list[str] = []
    while True:
        async with office.store.hall() as hall:
            later = office.clock() + timedelta(days=1)
            items = await hall.outbox_claim(later, timedelta(minutes=1), 50)
            for item in items:
                await hall.outbox_done(item, len(found) + 1, later)
        if not items:
            return found
        found += [str(reply_from_json(dict(item.payload))) for item in items if item.kind == "reply"]


async def bookings(office: Office) -> int:
    async with office.store.reading(HOME) as unit:
        return await unit.reservations.count()
