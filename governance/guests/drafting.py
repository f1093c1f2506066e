"""How does a draft to a guest become a card?"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace
from datetime import datetime
from hashlib import sha256
from typing import Any

from domain.guests.answer import Composed, body_in_house, composed, labelled
from domain.guests.deciding import Decision
from domain.guests.modes import LABEL
from domain.guests.naming import name_to_greet
from domain.guests.sending import AnswerGuest, digest_of
from domain.guests.thread import Message, State, Thread, Way
from domain.house.snapshot import House
from governance.consent.cards import show
from governance.consent.desk.filing import Filed, file_in
from governance.consent.desk.verdicts import refile
from governance.consent.kinds.answer_guest import written_in
from governance.contract import Draft
from governance.guests.automatic import answer_alone
from governance.guests.quoting import quoted_stay, requested
from governance.office import Office, snapshot
from governance.package.filled import package_of
from governance.post.quiet import after_quiet_hours
from store.consent.people import Member
from store.unit import Unit


async def draft_from_facts(
    office: Office, unit: Unit, thread: Thread, message: Message, decision: Decision
) -> bool:
    """A card with an answer made of facts of the package; False where no fact answers anything."""
    package = await package_of(unit)
    name = name_to_greet(thread.name)
    quote = await quoted_stay(office, unit, message.text, decision.language)
    first = quote.said if quote else ()
    asks = quote is None and await requested(office, unit, message.text, decision.language) is not None
    more = asks or (decision.more and quote is None)
    decision = replace(decision, more=more)
    answer = composed(package, decision.topics, decision.language, name=name, more=more, first=first)
    if not answer.states_something:
        return False
    if quote is None and await answer_alone(office, unit, thread, message, decision, answer):
        return True
    answer = await as_the_house_says(unit, answer)
    draft = await keep_draft(
        unit,
        message,
        answer.text(),
        answer.language,
        {**body_in_house(answer), **(quote.body if quote else {})},
        by="house",
        at=office.clock(),
    )
    await file_draft(office, unit, message, draft)
    return True


async def as_the_house_says(unit: Unit, answer: Composed) -> Composed:
    """With the line that an assistant wrote it, where the house says so of what a person approves too."""
    return labelled(answer) if await unit.settings.get(LABEL, False) else answer


async def write(office: Office, unit: Unit, member: Member, message: Message, words: str) -> Filed:
    """A person's own words as the answer: a card of their own, in place of what was drafted before."""
    by = f"person:{member.person.id}"
    language = written_in(words, message.language)
    draft = await keep_draft(unit, message, words.strip(), language, {}, by=by, at=office.clock())
    return await file_draft(office, unit, message, draft, member=member)


async def keep_draft(
    unit: Unit,
    message: Message,
    text: str,
    language: str | None,
    body: Mapping[str, Any],
    *,
    by: str,
    at: datetime,
) -> Message:
    """A draft as a row; the one that it replaces is dropped."""
    thread = await unit.guest_threads.certain(message.thread)
    earlier = await unit.guest_messages.drafts_for(message.id)
    for one in earlier:
        if one.state is State.DRAFT:
            await unit.guest_messages.move(one, State.DROPPED)
    key = sha256(f"answer:{message.id}:{len(earlier) + 1}".encode()).hexdigest()
    draft_id = await unit.guest_messages.keep(
        key,
        thread,
        Way.OUT,
        message.door,
        message.address,
        state=State.DRAFT.value,
        text=text,
        subject=message.subject,
        language=language or message.language,
        at=at,
        kept_at=at,
        by=by,
        answers=message.id,
        body=dict(body),
    )
    if draft_id is None:
        raise LookupError(f"the draft to message {message.id} was kept twice in one unit")
    return await unit.guest_messages.certain(draft_id)


async def file_draft(
    office: Office, unit: Unit, message: Message, draft: Message, *, member: Member | None = None
) -> Filed:
    """Its card, which at night waits for the morning unless a person asked for it just now."""
    house = await snapshot(office, unit)
    asked_by = member.person.id if member else None
    by = f"person:{asked_by}" if member else "director:gm"
    wanted = Draft("gm", _answer(draft, house), key=f"guest:{message.id}")
    filed = await file_in(unit, office, house, wanted, by=by, asked_by=asked_by, announce=False)
    if filed.proposal is not None and not filed.known:
        rings = bool(message.body.get("rings"))
        due = house.now if member or rings else after_quiet_hours(house.now, house.hotel)
        await show(unit, filed.proposal, house.now, due_at=due)
    return filed


async def put_on_card(office: Office, unit: Unit, message: Message, draft: Message) -> None:
    """These words on the card that already asks about this message; on a new one where there is none."""
    before = await unit.proposals.open_with_key(f"guest:{message.id}")
    if before is None:
        await file_draft(office, unit, message, draft)
        return
    house = await snapshot(office, unit)
    await refile(office, unit, house, before, _answer(draft, house), "director:gm", before.reasons)


def _answer(draft: Message, house: House) -> AnswerGuest:
    return AnswerGuest(draft.thread, draft.id, digest_of(draft.text), draft.door.value, house.hotel.currency)
