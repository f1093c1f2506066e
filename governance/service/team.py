"""Who of the house does what, reads what, and is there today?"""

from __future__ import annotations

from datetime import date, time

from domain.consent.rights import Right, may
from domain.errors import refuse
from domain.folding import fold
from domain.service.task import Colleague, Script
from governance.office import Office
from governance.service.planning import LATE, plan_day
from governance.service.rooms import type_of
from governance.service.team_sentence import team_from
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


async def change(office: Office, unit: Unit, member: Member, name: str, words: str) -> Colleague:
    """« Fatima ménage arabe », « Fatima malade jusqu'à vendredi », « Fatima repos le lundi »; the plan follows.

    Refusal: not his to say, nobody of that name, or a word that means nothing here.
    """
    demand(member)
    whom = await one_member(unit, name)
    now = office.clock()
    hotel = await unit.property.get()
    day = now.astimezone(hotel.zone).date()
    said = team_from(words, day)
    known = await colleague(unit, whom, day)
    area = said.area or (known.area if known else None)
    if area is None:
        raise refuse("task.area_first", name=whom.person.name)
    script = said.script or (known.script if known else Script.FRENCH)
    rests = said.rests if said.rests is not None else (known.rests if known else frozenset())
    await unit.tasks.engage(whom.person.id, area, script, rests)
    if said.away is not None and said.on is not None:
        for one in said.on:
            await unit.tasks.absent(whom.person.id, one, away=said.away)
    body = {"area": area.value, "script": script.value, "away": said.away, "rests": sorted(rests)}
    person = f"person:{whom.person.id}"
    await unit.journal.append("helper.changed", person, f"person:{member.person.id}", body, now)
    await plan_day(office, unit)
    return await colleague(unit, whom, day) or Colleague(person, whom.person.name, area, script)


async def colleague(unit: Unit, whom: Member, day: date) -> Colleague | None:
    """This member at work on that day; None while he has no trade."""
    person = f"person:{whom.person.id}"
    return next((one for one in await unit.tasks.helpers(day) if one.person == person), None)


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
