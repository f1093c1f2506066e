"""What has the house seen its people do with drafts, that it should be a standard, or none any more?"""

from __future__ import annotations

from collections.abc import Sequence
from datetime import timedelta

from domain.guests.playbook.house_rules import Playbook, SetRule
from domain.guests.playbook.learned import Corrected, Lesson, lessons
from domain.guests.thread import Message
from domain.phrase import Phrase, say
from governance.consent.desk.filing import file_in
from governance.contract import Draft
from governance.guests.reading.keeping import BY_MODEL
from governance.guests.standards import standards
from governance.office import Office, snapshot
from store.unit import Unit

SEEN = timedelta(days=60)
ASKED, LOOKED = "guests:lessons", "guests:lessons_day"


async def propose_standard(office: Office, property_id: str) -> None:
    """Once a day at most one card for an owner: what people took out of drafts, or wrote against a rule, in three
    conversations. What was asked once is never asked again."""
    now = office.clock()
    async with office.store.reading(property_id) as unit:
        hotel = await unit.property.get()
        today = now.astimezone(hotel.zone).date().isoformat()
        if await unit.settings.get(LOOKED) == today:
            return
    async with office.store.unit(property_id) as unit:
        await unit.settings.set(LOOKED, today, by="desk", at=now)
        asked = list(await unit.settings.get(ASKED, []))
        book = await standards(unit)
        seen = await corrected(unit, await unit.guest_messages.sent_by_people(now - SEEN))
        new = next((one for one in lessons(seen, book) if one.key not in asked), None)
        if new is None:
            return
        house = await snapshot(office, unit)
        action = _change(new, book, house.hotel.currency)
        draft = Draft("gm", action, key=f"playbook:{new.key}"[:80], reasons=(_reason(new),))
        await file_in(unit, office, house, draft, by="director:gm")
        await unit.settings.set(ASKED, [*asked, new.key], by="desk", at=now)


async def corrected(unit: Unit, sent: Sequence[Message]) -> Sequence[Corrected]:
    """Each answer that a person let go, beside what a model had drafted to the same message."""
    found = []
    for one in sent:
        asked = await unit.guest_messages.get(one.answers or 0)
        thread = await unit.guest_threads.certain(one.thread)
        drafts = await unit.guest_messages.drafts_for(one.answers or 0)
        drafted = next((d.text for d in drafts if d.id != one.id and d.body.get(BY_MODEL)), None)
        told = (one.language, asked.text if asked else "", thread.name)
        found.append(Corrected(one.thread, one.text, drafted, *told))
    return found


def _change(one: Lesson, book: Playbook, currency: str) -> SetRule:
    if not one.rule:
        return SetRule("", (one.never,), one.never, False, currency)
    own = next((rule for rule in book.own if rule.id == one.rule), None)
    return SetRule(one.rule, own.words if own else (), own.why if own else "", True, currency)


def _reason(one: Lesson) -> Phrase:
    if one.rule:
        return say("playbook.written_against", n=len(one.threads), conversations=one.threads)
    return say("playbook.taken_out", n=len(one.threads), conversations=one.threads)
