"""How does everything stand, in ten seconds?"""

from __future__ import annotations

from collections.abc import Sequence

from bot.command import Caller, Command
from domain.phrase import say
from governance.consent.trust import TRUST_OVER
from governance.day.status import Executive, executive, executive_reply
from governance.office import Office, snapshot
from governance.post.replies import Reply
from store.unit import Unit


async def status(office: Office, caller: Caller, words: str) -> Sequence[Reply]:
    """Lights, blockers, today, what is coming."""
    async with office.store.reading(caller.property_id) as unit:
        return [executive_reply(await standing(office, unit))]


async def standing(office: Office, unit: Unit) -> Executive:
    """The executive status of this moment."""
    house = await snapshot(office, unit)
    people = await unit.people.names()
    decided = await unit.past.decided(house.now - TRUST_OVER)
    waiting = await unit.proposals.open()
    return executive(house, office.board, await unit.missions.under_way(), waiting, decided, people)


COMMANDS = (Command("statut", "status", status, what=say("command.statut"), want="know", rank=3),)
