"""What does /brief show?"""

from __future__ import annotations

from collections.abc import Sequence

from bot.command import Caller, Command
from domain.phrase import say
from governance.day.morning import written
from governance.office import Office, snapshot
from governance.post.replies import Reply


async def brief(office: Office, caller: Caller, words: str) -> Sequence[Reply]:
    """The brief as of now; it files nothing and claims nothing."""
    async with office.store.reading(caller.property_id) as unit:
        house = await snapshot(office, unit)
        return [(await written(office, unit, house, house.today)).reply]


COMMANDS = (Command("brief", "brief", brief, what=say("command.brief"), want="know", rank=1, menu=1),)
