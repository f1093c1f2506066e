"""Which standards does this house hold its words to right now, and which languages does it write?"""

from __future__ import annotations

from domain.guests.playbook.house_rules import SETTING, Playbook, playbook_of
from domain.tenancy.style import SETTING as STYLE
from domain.tenancy.style import style_of
from store.unit import Unit


async def standards(unit: Unit) -> Playbook:
    """Everybody's rules without those that were retired by card, and the house's own."""
    return playbook_of(await unit.settings.get(SETTING))


async def spoken(unit: Unit) -> tuple[str, ...]:
    """The languages in which this house answers guests by itself: all that it can write, unless it named some."""
    return style_of(await unit.settings.get(STYLE)).languages
