"""What do taps on anything but a proposal do: a mission's moves, a fact to keep or to erase, a day to forget?"""

from __future__ import annotations

from dataclasses import dataclass

from bot.command import Caller
from domain.consent.rights import Right, may
from domain.conversation.preferences import CHOSEN, preference_in
from domain.errors import Refusal
from domain.missions.mission import MissionState
from domain.phrase import Phrase, say
from governance.missions import flow
from governance.missions.cards import mission_card
from governance.office import Office
from governance.post.replies import Reply, reply


@dataclass(frozen=True, slots=True)
class Beside:
    """The message as it should look now, and an alert where the tap did not count."""

    face: Reply | None = None
    alert: Phrase | None = None


async def on_mission(office: Office, caller: Caller, token: str, to: str) -> Beside:
    """`m:<token>:<state>`: take a mission on, in one unit."""
    if to not in {state.value for state in MissionState}:
        return Beside(alert=say("error.unknown_card"))
    async with office.store.unit(caller.property_id) as unit:
        mission = await unit.missions.by_token(token)
        if mission is None:
            return Beside(alert=say("error.unknown_card"))
        try:
            moved = await flow.move(office, unit, caller.member, mission, MissionState(to))
        except Refusal as refusal:
            return Beside(alert=refusal.phrase)
        await caller.heard(unit, office.clock())
        current = moved or await unit.missions.get(mission.id) or mission
        people = await unit.people.names()
        hotel = await unit.property.get()
        files = await unit.documents.evidence_of(f"mission:{mission.id}")
    today = office.clock().astimezone(hotel.zone).date()
    alert = None if moved else say("mission.moved_meanwhile")
    return Beside(mission_card(current, caller.member, people, today, files), alert)


async def on_fact(office: Office, caller: Caller, token: str, verb: str) -> Beside:
    """`f:<token>:keep` or `:erase`: what somebody said counts from now on, or is forgotten."""
    now, stated = office.clock(), None
    async with office.store.unit(caller.property_id) as unit:
        fact = await unit.memory.by_token(token)
        if fact is None:
            return Beside(reply(say("memory.gone")))
        person = f"person:{caller.member.person.id}"
        stated = preference_in(fact.words) if fact.stated_by == person else None
        if stated is None and not may(caller.member.role, Right.FILE):
            return Beside(alert=say("memory.not_yours"))
        if verb == "keep":
            if await unit.memory.confirm(fact, now):
                await unit.journal.append("fact.kept", f"fact:{fact.id}", person, {"fact": fact.id}, now)
            face = reply(say("memory.kept"), say("memory.fact", words=fact.words))
        else:
            await unit.memory.erase(fact)
            await unit.journal.append("fact.erased", f"fact:{fact.id}", person, {"fact": fact.id}, now)
            face = reply(say("memory.gone"))
        await caller.heard(unit, now)
    if verb != "keep" and stated is not None and stated.language is not None:
        async with office.store.hall() as hall:  # the language of his account counts again
            known = caller.member.person
            await hall.upsert_person(known.telegram_id, known.name, known.language.removesuffix(CHOSEN))
    return Beside(face)


async def on_summary(office: Office, caller: Caller, token: str, verb: str) -> Beside:
    """`s:<token>:erase`: a day of the person's own is forgotten; nobody else's button does anything."""
    if verb != "erase":
        return Beside(alert=say("error.unknown_card"))
    person, now = caller.member.person.id, office.clock()
    async with office.store.unit(caller.property_id) as unit:
        if await unit.summaries.erase(person, token):
            await unit.journal.append("summary.erased", f"person:{person}", f"person:{person}", {}, now)
        await caller.heard(unit, now)
    return Beside(reply(say("memory.gone")))
