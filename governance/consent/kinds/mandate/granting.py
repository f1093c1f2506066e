"""May this mandate be asked for, and by whom?"""

from __future__ import annotations

from domain.consent.actions import GrantMandate
from domain.consent.objective import COVERABLE
from domain.house.snapshot import House
from domain.phrase import Phrase, say
from governance.board import Board
from store.unit import Unit

# Who files what a person took over from another house's template, by hand and outside any conversation.
A_TEMPLATE = "template"


async def not_grantable(
    unit: Unit, board: Board, action: GrantMandate, by: str, house: House
) -> Phrase | None:
    """Why this draft of a mandate is not even filed; None for a sound one.

    Only a person's own words ask for a mandate, or a house's template that a person takes over: no director, and so
    no model, ever files one. It covers a kind that
    can be delegated, has a size, an end to come, and a grantee who is of the house. Whether it is granted is the
    owner's tap.
    """
    if not by.startswith("person:") and by != A_TEMPLATE:
        return say("mandate.persons_only")
    if action.covers not in COVERABLE:
        return say("mandate.not_coverable")
    if action.until < house.today:
        return say("mandate.already_over", until=action.until)
    if _boundless(action):
        return say("mandate.boundless")
    return None if await _known(unit, board, action.grantee) else say("mandate.nobody")


def _boundless(action: GrantMandate) -> bool:
    if action.covers == "change_rate":
        return action.largest_change is None
    return action.largest_amount is None and action.sum_per_day is None


async def _known(unit: Unit, board: Board, grantee: str) -> bool:
    if not grantee.startswith("person:"):
        return any(seat.slug == grantee for seat in board.seats)
    return grantee in {f"person:{member.person.id}" for member in await unit.people.members()}
