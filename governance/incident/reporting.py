"""How is a report made of what is known, read by two people, and what does it still lack?"""

from __future__ import annotations

import hashlib
import json
from collections.abc import Mapping
from dataclasses import dataclass
from decimal import Decimal
from typing import Any

from domain.consent.rights import Right, may
from domain.conversation.amounts import typed_amount
from domain.conversation.secrets.masking import masked
from domain.errors import Refusal, refuse
from domain.house.snapshot import House
from domain.incident.causes import ranked, signs
from domain.incident.criteria import Complete, Successful, complete, successful
from domain.incident.incident import Entry, EntryKind, Incident, of_kind
from domain.incident.review import Review, has_words
from domain.result.relocation import Exposed, Risk, risk_of
from governance.incident.case import Case, case_of
from governance.incident.flow import subject, who, write
from governance.incident.report_body import Found, body, outdated, with_reviews
from governance.office import Office, snapshot
from store.consent.people import Member
from store.unit import Unit


@dataclass(frozen=True, slots=True)
class Standing:
    """A version with its reviews: the whole document, and the two computed words on it."""

    document: Mapping[str, Any]
    complete: Complete
    successful: Successful


async def make(office: Office, unit: Unit, member: Member, incident: Incident) -> Standing:
    """The report of what is known now: the newest version where it would say the same, else a new one.

    Refusal: not his to write.
    """
    if not may(member.role, Right.FILE):
        raise refuse("incident.not_yours")
    found = await found_out(office, unit, incident)
    zone = (await unit.property.get()).zone
    written = body(found, incident.owner or who(member), zone)
    digest = hashlib.sha256(json.dumps(written, sort_keys=True).encode()).hexdigest()
    now = office.clock()
    before = await unit.incident_reports.newest(incident.id)
    version = await unit.incident_reports.keep(incident.id, digest, written, who(member), now)
    if before is None or before.number != version.number:
        entry = Entry(EntryKind.REPORT, now, who(member), "", {"version": version.number, "digest": digest})
        await write(unit, incident, entry, now)
    return await standing_of(office, unit, incident)


async def review(office: Office, unit: Unit, member: Member, incident: Incident, words: str) -> Standing:
    """A named person's words on the newest version. Refusal: no report, no words, or he has spoken on it before."""
    if not may(member.role, Right.READ):
        raise refuse("incident.not_yours")
    version = await unit.incident_reports.newest(incident.id)
    if version is None:
        raise refuse("report.none")
    if not has_words(words):
        raise refuse("report.needs_words")
    now, said = office.clock(), masked(words)
    if not await unit.incident_reports.review(incident.id, Review(version.number, who(member), said, now)):
        raise refuse("report.reviewed_before", n=version.number)
    entry = Entry(EntryKind.REVIEW, now, who(member), said, {"version": version.number})
    await unit.incidents.add(incident.id, entry, now)
    told = {"version": version.number, "digest": version.digest}
    await unit.journal.append("incident.reviewed", subject(incident), who(member), told, now)
    return await standing_of(office, unit, incident)


async def standing_of(office: Office, unit: Unit, incident: Incident) -> Standing:
    """The newest version as it stands. Refusal: there is none."""
    found = await found_out(office, unit, incident)
    version = found.case.version
    if version is None:
        raise refuse("report.none")
    told, success = judged(found)
    whole = with_reviews(version.body, version.number, found.case, told, success, found.people)
    return Standing(whole, told, success)


def judged(found: Found) -> tuple[Complete, Successful]:
    """The two computed words on what is known now and on who has read the newest version, where it says that."""
    case = found.case
    topics = [str(one.body["topic"]) for one in of_kind(case.entries, EntryKind.FACT)]
    read = () if case.version is None or outdated(found, case.version.body) else case.reviewed
    told = complete(found.signs, topics, case.tests, case.blocks, read, case.incident.wish.channel)
    parts = [
        tuple(str(part) for part in (one.what, one.why, one.risk, one.how))
        for one, acts in found.advised
        if acts
    ]
    return told, successful(found.confidence, parts, quantified=found.risk.total is not None)


async def found_out(office: Office, unit: Unit, incident: Incident) -> Found:
    """What the facts, tests and bookings of an incident say together."""
    case = await case_of(unit, incident)
    house = await snapshot(office, unit)
    told = signs(case.entries, case.tests, incident.wish.channel)
    return Found(case, told, ranked(told), await risk(unit, case, house), await unit.people.names())


async def risk(unit: Unit, case: Case, house: House) -> Risk:
    """The affected bookings' rooms and nights to come; where none is known here, those of the incident itself."""
    found = [
        ((one.provider, one.number), one)
        for number in case.bookings
        for one in await unit.reservations.numbered(number)
    ]
    exposed: list[Exposed] = []
    for booking in dict(found).values():  # once, by whichever of its numbers people call it
        for room in booking.holding:
            prices = dict(room.nightly)
            exposed += [
                Exposed(room.room_type, night, prices.get(night))
                for night in room.nights
                if room.room_type is not None and night >= house.today
            ]
    wish = case.incident.wish
    if not exposed and wish.room_type and wish.first and wish.departure:
        nights = (wish.departure - wish.first).days
        days = [wish.first.fromordinal(wish.first.toordinal() + n) for n in range(nights)]
        exposed = [Exposed(wish.room_type, day) for day in days]
    return risk_of(exposed, house, _relocation(case, house.hotel.currency))


def _relocation(case: Case, currency: str) -> Decimal | None:
    """What somebody stated that a room elsewhere costs a night; None where nobody did, or it is no amount."""
    stated = [one for one in of_kind(case.entries, EntryKind.FACT) if one.body["topic"] == "relocation"]
    if not stated:
        return None
    try:
        return typed_amount(str(stated[-1].body["value"]), currency)
    except Refusal:
        return None
