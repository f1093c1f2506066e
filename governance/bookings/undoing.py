"""How is an import of bookings taken back, for as long as nothing newer has touched them?"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime

from domain.bookings.taken import TakenFile
from domain.consent.rights import Right, may
from domain.errors import refuse
from domain.phrase import Phrase, say
from governance.bookings.alarms import ring
from governance.bookings.intake import FARTHEST
from governance.office import Office, snapshot
from governance.post.replies import Line, reply
from governance.post.telling import tell
from store.bookings.reservations import RETENTION
from store.unit import Unit

MOST_NAMED = 5


@dataclass(frozen=True, slots=True)
class By:
    """Who takes an import back: the journal's name, what people call him, and his id (None: the terminal)."""

    actor: str
    name: str | Phrase
    person_id: int | None = None


async def undo_import(office: Office, unit: Unit, taken: TakenFile | None, by: By) -> TakenFile:
    """Every booking as it stood before that import, in the caller's unit; alarms ring or end, readers are told.

    Refusal, before anything is written: there is no such import, it was taken back already, it joined two bookings,
    or somebody has touched one of its bookings since.
    """
    now = office.clock()
    if taken is None:
        raise refuse("imports.unknown")
    await may_be_undone(unit, taken)
    if not await unit.imports.undone(taken.number, now):
        raise refuse("imports.undone_already", number=taken.number)
    await unit.imports.take_back(taken, now, RETENTION)
    body = {"import": taken.number, "bookings": len(taken.touched)}
    await unit.journal.append("import.undone", f"import:{taken.number}", by.actor, body, now)
    await tell_readers(unit, taken, by, now)
    outs = [one.before.booking.check_out for one in taken.touched if one.before and one.before.booking.rooms]
    last = min(max(outs, default=now.date()), now.date() + FARTHEST)
    await ring(unit, office.board, await snapshot(office, unit, until=last), now)
    return taken


async def may_be_undone(unit: Unit, taken: TakenFile) -> None:
    """Refusal when the import cannot be taken back any more."""
    if taken.undone_at is not None:
        raise refuse("imports.undone_already", number=taken.number)
    if not taken.undoable:
        raise refuse("imports.joined", number=taken.number)
    marks = await unit.imports.marks([one.reservation_id for one in taken.touched])
    moved = [one.reservation_id for one in taken.touched if marks.get(one.reservation_id) != one.end]
    if moved:
        bookings = [await unit.reservations.get(row_id) for row_id in moved[:MOST_NAMED]]
        numbers = tuple(booking.number for booking in bookings if booking is not None)
        raise refuse("imports.moved_on", n=len(moved), numbers=numbers or ("?",))


async def tell_readers(unit: Unit, taken: TakenFile, by: By, now: datetime) -> None:
    """Whoever heard of the bookings hears that they are gone; not the one who did it."""
    readers = [
        one
        for one in await unit.people.members()
        if may(one.role, Right.READ) and one.brief and one.person.id != by.person_id
    ]
    told = say("imports.undone_told", name=taken.name, by=by.name)
    what = Line(undone_counts(taken), quiet=True)
    await tell(unit, readers, reply(told, what), f"import.undone:{taken.number}", now)


def undone_counts(taken: TakenFile) -> Phrase:
    """« 12 réservations retirées, 3 comme avant »."""
    made = sum(1 for one in taken.touched if one.before is None)
    return say("imports.undone_counts", removed=made, restored=len(taken.touched) - made)
