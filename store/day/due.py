"""Which houses is a kind of work due in, and when is it looked for again?

A house is asked nothing while its row says that nothing is due. Two things make it due: the instant that was
written when it was last looked at, and a unit that writes, which leaves the names of the tables it wrote to.
"""

from __future__ import annotations

from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta

from sqlalchemy import ColumnElement, and_, case, delete, literal, or_, select, update

from store.models.due import ChangeRow, DueRow
from store.models.property import PropertyRow
from store.models.row import Row
from store.scope import Scope

_AT_ONCE = 500
Wakes = Mapping[str, Collection[type[Row]] | None]


@dataclass(frozen=True, slots=True)
class Taken:
    """A house that was taken to be looked at, until when, and how its row stood."""

    property_id: str
    until: datetime
    fence: int


@dataclass(frozen=True, slots=True)
class Due:
    """What one property is waited for with."""

    scope: Scope

    async def rest(self, kind: str, taken: Taken, at: datetime) -> bool:
        """Nothing more of that kind before `at`; where the house was changed since it was taken it stays due.

        False: somebody else has it by now.
        """
        return bool(await rest(self.scope, kind, [taken], at))


async def rest(scope: Scope, kind: str, taken: Sequence[Taken], at: datetime) -> int:
    """The same for several houses that were taken together; of how many they were still the taker's."""
    houses = [one.property_id for one in taken]
    unchanged = or_(
        *(and_(DueRow.property_id == one.property_id, DueRow.fence == one.fence) for one in taken)
    )
    mine = update(DueRow).where(
        DueRow.kind == kind, DueRow.property_id.in_(houses), DueRow.leased_until == taken[0].until
    )
    named = literal(at, DueRow.due_at.type)  # else an hour of the house would be written as one of UTC
    later = case((unchanged, named), else_=DueRow.due_at)
    return await scope.changed(mine.values(leased_until=None, due_at=later))


async def due_now(scope: Scope, kind: str, now: datetime) -> int:
    """That kind is due in every house: of what belongs to none, each may have to hear."""
    every = update(DueRow).where(DueRow.kind == kind, DueRow.due_at > now)
    return await scope.changed(every.values(due_at=now, fence=DueRow.fence + 1))


async def spread(scope: Scope, wakes: Wakes, now: datetime) -> int:
    """Make due what follows from changes: of each changed house the kinds that look at these tables; how many.

    `wakes` has every kind with the tables that it looks at, None for all. The house's own facts, its zone and hours
    among them, concern every kind.
    """
    some = select(ChangeRow.id).order_by(ChangeRow.id).limit(_AT_ONCE).with_for_update(skip_locked=True)
    gone = delete(ChangeRow).where(ChangeRow.id.in_(some)).returning(ChangeRow.property_id, ChangeRow.what)
    houses: dict[str, set[str]] = {}
    for property_id, what in (await scope.session.execute(gone)).all():
        houses.setdefault(property_id, set()).add(what)
    rows = [
        {"property_id": house, "kind": kind, "due_at": now, "fence": 1}
        for house, what in sorted(houses.items())
        for kind, tables in sorted(wakes.items())
        if tables is None or PropertyRow.__tablename__ in what or what & {one.__tablename__ for one in tables}
    ]
    await make_due(scope, rows)
    return len(rows)


async def make_due(scope: Scope, rows: Sequence[Mapping[str, object]]) -> None:
    """These rows are due by then at the latest, and whoever is looking there looks once more."""
    await scope.merge(
        DueRow,
        rows,
        ["kind"],
        lambda given: {
            "due_at": case((DueRow.due_at <= given.due_at, DueRow.due_at), else_=given.due_at),
            "fence": DueRow.fence + 1,
        },
    )


async def seat(scope: Scope, kinds: Collection[str], now: datetime) -> None:
    """Every house has a row of every kind; one that is new is due."""
    houses = select(PropertyRow.property_id)
    known = {(one, kind) for one, kind in await scope.rows(select(DueRow.property_id, DueRow.kind))}
    missing = [
        {"property_id": house, "kind": kind, "due_at": now, "fence": 1}
        for house in await scope.all(houses)
        for kind in sorted(kinds)
        if (house, kind) not in known
    ]
    await make_due(scope, missing)


async def wake_all(scope: Scope, now: datetime) -> int:
    """Everything is due and nobody has anything: for a process that has the database to itself, when it starts."""
    every = update(DueRow).values(due_at=now, leased_until=None, fence=DueRow.fence + 1)
    return await scope.changed(every)


async def waiting(scope: Scope, kind: str, now: datetime) -> bool:
    """Whether any house changed, or is due: one statement, whatever their number."""
    changed = select(ChangeRow.id).limit(1)
    due = select(DueRow.id).where(*_free(kind, now)).limit(1)
    found = await scope.rows(select(changed.scalar_subquery(), due.scalar_subquery()))
    return any(one is not None for one in found[0])


async def take(scope: Scope, kind: str, now: datetime, lease: timedelta, limit: int) -> Sequence[Taken]:
    """Houses in which that kind is due, those that wait longest first; nobody else gets them for a lease."""
    some = select(DueRow.id).where(*_free(kind, now)).order_by(DueRow.due_at, DueRow.id).limit(limit)
    until = now + lease
    mine = update(DueRow).where(DueRow.id.in_(some.with_for_update(skip_locked=True)))
    mine = mine.values(leased_until=until, fence=DueRow.fence + 1)
    found = await scope.session.execute(mine.returning(DueRow.property_id, DueRow.fence, DueRow.due_at))
    rows = sorted(found.all(), key=lambda row: (row.due_at, row.property_id))
    return [Taken(row.property_id, until, row.fence) for row in rows]


def _free(kind: str, now: datetime) -> tuple[ColumnElement[bool], ...]:
    held = or_(DueRow.leased_until.is_(None), DueRow.leased_until <= now)
    return (DueRow.kind == kind, DueRow.due_at <= now, held)
