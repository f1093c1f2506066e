"""From which rows is the executive status made?"""

from __future__ import annotations

from governance.consent.trust import TRUST_OVER
from governance.day.status import Executive, executive
from governance.office import Office, snapshot
from store.unit import Unit


async def standing(office: Office, unit: Unit) -> Executive:
    """The executive status of this moment."""
    house = await snapshot(office, unit)
    people = await unit.people.names()
    decided = await unit.past.decided(house.now - TRUST_OVER)
    waiting = await unit.proposals.open()
    return executive(house, office.board, await unit.missions.under_way(), waiting, decided, people)
