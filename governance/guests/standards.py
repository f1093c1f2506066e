"""Which standards does this house hold its words to right now?"""

from __future__ import annotations

from domain.guests.playbook.house_rules import SETTING, Playbook, playbook_of
from store.unit import Unit


async def standards(unit: Unit) -> Playbook:
    """Everybody's rules without those that were retired by card, and the house's own."""
    return playbook_of(await unit.settings.get(SETTING))
