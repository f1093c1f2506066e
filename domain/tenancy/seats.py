"""Who may take away, change or hand over somebody's place in a house?"""

from __future__ import annotations

import enum
from collections.abc import Iterable
from dataclasses import dataclass

from domain.consent.rights import Role
from domain.errors import refuse
from domain.folding import fold

# What a place can be changed into by one tap; a second owner comes by invitation, the house by handing it over.
OFFERED = (Role.OPERATOR, Role.ADVISOR, Role.STAFF)


class Change(enum.StrEnum):
    """What is done with a place: taken away, made another one, or made the owner's while the owner steps back."""

    OUT = "out"
    ROLE = "role"
    HAND_OVER = "hand_over"


@dataclass(frozen=True, slots=True)
class Seat:
    """A person's place in one house."""

    person: int
    name: str
    role: Role


def check(change: Change, actor: Seat, target: Seat, seats: Iterable[Seat]) -> None:
    """Refusal: the actor owns no part of this house, or nobody would own it afterwards, or a program would."""
    if actor.role is not Role.OWNER:
        raise refuse("people.owners_only")
    if change is Change.HAND_OVER:
        if target.person == actor.person:
            raise refuse("people.yours_already")
        if target.role is Role.AGENT:
            raise refuse("people.no_program", name=target.name)
        return
    check_owned(target, seats)


def check_owned(target: Seat, seats: Iterable[Seat]) -> None:
    """Refusal: without this person the house would have no owner."""
    others = [one for one in seats if one.role is Role.OWNER and one.person != target.person]
    if target.role is Role.OWNER and not others:
        raise refuse("people.last_owner", name=target.name)


def meant(words: str, seats: Iterable[Seat]) -> Seat:
    """The one person whom a name or number means. Refusal: nobody, or several."""
    wanted, there = fold(words.strip().removeprefix("@")), list(seats)
    found = [one for one in there if str(one.person) == wanted or fold(one.name) == wanted]
    found = found or [one for one in there if wanted and fold(one.name).startswith(wanted)]
    if not found:
        raise refuse("people.nobody", words=words.strip()[:60])
    if len(found) > 1:
        raise refuse(
            "people.several",
            words=words.strip()[:60],
            names=tuple(f"{one.name} ({one.person})" for one in found),
        )
    return found[0]
