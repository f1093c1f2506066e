"""« réponds plus court », « brief à 8 h », "in English please": what becomes of what somebody says of himself?"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from bot.command import Caller
from domain.conversation.preferences import CHOSEN, Length, Preference
from domain.phrase import Phrase, say
from governance.office import Office
from governance.post.preferring import prefer
from governance.post.replies import Line, Reply, reply


async def remembered(office: Office, caller: Caller, stated: Preference, words: str) -> Sequence[Reply]:
    """Kept in his own words, and repeated back with the way to forget it."""
    now, person = office.clock(), caller.member.person
    if stated.language is not None:
        async with office.store.hall() as hall:
            person = await hall.upsert_person(person.telegram_id, person.name, f"{stated.language}{CHOSEN}")
        caller = replace(caller, member=replace(caller.member, person=person))
    async with office.store.unit(caller.property_id) as unit:
        hotel = await unit.property.get()
        await prefer(unit, person.id, stated, words, now)
        lines = [Line(told_back(stated)), Line(say("prefer.forget"), quiet=True)]
        if stated.hour is not None and stated.hour < hotel.brief_at:
            lines.insert(1, Line(say("prefer.house_hour", at=hotel.brief_at)))
        return await caller.heard(unit, now, reply(*lines))


def told_back(stated: Preference) -> Phrase:
    """What is done from now on."""
    if stated.length is not None:
        return say("prefer.short" if stated.length is Length.SHORT else "prefer.long")
    if stated.language is not None:
        return say("prefer.english" if stated.language == "en" else "prefer.french")
    return say("prefer.hour", at=stated.hour)
