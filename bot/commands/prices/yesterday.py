"""How does the whole house get yesterday's prices back?"""

from __future__ import annotations

from collections.abc import Sequence
from datetime import timedelta

from bot.command import Caller, Command
from domain.consent.rights import Right
from domain.conversation.dates import nearest, read_day
from domain.conversation.sentence import read_short
from domain.errors import refuse
from domain.phrase import say
from governance.consent.desk.yesterday import give_back
from governance.office import Office
from governance.post.replies import Reply, reply


async def yesterday(office: Office, caller: Caller, words: str) -> Sequence[Reply]:
    """« /hier », or « /hier 22/11 »: one card that restores what stood at the end of that day."""
    now = office.clock()
    async with office.store.unit(caller.property_id) as unit:
        hotel = await unit.property.get()
        today = now.astimezone(hotel.zone).date()
        day = today - timedelta(days=1)
        if words.strip():
            found = read_day(read_short(words), 0, today)
            day = nearest(found[0], today) if found else today
        if day >= today:
            raise refuse("yesterday.how")
        told = await give_back(office, unit, caller.member, day)
        return await caller.heard(unit, now, *([reply(*told)] if told else []))


COMMANDS = (
    Command("hier", "yesterday", yesterday, Right.FILE, what=say("command.hier"), want="price", rank=5),
)
