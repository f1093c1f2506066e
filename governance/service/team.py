"""Who of the house does what, reads what, and is there today?"""

from __future__ import annotations

from collections.abc import Sequence
from datetime import time

from domain.consent.rights import Right, may
from domain.errors import refuse
from domain.folding import fold
from domain.service.calling import AREAS, AWAY, BACK, SCRIPTS
from domain.service.task import Colleague, Script
from governance.office import Office
from governance.service.planning import LATE, plan_day
from governance.service.rooms import type_of
from store.consent.people import Member
from store.unit import Unit


def demand(member: Member) -> None:
    """Refusal for whoever does not run the house."""
    if not may(member.role, Right.FILE):
        raise refuse("task.team_not_yours")


async def one_member(unit: Unit, name: str) -> Member:
    """The person of that name who may have tasks. Refusal: nobody, or several."""
    found = [
        one
        for one in await unit.people.members()
        if fold(one.person.name) == fold(name) and may(one.role, Right.SERVE)
    ]
    if len(found) != 1:
        raise refuse("task.who", name=name)
    return found[0]


async def change(office: Office, unit: Unit, member: Member, name: str, words: Sequence[str]) -> Colleague:
    """« Fatima ménage arabe », « Fatima absente », « Fatima là »; the plan follows at once.

    Refusal: not his to say, nobody of that name, or a word that means nothing here.
    """
    demand(member)
    whom = await one_member(unit, name)
    now = office.clock()
    hotel = await unit.property.get()
    day = now.astimezone(hotel.zone).date()
    person = f"person:{whom.person.id}"
    known = next((one for one in await unit.tasks.helpers(day) if one.person == person), None)
    area, script = (known.area, known.script) if known else (None, Script.FRENCH)
    away: bool | None = None
    for word in words:
        plain = fold(word)
        if plain in AREAS:
            area = AREAS[plain]
        elif plain in SCRIPTS:
            script = SCRIPTS[plain]
        elif plain in AWAY or plain in BACK:
            away = plain in AWAY
        else:
            raise refuse("task.team_word", said=word)
    if area is None:
        raise refuse("task.area_first", name=whom.person.name)
    await unit.tasks.engage(whom.person.id, area, script)
    if away is not None:
        await unit.tasks.absent(whom.person.id, day, away=away)
    body = {"area": area.value, "script": script.value, "away": away}
    await unit.journal.append("helper.changed", person, f"person:{member.person.id}", body, now)
    await plan_day(office, unit)
    return Colleague(person, whom.person.name, area, script, not away)


async def leaves_late(office: Office, unit: Unit, member: Member, room: str, hour: time) -> None:
    """This room is free from that hour on today; the plan follows. Refusal: not his to say, no such room."""
    demand(member)
    hotel = await unit.property.get()
    type_of(hotel, room)
    now = office.clock()
    day = now.astimezone(hotel.zone).date()
    held = dict((await unit.settings.all()).get(f"{LATE}{day}") or {})
    held[room] = hour.strftime("%H:%M")
    await unit.settings.set(f"{LATE}{day}", held, by=f"person:{member.person.id}", at=now)
    await plan_day(office, unit)
