"""What is somebody of the house to do today, and how far is it?"""

from __future__ import annotations

import enum
from dataclasses import dataclass
from datetime import date, datetime


class Area(enum.StrEnum):
    """Whose trade a task is."""

    HOUSEKEEPING = "housekeeping"
    KITCHEN = "kitchen"
    GARDEN = "garden"
    DRIVER = "driver"
    RECEPTION = "reception"


class Script(enum.StrEnum):
    """What somebody reads: French, English, Darija in Arabic script, Darija in Latin letters."""

    FRENCH = "fr"
    ENGLISH = "en"
    ARABIC = "ary"
    LATIN = "ary-latn"


class TaskState(enum.StrEnum):
    """To do → done; a problem waits for the supervisor; dropped: nobody needs it any more."""

    TODO = "todo"
    PROBLEM = "problem"
    DONE = "done"
    DROPPED = "dropped"


@dataclass(frozen=True, slots=True)
class TaskWish:
    """A task as the plan wants it. `key` is its own for ever: the same plan made twice makes it once.

    `code` names it in `data/service/tasks.yaml`; `n` and `what` are the values that its title shows.
    `reservation` is the booking that it serves, for those who may know.
    """

    key: str
    day: date
    code: str
    area: Area
    due: datetime
    minutes: int
    room: str | None = None
    reservation: int | None = None
    n: int | None = None
    what: str = ""


@dataclass(frozen=True, slots=True)
class Task:
    """A task as its row says. `owner`: "person:<id>", None while nobody has it; `proof`: a digest of the shelf."""

    id: int
    token: str
    wish: TaskWish
    owner: str | None
    state: TaskState
    shown_at: datetime | None = None
    done_by: str | None = None
    done_at: datetime | None = None
    proof: str | None = None

    @property
    def open(self) -> bool:
        return self.state in {TaskState.TODO, TaskState.PROBLEM}


@dataclass(frozen=True, slots=True)
class Colleague:
    """A person of the house at work: trade, what he reads, whether he is there that day, his weekdays of rest."""

    person: str
    name: str
    area: Area
    script: Script
    present: bool = True
    rests: frozenset[int] = frozenset()  # Monday is 0
