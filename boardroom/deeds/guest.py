"""What do a person's own words to a guest become: a draft with its card, before anything leaves?"""

from __future__ import annotations

from starlette.responses import Response

from boardroom.answers import told
from boardroom.visit import Visit
from domain.consent.rights import Right, may
from domain.errors import Refusal
from domain.phrase import say
from governance.guests.drafting import write
from governance.guests.threads import conversation

LONGEST = 2000


async def write_to_guest(visit: Visit) -> Response:
    """The words typed under a conversation, in place of what was drafted before."""
    form = await visit.form()
    number, words = form.get("thread", ""), form.get("words", "").strip()[:LONGEST]
    if not (number.isascii() and number.isdecimal() and len(number) < 10):
        return told(visit, "/messages")
    back = f"/messages/{number}"
    if not may(visit.visitor.member.role, Right.PROPOSE):
        return told(visit, back, say("card.not_entitled"))
    if not words:
        return told(visit, back, say("guests.no_words"))
    try:
        async with visit.lobby.office.store.unit(visit.visitor.property_id) as unit:
            found = await conversation(unit, int(number))
            if found is None or found.last is None:
                return told(visit, "/messages", say("guests.gone"))
            filed = await write(visit.lobby.office, unit, visit.visitor.member, found.last, words)
    except Refusal as refusal:
        return told(visit, back, refusal.phrase)
    visit.lobby.hands.ring()
    if filed.proposal is None:
        return told(visit, back, next(iter(filed.blocked), None))
    return told(visit, f"/decisions/{filed.proposal.number}", say("page.draft_filed"))
