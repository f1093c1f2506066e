"""How do the declarations of a day look?"""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date
from typing import Protocol

from domain.consent.rights import Right, may
from domain.house.snapshot import Stay
from domain.phrase import Phrase, say
from domain.service.legal import DECLARATION, Declaration, rules
from governance.post.replies import Block, Button, Line, Reply, Tone
from store.consent.people import Member

DECLARE = "declare"
MOST_MISSING = 3


class Declarable(Protocol):
    """A booking and how far its declaration is."""

    @property
    def stay(self) -> Stay: ...
    @property
    def people(self) -> int | None: ...
    @property
    def told(self) -> Declaration | None: ...


def declarations_list(found: Sequence[Declarable], day: date, member: Member) -> Reply:
    """Booking by booking what lacks, with taps: complete, one missing, deposited."""
    head = Line(say("declaration.title", day=day), bold=True)
    if not found:
        return Reply((Block((head, Line(say("declaration.none")))),))
    rows = [Line(_row(one)) for one in found]
    note = Line(say("declaration.note", due=rules()[DECLARATION].due), quiet=True)
    keys = []
    for one in found:
        if may(member.role, Right.FILE) and (one.told is None or one.told.deposited is None):
            keys += _keys(one)
    return Reply((Block((head, *rows)), Block((note,))), tuple(keys))


def _keys(one: Declarable) -> list[tuple[Button, ...]]:
    who, number = one.stay.guest or one.stay.number, one.stay.reservation
    if one.told is not None and one.told.complete:
        label = say("button.declare_deposited", guest=who)
        return [(Button(label, f"{DECLARE}:{number}:deposited", Tone.PRIMARY),)]
    most = min(one.people or MOST_MISSING, MOST_MISSING)
    complete = Button(say("button.declare_complete", guest=who), f"{DECLARE}:{number}:0", Tone.PRIMARY)
    lacking = tuple(
        Button(say("button.declare_missing", n=n), f"{DECLARE}:{number}:{n}") for n in range(1, most + 1)
    )
    return [(complete,), lacking]


def _row(one: Declarable) -> Phrase:
    parts = [say("declaration.guest", guest=one.stay.guest or one.stay.number)]
    if one.people:
        parts.append(say("count.people", n=one.people))
    told = one.told
    if told is None or told.missing is None:
        parts.append(say("declaration.unsaid"))
    elif told.deposited is not None:
        parts.append(say("declaration.deposited", number=told.deposited))
    elif told.missing:
        parts.append(say("declaration.missing", n=told.missing))
    else:
        parts.append(say("declaration.complete"))
    return say("join.dots", parts=tuple(parts))
