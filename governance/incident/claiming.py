"""How does what a document claims become lines of an incident, each on a person's word?"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from datetime import date
from typing import Any

from domain.consent.rights import Right, may
from domain.conversation.secrets.masking import masked
from domain.errors import refuse
from domain.folding import fold
from domain.incident.claims import BOOKING, MESSAGE, Claim, as_body, contradicts, of_entry, unjudged
from domain.incident.incident import Entry, EntryKind, Incident
from domain.incident.sentence import day_said
from domain.incident.topics import sign_name, value_name
from domain.missions.evidence import Evidence
from domain.phrase import Phrase, say
from governance.incident.case import Case
from governance.incident.flow import noon, who, write
from governance.incident.lines import person
from governance.office import Office
from governance.post.harmless import quoted
from governance.post.replies import Block, Button, Line, Reply, Tone, reply
from store.consent.people import Member
from store.unit import Unit

People = Mapping[str, str]
NONE = "no"
MOST_AGAINST = 3


async def claimed(
    office: Office,
    unit: Unit,
    member: Member,
    incident: Incident,
    name: str,
    claims: Sequence[Claim],
    evidence: Evidence,
) -> None:
    """What the document says, a line each, for somebody to judge; the same document once. Refusal: not his."""
    if not (may(member.role, Right.FILE) or may(member.role, Right.WORK)):
        raise refuse("incident.not_yours")
    known = [one for one in await unit.incidents.entries(incident.id) if one.kind is EntryKind.CLAIM]
    if any(evidence.value == piece.value for one in known for piece in one.evidence):
        return
    now = office.clock()
    for claim in claims:
        body = as_body(claim, name)
        entry = Entry(EntryKind.CLAIM, now, who(member), masked(claim.quote), body, (evidence,))
        await write(unit, incident, entry, now)


async def judge(
    office: Office, unit: Unit, member: Member, case: Case, found: Entry, chosen: str | None
) -> None:
    """Keep a claim as what it was found to mean, or leave it (None).

    What is kept is a fact, a message or an affected booking from then on, said by whoever kept it, with the
    document's own words. Refusal: not his, over, or somebody has judged it.
    """
    incident = case.incident
    if not may(member.role, Right.FILE):
        raise refuse("incident.not_yours")
    if not incident.is_open:
        raise refuse("incident.closed_already", number=incident.id)
    claim, now, by = of_entry(found), office.clock(), who(member)
    judged = {"claim": found.id, "kept": chosen is not None}
    await write(unit, incident, Entry(EntryKind.JUDGED, now, by, found.words, judged), now)
    if chosen is None:
        return
    where = ", ".join(part for part in (str(found.body["document"]), claim.place) if part)
    body: dict[str, Any] = {"where": where, "claim": found.id}
    kind, at, words = EntryKind.FACT, now, found.words
    if claim.topic == BOOKING:
        kind, words = EntryKind.BOOKING, ""
        body |= {"number": chosen}
    elif claim.topic == MESSAGE:
        members = {fold(one.person.name) for one in await unit.people.members()}
        kind, words = EntryKind.MESSAGE, masked(chosen)
        at = noon(_day(claim), await unit.property.get(), now)
        body |= {"direction": "out" if fold(claim.who) in members else "in", "who": claim.who}
    else:
        body |= {"topic": claim.topic, "value": chosen}
    await write(unit, incident, Entry(kind, at, by, words, body, found.evidence), now)


def claim_card(case: Case, people: People, above: Phrase | None = None) -> Reply:
    """The next claim that waits: what it states, in whose words, what it contradicts, and the taps."""
    left = unjudged(case.entries)
    if not left:
        shown = Button(say("button.incident_show"), f"incident:{case.incident.token}:show", Tone.PRIMARY)
        return reply(
            Line(say("incident.claims_done", number=case.incident.id), bold=True), buttons=((shown,),)
        )
    one, claim = left[0], of_entry(left[0])
    lines = [Line(above)] if above is not None else []
    lines.append(Line(say("incident.claims_left", n=len(left), number=case.incident.id), bold=True))
    lines.append(Line(states(claim)))
    where = tuple(say("text.words", words=part) for part in (str(one.body["document"]), claim.place) if part)
    lines.append(Line(say("incident.claim_quote", words=quoted(claim.quote, 300), where=where)))
    against = contradicts(one, case.entries)[:MOST_AGAINST]
    lines += [Line(say("incident.claim_against", said=_said(other, people))) for other in against]
    return Reply((Block(tuple(lines)),), tuple(_taps(case, one.id, claim)))


def states(claim: Claim) -> Phrase:
    """« Type de connexion : bidirectionnelle », or what it may mean."""
    if claim.topic == BOOKING:
        return say("incident.concerns", number=claim.values[0])
    if claim.topic == MESSAGE:
        return say("incident.received", who=quoted(claim.who, 60), words=quoted(claim.values[0], 300))
    named = tuple(value_name(claim.topic, quoted(value, 200)) for value in claim.values)
    if len(named) > 1:
        return say("incident.claim_open", topic=sign_name(claim.topic), values=named)
    return say("incident.fact", topic=sign_name(claim.topic), value=named[0])


def _taps(case: Case, number: int, claim: Claim) -> Iterator[Sequence[Button]]:
    head = f"incident:{case.incident.token}:claim.{number}"
    leave = Button(say("button.claim_leave"), f"{head}.{NONE}")
    if len(claim.values) == 1:
        yield (Button(say("button.claim_keep"), f"{head}.0", Tone.PRIMARY), leave)
        return
    for place, value in enumerate(claim.values):
        name = value_name(claim.topic, quoted(value, 60))
        yield (Button(say("button.claim_means", value=name), f"{head}.{place}"),)
    yield (leave,)


def _said(entry: Entry, people: People) -> Phrase:
    """What stands against it, by whom or in which document."""
    values = entry.body["values"] if entry.kind is EntryKind.CLAIM else [entry.body["value"]]
    named = tuple(value_name(str(entry.body["topic"]), quoted(str(value), 120)) for value in values)
    if entry.kind is EntryKind.CLAIM:
        return say("incident.claim_says", values=named, name=quoted(str(entry.body["document"]), 60))
    return say("incident.says", value=named[0], person=person(entry.by, people), at=entry.at)


def waiting(case: Case, number: str) -> Entry:
    """The claim on that line. Refusal: there is none, or somebody has judged it."""
    found = next((one for one in unjudged(case.entries) if str(one.id) == number), None)
    if found is None:
        raise refuse("incident.judged_before")
    return found


def meant(found: Entry, answer: str) -> str | None:
    """What a tap keeps of a claim; None: nothing. Refusal: no button of ours."""
    values = of_entry(found).values
    if answer == NONE:
        return None
    if answer not in map(str, range(len(values))):
        raise refuse("error.unknown_card")
    return values[int(answer)]


def _day(claim: Claim) -> date | None:
    return day_said(claim.day)[0] if claim.day else None
