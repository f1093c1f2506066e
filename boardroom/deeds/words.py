"""What do words typed on the page do: exactly what they do on the phone, so a card at most?"""

from __future__ import annotations

from starlette.responses import Response

from boardroom.answers import told
from boardroom.visit import Visit
from domain.conversation.secrets.masking import masked

LONGEST = 2000


async def speak(visit: Visit) -> Response:
    """Heard at once by the house's rules, else by the board; what they answer stands in the conversation."""
    words = masked(
        (await visit.form()).get("words", "").strip()[:LONGEST]
    )  # as everything typed on the phone
    if not words:
        return told(visit, "/conseil")
    replies = await visit.lobby.hands.heard(visit.visitor, words)
    if replies is not None:
        visit.lobby.kept.add(visit.visitor.session.id, words, replies, visit.now)
    visit.lobby.hands.ring()
    return told(visit, "/conseil")
