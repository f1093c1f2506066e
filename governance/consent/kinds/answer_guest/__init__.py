"""What is an answer to a guest to whoever lets it leave the house?"""

from __future__ import annotations

from dataclasses import replace
from datetime import datetime
from hashlib import sha256

from domain.consent.proposal import Proposal
from domain.consent.rights import Right
from domain.guests.differences import differs
from domain.guests.known import LANGUAGES
from domain.guests.language import language_of
from domain.guests.sending import AnswerGuest, digest_of
from domain.guests.thread import State, Way
from domain.phrase import Phrase, say
from domain.property import Property
from governance.consent.kinds.answer_guest.face import button, letter_or, title
from governance.consent.kinds.kind import InHouse, Kind, Receipt, never, without_words
from governance.consent.kinds.view import View
from governance.post.replies import Line
from store.unit import Unit


def subject(proposal: Proposal, action: AnswerGuest, view: View) -> list[Line]:
    """The guest's words and the answer; without them, once they are forgotten, the line of a list."""
    return letter_or(row(action, view.hotel), view)


def row(action: AnswerGuest, hotel: Property) -> Phrase:
    """« Répondre au client (conversation 12) »"""
    return say("guests.answer_row", thread=action.thread)


async def queued(unit: Unit, proposal: Proposal, action: AnswerGuest, at: datetime) -> Receipt:
    """Whether the draft waits to be sent from now on: it is still the one that was shown, word for word."""
    draft = await unit.guest_messages.get(action.draft)
    if draft is None or digest_of(draft.text) != action.digest:
        return {"queued": False}
    by = proposal.decided_by or proposal.filed_by
    body = {**draft.body, "approved": by, "proposal": proposal.id}
    moved = await unit.guest_messages.move(draft, State.QUEUED, due_at=at, body=body)
    return {"queued": moved, "message": draft.id}


async def reworded(unit: Unit, action: AnswerGuest, words: str, by: str, at: datetime) -> AnswerGuest:
    """A draft of the person's own words in place of the one on the card."""
    before = await unit.guest_messages.certain(action.draft)
    thread = await unit.guest_threads.certain(action.thread)
    text = words.strip()
    key = sha256(f"reworded:{before.id}:{text}:{at.isoformat()}".encode()).hexdigest()
    draft = await unit.guest_messages.keep(
        key,
        thread,
        Way.OUT,
        before.door,
        before.address,
        state=State.DRAFT.value,
        text=text,
        subject=before.subject,
        language=written_in(text, before.language),
        at=at,
        kept_at=at,
        by=by,
        answers=before.answers,
        body={name: before.body[name] for name in KEPT if name in before.body},
    )
    if draft is None:
        return action
    await unit.guest_messages.move(before, State.DROPPED)
    return replace(action, draft=draft, digest=digest_of(text))


def written_in(words: str, language: str | None) -> str | None:
    """The language of a person's own words, where it can be told; else the guest's."""
    found = language_of(words, language)
    return found if found in LANGUAGES else language


async def doubted(unit: Unit, action: AnswerGuest, by: str) -> Phrase | None:
    """Whoever was shown other figures, dates or names than stand there is asked to read again, once."""
    draft = await unit.guest_messages.get(action.draft)
    if draft is None or by in draft.body.get("read_again", ()):
        return None
    asked = await unit.guest_messages.get(draft.answers) if draft.answers else None
    if not differs(draft.body) and not (asked is not None and differs(asked.body)):
        return None
    again = [*draft.body.get("read_again", ()), by]
    await unit.guest_messages.move(draft, draft.state, body={**draft.body, "read_again": again})
    return say("guests.ask_again")


KEPT = ("step", "stay", "until")  # why and until when the house writes unasked: other words change none of it

KINDS = (
    Kind(
        action=AnswerGuest,
        director="gm",
        asked_with=Right.PROPOSE,
        approved_with=Right.APPROVE,
        subject=subject,
        title=title,
        button=button,
        row=row,
        carried=InHouse(queued),
        undone_by=never,
        harmless=without_words,
        typed=reworded,
        doubted=doubted,
    ),
)
