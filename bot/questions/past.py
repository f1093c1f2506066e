"""What was decided?"""

from __future__ import annotations

from collections.abc import Sequence

from bot.commands.consent.past import MOST, found, past_decisions, verdict
from bot.questions.asked import Asked, Subject, titled
from domain.conversation.questions.question import Spoken, phrases
from domain.phrase import say
from governance.office import snapshot
from governance.post.replies import Reply

_WHO = phrases(
    """
    on-a j-ai ai a avons nous-avons i we i-have we-have did-i did-we have-i have-we did
    """
)
_DID = phrases(
    """
    accepte refuse valide approuve confirme signe dit-oui rejete decide approved refused accepted rejected confirmed
    decided approve accept reject confirm
    """
)
_DECIDED = (*(f"{who}-{did}" for who in _WHO for did in _DID), "qarrarna")

SPOKEN = Spoken(
    "past",
    patterns=(("past", "decisions"), ("we_decided",)),
    words={
        "past": (
            "passees",
            "passes",
            "past",
            "anciennes",
            "precedentes",
            "prises",
            "previous",
            "taken",
            "dernieres",
            "last",
        ),
        "decisions": ("decisions", "decision", "verdicts", "choix"),
        "we_decided": _DECIDED,
    },
    beside=("journal", "log", "registre", "cartes", "carte", "cards", "propositions", "proposals"),
    over=("decide", "accepte", "approuve", "refuse"),
)


async def answer(asked: Asked) -> Sequence[Reply]:
    """What /passees shows; with nights named, the verdicts of those days."""
    span = asked.question.span
    if span is None:
        return await past_decisions(asked.office, asked.caller, "")
    async with asked.office.store.reading(asked.caller.property_id) as unit:
        house = await snapshot(asked.office, unit)
        _, decided = await found(asked.office, unit, "")
    zone = house.hotel.zone
    kept = [p for p in decided if p.decided_at is not None and p.decided_at.astimezone(zone).date() in span]
    rows = [verdict(house, one) for one in kept[:MOST]]
    return [titled(asked, house, say("ask.past"), span, *(rows or [say("ask.past_none")]))]


SUBJECT = Subject(SPOKEN, say("ask.past"), answer)
