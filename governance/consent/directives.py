"""How does what a person asks in words become a card?"""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence

from domain.consent.actions import Action
from domain.consent.rights import may
from domain.errors import refuse
from domain.phrase import Phrase, say
from governance.board import Board
from governance.consent.desk.filing import Filed, file_in
from governance.consent.kinds.register import kind_of
from governance.contract import Draft
from governance.office import Office, books_wanted, snapshot
from store.consent.people import Member
from store.unit import Unit

# Whoever doubts, asks or quotes gives no order: such words are for the conversation.
_DOUBT = re.compile(
    r"[?\n«»“”\"]|\b(?:si|combien|quoi|quel|quels|quelle|quelles|pourquoi|comment|devis|budget|faut|faudrait|peut-on|est-ce"
    r"|serait|coûterait|couterait|pourrait|devrait|would|could|should|if|how|what|why|quote|think|pense|penses)\b",
    re.IGNORECASE,
)


def doubts(text: str) -> bool:
    """Whether the words ask, doubt or quote rather than order."""
    return _DOUBT.search(text) is not None


async def ask(
    office: Office,
    unit: Unit,
    member: Member,
    action: Action,
    *,
    notes: Sequence[Phrase] = (),
    unasked: bool = False,
) -> Filed:
    """File what a person said, by his own right; Refusal when he has none to ask for it.

    `unasked`: he typed a command, which a mandate of his may run at once; what was read out of free words always
    shows a card first.
    """
    kind = kind_of(action)
    if not may(member.role, kind.asked_with):
        raise refuse("directive.not_yours")
    wanted = books_wanted(action, office.clock().date())  # else filing would read the House again
    house = await snapshot(office, unit, until=kind.filed.horizon(action), books_since=wanted)
    reason = say("card.explain_filed", person=member.person.name, at=house.now)
    draft = Draft(kind.director, action, (reason, *notes))
    by = f"person:{member.person.id}"
    return await file_in(unit, office, house, draft, by=by, asked_by=member.person.id, unasked=unasked)


def holders(board: Board, members: Sequence[Member]) -> Mapping[str, Sequence[str]]:
    """Who may hold a mandate, and what each is called: the directors by name and alias, the people by name."""
    seats = {seat.slug: (*seat.name.by_language.values(), *seat.aliases) for seat in board.seats}
    people = {f"person:{member.person.id}": (member.person.name,) for member in members if member.person.name}
    return {**seats, **people}
