"""Who is asking, and what may a command look at?"""

from __future__ import annotations

from collections.abc import Awaitable, Callable, Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Literal

from bot.words.catalogue import Language
from domain.consent.rights import Right
from domain.phrase import Phrase
from governance.office import Office
from governance.post.replies import Reply
from governance.post.telling import tell
from store.consent.people import Member
from store.unit import Unit


@dataclass(frozen=True, slots=True)
class Caller:
    """A known person in one property, and the stored update that he speaks through (none in a terminal), which was
    taken over `inbox_turn` times.

    `house` is what the property is called, where he belongs to several.
    """

    property_id: str
    member: Member
    language: Language = "fr"
    inbox_id: int | None = None
    house: str | None = None
    inbox_turn: int = 0

    async def heard(self, unit: Unit, at: datetime, *answers: Reply) -> Sequence[Reply]:
        """Mark the update as done in the unit of its effect, and leave the answers there too: no crash loses them.

        Comes back with what is still to be said at once: everything in a terminal, nothing on a phone. TakenOver:
        another process took this one for dead and has the update, so this unit may not come to its end.
        """
        if self.inbox_id is None:
            return answers
        await unit.inbox_done(self.inbox_id, at, self.inbox_turn)
        for place, answer in enumerate(answers):
            await tell(unit, [self.member], answer, f"answer:{self.inbox_id}:{place}", at)
        return ()


# What one wants when one looks for a command: to know, to decide, about prices or money, to have done, to be safe.
Want = Literal["know", "decide", "price", "money", "do", "safe"]
Handler = Callable[[Office, Caller, str], Awaitable[Sequence[Reply]]]


@dataclass(frozen=True, slots=True)
class Command:
    """A command by its French name and its English alias.

    `what` says what it does; `want` is the group of /aide that it stands in by `rank`, None leaves it out there.
    `menu` is its place in the phone's menu. A `slow` one is worked out beside its chat, and its answer comes
    through the outbox.
    """

    name: str
    alias: str
    handler: Handler
    right: Right = Right.READ
    what: Phrase | None = None
    want: Want | None = None
    rank: int = 99
    menu: int | None = None
    slow: bool = False

    def spelled(self, language: str) -> str:
        """The command as this reader types it."""
        return self.alias if language == "en" else self.name

    @property
    def names(self) -> tuple[str, ...]:
        return tuple(dict.fromkeys((self.name, self.alias)))
