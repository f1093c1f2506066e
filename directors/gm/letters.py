"""What may the General Manager's model ask about guests who wait for an answer?"""

from __future__ import annotations

from directors.gm.outside import outside
from governance.contract import Answer, Ground, Quote
from governance.conversation.toolbox import UNTRUSTED

LONGEST = 500


async def unanswered(ground: Ground) -> Answer:
    """Guests' messages without an answer, oldest first: conversation number, since when, language, words."""
    rows, quotes = [], []
    for thread, message in await ground.reader.letters():
        words = outside(message.text, LONGEST)
        rows.append(
            {
                "conversation": thread.id,
                "since": message.at,
                "language": message.language,
                "booking": thread.stay,
                "fenced": [code for code, _ in message.body.get("fences", ())],
                "guest": {UNTRUSTED: outside(thread.name or "", 60)} if thread.name else None,
                "words": {UNTRUSTED: words},
            }
        )
        quotes.append(Quote(f"message {message.id}", words))
    return Answer("guest_messages", {"waiting": len(rows)}, rows, ground.house.now, quotes=tuple(quotes))
