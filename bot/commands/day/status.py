"""How does everything stand, in ten seconds?"""

from __future__ import annotations

from collections.abc import Sequence

from bot.command import Caller, Command
from domain.phrase import say
from governance.day.standing import standing
from governance.day.status import executive_reply
from governance.office import Office
from governance.post.replies import Reply


async def status(office: Office, caller: Caller, words: str) -> Sequence[Reply]:
    """Lights, blockers, today, what is coming."""
    async with office.store.reading(caller.property_id) as unit:
        return [executive_reply(await standing(office, unit))]


COMMANDS = (Command("statut", "status", status, what=say("command.statut"), want="know", rank=3),)
