"""What is a plain yes or no to a guest to whoever lets it leave the house?"""

from __future__ import annotations

from datetime import datetime
from hashlib import sha256

from domain.consent.proposal import Proposal
from domain.consent.rights import Right
from domain.guests.answer import queued as as_queued
from domain.guests.naming import name_to_greet
from domain.guests.reply import plain_reply
from domain.guests.replying import ReplyPlainly
from domain.guests.thread import State, Way
from domain.phrase import Phrase, say
from domain.property import Property
from governance.consent.kinds.answer_guest.face import button, letter_or, title
from governance.consent.kinds.kind import InHouse, Kind, Receipt, never, without_words
from governance.consent.kinds.view import View
from governance.package.filled import package_of
from governance.post.replies import Line
from store.unit import Unit


def subject(proposal: Proposal, action: ReplyPlainly, view: View) -> list[Line]:
    """The guest's words and the answer, as on the card of any other; without them the line of a list."""
    return letter_or(row(action, view.hotel), view)


def row(action: ReplyPlainly, hotel: Property) -> Phrase:
    """« Répondre oui au client (conversation 12) »"""
    if action.answer == "yes":
        return say("guests.plainly_yes", thread=action.thread)
    return say("guests.plainly_no", thread=action.thread)


async def queued(unit: Unit, proposal: Proposal, action: ReplyPlainly, at: datetime) -> Receipt:
    """The answer waits to be sent from now on, once; what was drafted before is dropped."""
    message = await unit.guest_messages.get(action.message)
    if message is None or message.state is not State.WAITING:
        return {"queued": False}
    for one in await unit.guest_messages.drafts_for(message.id):
        if one.state is State.DRAFT:
            await unit.guest_messages.move(one, State.DROPPED)
    thread = await unit.guest_threads.certain(message.thread)
    name = name_to_greet(thread.name)
    answer = plain_reply(await package_of(unit), action.sentence, action.written_in, name)
    by = proposal.decided_by or proposal.filed_by
    kept = await unit.guest_messages.keep(
        sha256(f"plainly:{proposal.id}".encode()).hexdigest(),
        thread,
        Way.OUT,
        message.door,
        message.address,
        **as_queued(message, answer, at, at, approved=by, proposal=proposal.id),
    )
    return {"queued": kept is not None}


KINDS = (
    Kind(
        action=ReplyPlainly,
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
    ),
)
