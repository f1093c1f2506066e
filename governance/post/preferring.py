"""What does a person prefer, as he said himself, and how is it honoured and forgotten?"""

from __future__ import annotations

from dataclasses import replace
from datetime import date, datetime

from domain.conversation.preferences import Length, Preference, preference_in, together
from domain.missions.mission import Fact
from domain.property import Property
from governance.post.replies import Reply
from store.unit import Unit


async def prefer(unit: Unit, person: int, stated: Preference, words: str, now: datetime) -> Fact:
    """Remember it in his own words, in the place of the one of its kind; he sees and erases it among what is
    remembered."""
    by = f"person:{person}"
    for fact in await unit.memory.confirmed():
        known = preference_in(fact.words)
        if fact.stated_by == by and known is not None and known.kind == stated.kind:
            await unit.memory.erase(fact)
    fact = await unit.memory.state(" ".join(words.split()), by=by, at=now)
    await unit.memory.confirm(fact, now)
    await unit.journal.append("fact.kept", f"fact:{fact.id}", by, {"fact": fact.id}, now)
    return fact


async def preferred(unit: Unit, person: int) -> Preference:
    """What he prefers."""
    facts = await unit.memory.confirmed()
    return together(one.words for one in facts if one.stated_by == f"person:{person}")


def shortened(shown: Reply, wanted: Preference) -> Reply:
    """What may be folded away is left out for whoever wants it short."""
    if wanted.length is not Length.SHORT:
        return shown
    return replace(shown, blocks=tuple(block for block in shown.blocks if not block.folded))


def at_his_hour(wanted: Preference, hotel: Property, day: date, now: datetime) -> datetime | None:
    """When he wants the brief of that day; None: at once, also where his hour is past."""
    if wanted.hour is None:
        return None
    at = datetime.combine(day, wanted.hour, hotel.zone)
    return at if at > now else None
