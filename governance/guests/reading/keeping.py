"""What is kept of a model's reading, and which card shows it?"""

from __future__ import annotations

from datetime import datetime
from typing import Any

from channels.dialogue import Trouble
from domain.guests.answer import Composed, body_in_house
from domain.guests.thread import Message, State
from domain.phrase import say
from governance.consent.cards import approvers, redraw
from governance.guests.asking import SUBJECT
from governance.guests.drafting import keep_draft, put_on_card
from governance.guests.reading.translating import Translated, house_language
from governance.guests.reading.wording import Worded
from governance.guests.shown import LONGEST_ASKED
from governance.guests.translations import differ_notes
from governance.office import Office
from governance.post.harmless import quoted
from governance.post.quiet import after_quiet_hours
from governance.post.replies import Block, Line, Reply
from governance.post.telling import tell
from store.unit import Unit

BY_MODEL = "by_model"


async def keep_reading(
    office: Office,
    unit: Unit,
    message: Message,
    told: Translated,
    found: Worded,
    back: Translated,
    trouble: Trouble | None,
    now: datetime,
) -> None:
    """The translation beside the guest's words, the draft as the words of his card, unless somebody was first."""
    fresh = await unit.guest_messages.certain(message.id)
    body = {**fresh.body, "read": _read(fresh, trouble, found, now)}
    if told.words:
        body["translation"] = told.as_body()
    await unit.guest_messages.move(fresh, fresh.state, body=body)
    if found.why:
        fell = {"thread": fresh.thread, "why": found.why}
        await unit.journal.append("guest.draft_set_aside", f"guest_message:{fresh.id}", "desk", fell, now)
    drafts = await unit.guest_messages.drafts_for(message.id)
    open_drafts = [one for one in drafts if one.state is State.DRAFT]
    untouched = all(one.by == "house" for one in open_drafts) and not any(
        one.state not in {State.DRAFT, State.DROPPED} and one.body.get("automatic") != "holding"
        for one in drafts
    )
    if found.answer is not None and fresh.state is State.WAITING and untouched:
        draft = await keep_draft(
            unit,
            fresh,
            found.answer.text(),
            found.answer.language,
            _body(found.answer, back),
            by="house",
            at=now,
        )
        await put_on_card(office, unit, fresh, draft)
    elif not await _redraw(unit, fresh.id, now):
        await _tell(office, unit, fresh, told, now)


async def keep_translation_of_draft(unit: Unit, draft: Message, told: Translated, now: datetime) -> None:
    """A person's own words in the languages of whoever else reads the card."""
    fresh = await unit.guest_messages.certain(draft.id)
    body = {**fresh.body, "read": _read(fresh, told.trouble, Worded(), now)}
    body |= _back(told)
    await unit.guest_messages.move(fresh, fresh.state, body=body)
    if fresh.answers is not None:
        await _redraw(unit, fresh.answers, now)


def _body(answer: Composed, back: Translated) -> dict[str, Any]:
    """Beside a model's words: its own back-translation where it gave one, never the rules' for other words."""
    house = body_in_house(answer)
    return {**house, "back": {}, BY_MODEL: True, **_back(back)}


def _back(told: Translated) -> dict[str, Any]:
    if not told.words:
        return {}
    differ = {
        language: [list(told.lost.get(language, ())), list(told.new.get(language, ()))]
        for language in told.words
        if told.lost.get(language) or told.new.get(language)
    }
    return {"back": dict(told.words), "differ": differ}


def _read(message: Message, trouble: Trouble | None, found: Worded, now: datetime) -> dict[str, Any]:
    tries = message.body.get("read", {}).get("tries", 0) + 1
    why = found.why and {"why": found.why, "words": found.words}
    return {"at": now.isoformat(), "tries": tries, "done": trouble is None, **(why or {})}


async def _redraw(unit: Unit, message_id: int, now: datetime) -> bool:
    """Whether a card asks about this message, which is drawn anew."""
    proposal = await unit.proposals.open_with_key(f"guest:{message_id}")
    if proposal is not None:
        await redraw(unit, proposal, now)
    return proposal is not None


async def _tell(office: Office, unit: Unit, message: Message, told: Translated, now: datetime) -> None:
    """Whoever was asked to answer himself reads the guest's words in his own language, under the same subject."""
    if message.state is not State.WAITING or not told.words:
        return
    hotel = await unit.property.get()
    due = now if message.body.get("urgent") else after_quiet_hours(now, hotel)
    members = await approvers(unit)
    for reader, words in told.words.items():
        notes = differ_notes(told.lost.get(reader, ()), told.new.get(reader, ()))
        lines = [Line(say("guests.translated", words=quoted(words, LONGEST_ASKED)))]
        lines += [Line(note, quiet=True) for note in notes]
        theirs = [one for one in members if house_language(one.person.language) == reader]
        key, subject = f"guest:{message.id}:{reader}", f"{SUBJECT}{message.id}"
        await tell(unit, theirs, Reply((Block(tuple(lines)),)), key, now, due, subject=subject)
