"""What do words typed on the page do: exactly what they do on the phone, so a card at most?"""

from __future__ import annotations

from starlette.responses import Response

from boardroom.answers import told
from boardroom.visit import Visit

LONGEST = 2000


async def speak(visit: Visit) -> Response:
    """Heard at once by the house's rules; what it answered stands in the conversation."""
    words = (await visit.form()).get("words", "").strip()[:LONGEST]
    if not words:
        return told(visit, "/conseil")
    replies = await visit.lobby.hands.heard(visit.visitor, words)
    visit.lobby.kept.add(visit.visitor.session.id, words, replies)
    visit.lobby.hands.ring()
    return told(visit, "/conseil")
