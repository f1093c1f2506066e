"""How is an incident opened, told what happened, given to somebody, and closed?"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from datetime import date, datetime, time
from typing import Any

from domain.consent.rights import Right, Role, may
from domain.conversation.secrets.masking import masked
from domain.errors import refuse
from domain.house.background import Background, Told
from domain.house.decision import Decision
from domain.incident.incident import SPEC, Entry, EntryKind, Incident, Wish
from domain.incident.topics import topics
from domain.missions.evidence import Evidence, distinct
from domain.phrase import Name, say
from domain.property import Property
from governance.office import Office
from governance.post.harmless import quoted
from governance.post.quiet import after_quiet_hours
from governance.post.replies import Button, Line, Tone, reply
from governance.post.telling import tell
from store.consent.people import Member
from store.unit import Unit

SYSTEM = "system"
CHANNEL = "bookingcom"  # where the pilot's incident was seen
LONGEST_TITLE = 300
LONGEST = 4000  # letters of one line of a timeline


def who(member: Member) -> str:
    """How rows name this person."""
    return f"person:{member.person.id}"


async def open_(unit: Unit, wish: Wish, by: str, now: datetime) -> tuple[Incident, bool]:
    """The open incident of that origin, and whether it is new; one that the house opens itself is told."""
    names = wish.names and {language: shown(words) for language, words in wish.names.items()}
    incident, new = await unit.incidents.open(replace(wish, title=shown(wish.title), names=names), by, now)
    if not new:
        return incident, False
    body = {"severity": int(wish.severity), "origin": wish.origin.partition(":")[0]}
    await unit.journal.append("incident.opened", subject(incident), by, body, now)
    named = {"by_language": names} if names else {}
    await unit.incidents.add(incident.id, Entry(EntryKind.OPENED, now, by, incident.wish.title, named), now)
    if by == SYSTEM:
        hotel = await unit.property.get()
        members = [one for one in await unit.people.members() if may(one.role, Right.FILE)]
        button = Button(say("button.incident_show"), f"incident:{incident.token}:show", Tone.PRIMARY)
        told = reply(
            Line(say("incident.opened_itself", number=incident.id), bold=True),
            say("incident.holds_channels"),
            buttons=((button,),),
        )
        due = now if wish.severity == 0 else after_quiet_hours(now, hotel)
        await tell(unit, members, told, f"incident:{incident.id}:opened", now, due_at=due)
    return incident, True


def shown(words: str) -> str:
    """A title as it is kept: no secret, nothing to touch, not too long."""
    return quoted(masked(words), LONGEST_TITLE)


async def open_told(office: Office, unit: Unit, member: Member) -> Incident:
    """The incident that the specs tell of, with everything they say of it. Refusal: they tell of none."""
    if not may(member.role, Right.FILE):
        raise refuse("incident.not_yours")
    background = await unit.property.background() or Background()
    told = background.incident
    if told is None:
        raise refuse("incident.what_title")
    called = told.title or told.summary
    names = called.by_language if isinstance(called, Name) else None
    wish = Wish(str(called), SPEC, channel=CHANNEL, room_type=told.room_type, owner=who(member), names=names)
    now = office.clock()
    incident, new = await open_(unit, wish, who(member), now)
    if not new:
        return incident
    seen = (told.summary, *told.evidence) if told.title else told.evidence
    entries = [_told(words, "seen", now) for words in seen]
    entries += [_told(words, "question", now) for words in told.questions]
    if told.number:
        entries.append(Entry(EntryKind.BOOKING, now, SPEC, "", {"number": told.number}))
    for setting in background.settings:
        value = (
            topics()["allocation"].value(setting.value or "") if setting.name == "Allocation Type" else None
        )
        if value is not None:
            body = {"topic": "allocation", "value": value, "where": str(topics()["allocation"].where)}
            entries.append(Entry(EntryKind.FACT, now, SPEC, setting.value or "", body))
    for entry in entries:
        await unit.incidents.add(incident.id, entry, now)
    return incident


def _told(words: Told, what: str, now: datetime) -> Entry:
    """A line that the specs say, in both languages where they do."""
    body: dict[str, Any] = {what: True}
    if isinstance(words, Name):
        body["by_language"] = dict(words.by_language)
    return Entry(EntryKind.NOTE, now, SPEC, str(words), body)


async def add(
    office: Office,
    unit: Unit,
    member: Member,
    incident: Incident,
    entry: Entry,
    files: Sequence[Evidence] = (),
) -> None:
    """One line of the timeline, by a person or an agent. Refusal: not his to write, over, or nothing said."""
    if not (may(member.role, Right.FILE) or may(member.role, Right.WORK)):
        raise refuse("incident.not_yours")
    if not incident.is_open:
        raise refuse("incident.closed_already", number=incident.id)
    if not entry.words.strip() and not entry.body and not files:
        raise refuse("incident.nothing_said")
    if len(entry.words) > LONGEST:
        raise refuse("incident.too_long", n=LONGEST)
    told = [replace(one, value=masked(one.value)) for one in entry.evidence]
    evidence = distinct((*files, *told))
    kept = replace(entry, words=masked(entry.words), evidence=evidence)
    await write(unit, incident, kept, office.clock())


async def write(unit: Unit, incident: Incident, entry: Entry, now: datetime) -> None:
    """One line of the timeline and its trace in the journal, which holds no words."""
    await unit.incidents.add(incident.id, entry, now)
    body = {"kind": entry.kind.value, "evidence": [one.kind.value for one in entry.evidence]}
    await unit.journal.append("incident.noted", subject(incident), entry.by, body, now)


async def assign(office: Office, unit: Unit, member: Member, incident: Incident, words: str) -> Member:
    """Whose it is from now on. Refusal: not his to say, nobody of that name, over."""
    if not may(member.role, Right.FILE):
        raise refuse("incident.not_yours")
    named = [
        one
        for one in await unit.people.members()
        if one.person.name.casefold() == words.strip().casefold() and may(one.role, Right.FILE)
    ]
    if len(named) != 1:
        raise refuse("incident.who_owns", words=words.strip() or "—")
    if not await unit.incidents.assign(incident.id, who(named[0])):
        raise refuse("incident.closed_already", number=incident.id)
    now = office.clock()
    entry = Entry(EntryKind.OWNER, now, who(member), "", {"owner": who(named[0])})
    await write(unit, incident, entry, now)
    return named[0]


async def close(
    office: Office, unit: Unit, member: Member, incident: Incident, words: str, *, complete: bool
) -> None:
    """Close it: nothing is held back any more. Refusal: no words, a test booking that stands, or a report that
    lacks something, unless an owner takes that on himself with his words."""
    if not may(member.role, Right.FILE):
        raise refuse("incident.not_yours")
    if not any(char.isalpha() for char in words):  # « ? » teaches nobody anything
        raise refuse("incident.close_words")
    running = await unit.sync_tests.running()
    if running is not None and running.incident == incident.id:
        raise refuse("incident.test_runs")
    if not complete and member.role is not Role.OWNER:
        raise refuse("incident.not_complete")
    now = office.clock()
    if not await unit.incidents.close(incident.id, who(member), masked(words), now):
        raise refuse("incident.closed_already", number=incident.id)
    await unit.incidents.add(
        incident.id, Entry(EntryKind.CLOSED, now, who(member), masked(words), {"complete": complete}), now
    )
    await unit.journal.append("incident.closed", subject(incident), who(member), {"complete": complete}, now)


async def learned(
    unit: Unit, incident: Incident, member: Member, question: str, words: str, hotel: Property, now: datetime
) -> None:
    """A line of the decision log, so that what the incident taught outlives it."""
    known = [one.code for one in await unit.decisions.all() if one.code.startswith(f"I-{incident.id}-")]
    decision = Decision(
        f"I-{incident.id}-{len(known) + 1}",
        now.astimezone(hotel.zone).date(),
        member.person.name,
        question,
        masked(words),
        None,
        "decided",
    )
    await unit.decisions.import_([decision])


def subject(incident: Incident) -> str:
    """How the journal names it."""
    return f"incident:{incident.id}"


def noon(day: date | None, hotel: Property, now: datetime, hour: time | None = None) -> datetime:
    """An instant for a message of which only the day is known, or its hour too; now where not even that is."""
    return now if day is None else min(now, datetime.combine(day, hour or time(12), hotel.zone))
