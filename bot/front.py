"""Who is asking, and what may a command look at?"""

from __future__ import annotations

from collections.abc import Awaitable, Callable, Sequence
from dataclasses import dataclass
from datetime import datetime

from bot.catalogue import Language
from domain.rights import Right
from governance.desk.office import Office
from governance.replies import Reply
from store.people import Member
from store.unit import Unit


@dataclass(frozen=True, slots=True)
class Caller:
    """A known person in one property, and the stored update that he speaks through (none in a terminal)."""

    property_id: str
    member: Member
    language: Language = "fr"
    inbox_id: int | None = None

    async def heard(self, unit: Unit, at: datetime) -> None:
        """Mark the update as done in the same unit as its effect."""
        if self.inbox_id is not None:
            await unit.inbox_done(self.inbox_id, at)


Handler = Callable[[Office, Caller, str], Awaitable[Sequence[Reply]]]


@dataclass(frozen=True, slots=True)
class Command:
    """A command by its French name and its English alias; the menu shows those that `listed` says."""

    name: str
    alias: str
    handler: Handler
    right: Right = Right.READ
    listed: bool = True

    @property
    def names(self) -> tuple[str, ...]:
        return tuple(dict.fromkeys((self.name, self.alias)))
