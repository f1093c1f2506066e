"""What becomes of words that are looked for in the house's writings?"""

from __future__ import annotations

from urllib.parse import urlencode

from starlette.responses import Response

from boardroom.answers import told
from boardroom.visit import Visit
from domain.consent.rights import Right, may
from domain.conversation.secrets.masking import masked
from domain.phrase import say

LONGEST = 300


async def search(visit: Visit) -> Response:
    """Found once, and kept for the page that follows: what he looks for stands in no address and in no log."""
    words = masked((await visit.form()).get("words", "").strip()[:LONGEST])
    if not may(visit.visitor.member.role, Right.SEARCH) or not words:
        return told(visit, "/connaissance", None if words else say("page.search_hint"))
    found = await visit.lobby.hands.searched(visit.visitor, words)
    number = visit.lobby.kept.add(visit.visitor.session.id, words, (), visit.now, aside=True, found=found)
    return told(visit, f"/connaissance?{urlencode({'f': number})}")
