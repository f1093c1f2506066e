"""Which tasks are there on a day, whose are they, and how far?"""

from __future__ import annotations

import secrets
from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass
from datetime import date, datetime

from sqlalchemy import String, cast, literal, select, update

from domain.service.task import Area, Colleague, Script, Task, TaskState, TaskWish
from store.models.people import MembershipRow, PersonRow
from store.models.service_tasks import AbsenceRow, HelperRow, TaskRow
from store.scope import Scope


@dataclass(frozen=True, slots=True)
class Tasks:
    """The tasks of one property."""

    scope: Scope

    async def on(self, day: date) -> Sequence[Task]:
        """Every task of that day but the dropped ones, by its hour."""
        wanted = select(TaskRow).where(TaskRow.day == day, TaskRow.state != TaskState.DROPPED.value)
        return [read_task(row) for row in await self.scope.all(wanted.order_by(TaskRow.due, TaskRow.id))]

    async def of_booking(self, reservation: int) -> Sequence[Task]:
        """What serves one booking, on any day, but the dropped ones."""
        wanted = select(TaskRow).where(
            TaskRow.reservation_id == reservation, TaskRow.state != TaskState.DROPPED.value
        )
        return [read_task(row) for row in await self.scope.all(wanted.order_by(TaskRow.due, TaskRow.id))]

    async def holders(self, day: date) -> Mapping[str, str]:
        """Who has what is still to be done in which room that day, by name; an inspection is its last step."""
        rows = await self.scope.rows(
            select(TaskRow.room, PersonRow.name)
            .join(PersonRow, TaskRow.owner == literal("person:") + cast(PersonRow.id, String))
            .where(
                TaskRow.day == day,
                TaskRow.state == TaskState.TODO.value,
                TaskRow.area == Area.HOUSEKEEPING.value,
                TaskRow.room.is_not(None),
            )
            .order_by(TaskRow.due.desc())
        )
        return {room: name for room, name in rows}

    async def by_token(self, token: str) -> Task | None:
        """The task behind a button."""
        row = await self.scope.first(select(TaskRow).where(TaskRow.token == token))
        return None if row is None else read_task(row)

    async def put(self, wishes: Collection[TaskWish]) -> None:
        """New tasks to do; one that is there keeps its state and owner, and takes the new hour and words.

        A dropped one that is wanted again is to do again; what is done stays as it was done.
        """
        finished = set(
            await self.scope.all(
                select(TaskRow.key).where(
                    TaskRow.key.in_([wish.key for wish in wishes]), TaskRow.state == TaskState.DONE.value
                )
            )
        )
        wishes = [wish for wish in wishes if wish.key not in finished]
        rows = [
            {
                "token": secrets.token_urlsafe(12),
                "key": wish.key,
                "day": wish.day,
                "code": wish.code,
                "area": wish.area.value,
                "due": wish.due,
                "minutes": wish.minutes,
                "room": wish.room,
                "reservation_id": wish.reservation,
                "n": wish.n,
                "what": wish.what,
                "owner": None,
                "state": TaskState.TODO.value,
                "shown_at": None,
                "done_by": None,
                "done_at": None,
                "proof": None,
            }
            for wish in wishes
        ]
        kept = ("token", "owner", "state", "shown_at", "done_by", "done_at", "proof")
        await self.scope.put(TaskRow, rows, ["key"], keep=kept)
        again = update(TaskRow).where(
            TaskRow.key.in_([wish.key for wish in wishes]), TaskRow.state == TaskState.DROPPED.value
        )
        await self.scope.changed(again.values(state=TaskState.TODO.value, shown_at=None, owner=None))

    async def give(self, task: Task, owner: str | None) -> None:
        """From now on somebody else's, or nobody's; it is shown anew."""
        its = update(TaskRow).where(TaskRow.id == task.id)
        await self.scope.changed(its.values(owner=owner, shown_at=None))

    async def shown(self, task: Task, at: datetime) -> None:
        """Its owner has the card."""
        await self.scope.changed(update(TaskRow).where(TaskRow.id == task.id).values(shown_at=at))

    async def move(
        self, task: Task, to: TaskState, by: str | None, at: datetime, proof: str | None = None
    ) -> bool:
        """Another state; False when somebody else was faster."""
        its = update(TaskRow).where(TaskRow.id == task.id, TaskRow.state == task.state.value)
        values = {"state": to.value, "done_by": by, "done_at": at, "proof": proof or task.proof}
        if to is TaskState.DONE:
            values["what"] = ""  # a guest's name, flight or allergy has served its purpose
        return bool(await self.scope.changed(its.values(values)))

    async def forget(self, before: date) -> int:
        """Empty the words of what earlier days left undone: names, flights and allergies of guests."""
        old = update(TaskRow).where(TaskRow.day < before, TaskRow.what != "")
        return await self.scope.changed(old.values(what=""))

    async def helpers(self, day: date) -> Sequence[Colleague]:
        """Everybody with a trade who belongs here now, longest first, and who is there that day."""
        rows = await self.scope.rows(
            select(HelperRow, PersonRow.name, AbsenceRow.away)
            .join(PersonRow, PersonRow.id == HelperRow.person_id)
            .join(MembershipRow, MembershipRow.person_id == HelperRow.person_id)
            .outerjoin(AbsenceRow, (AbsenceRow.person_id == HelperRow.person_id) & (AbsenceRow.day == day))
            .where(MembershipRow.revoked_at.is_(None))
            .order_by(HelperRow.id)
        )
        return [_colleague(row, name, away, day) for row, name, away in rows]

    async def engage(
        self, person_id: int, area: Area, script: Script, rests: Collection[int] = frozenset()
    ) -> None:
        """Give somebody a trade, a script and his weekdays of rest."""
        row = {
            "person_id": person_id,
            "area": area.value,
            "script": script.value,
            "rests": "".join(str(weekday) for weekday in sorted(rests)),
        }
        await self.scope.put(HelperRow, [row], ["person_id"])

    async def absent(self, person_id: int, day: date, *, away: bool) -> None:
        """Somebody is not there that day, or is, whatever his day of rest."""
        await self.scope.put(
            AbsenceRow, [{"person_id": person_id, "day": day, "away": away}], ["person_id", "day"]
        )


def _colleague(row: HelperRow, name: str, away: bool | None, day: date) -> Colleague:
    """Away by a word for that day, else by his weekday of rest."""
    rests = frozenset(int(weekday) for weekday in row.rests)
    present = not away if away is not None else day.weekday() not in rests
    return Colleague(f"person:{row.person_id}", name, Area(row.area), Script(row.script), present, rests)


def read_task(row: TaskRow) -> Task:
    """The task of a row."""
    wish = TaskWish(
        row.key,
        row.day,
        row.code,
        Area(row.area),
        row.due,
        row.minutes,
        row.room,
        row.reservation_id,
        row.n,
        row.what,
    )
    state = TaskState(row.state)
    return Task(row.id, row.token, wish, row.owner, state, row.shown_at, row.done_by, row.done_at, row.proof)
