"""What does /caisse show: what guests owe, what the house owes?"""

from __future__ import annotations

from collections.abc import Sequence

from bot.command import Caller, Command
from domain.phrase import say
from governance.office import Office
from governance.post.replies import Reply
from governance.result import till_screen
from governance.result.gathered import till_now


async def cash(office: Office, caller: Caller, words: str) -> Sequence[Reply]:
    """Stays leaving, in house and coming within a week; VAT, commissions and tourist taxes."""
    async with office.store.reading(caller.property_id) as unit:
        return [till_screen(await till_now(office, unit))]


COMMANDS = (Command("caisse", "cash", cash, what=say("command.caisse"), want="money", rank=2),)
