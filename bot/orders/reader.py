"""What is a reader of orders, when does it decline, and what does it make of a sentence that it took?"""

from __future__ import annotations

from collections.abc import Awaitable, Callable, Sequence
from dataclasses import dataclass
from typing import Any, Generic, TypeVar

from bot.command import Caller
from bot.orders.heard import Heard
from domain.phrase import Phrase, say
from governance.office import Office
from governance.post.replies import Reply

W = TypeVar("W")
# Refusals that say that a word belongs to no order of that kind: the reader declines.
_UNKNOWN_WORD = frozenset(("spoken.unknown_type", "spoken.too_long", "spoken.which_amount"))


@dataclass(frozen=True, slots=True)
class Reader(Generic[W]):
    """`listens` looks at how the words begin, `read` takes them whole or raises Refusal.

    A Refusal is a question to the person, unless its key is `deaf`: then the words are no such order. `becomes`
    answers what was read, its card in the outbox; the phrases are notes for that card. None: it was no order after
    all. Refusal where the person may not ask for it, or where a row that it names is not as it says.
    """

    name: str
    listens: Callable[[Heard], bool]
    read: Callable[[Heard], W]
    becomes: Callable[[Office, Caller, Taken[W], Sequence[Phrase]], Awaitable[Sequence[Reply] | None]]
    deaf: frozenset[str] = frozenset()

    def declines(self, key: str) -> bool:
        return key in self.deaf or key in _UNKNOWN_WORD

    def take(self, heard: Heard) -> Taken[W]:
        """The words, taken whole. Raises Refusal."""
        return Taken(self, heard, self.read(heard))


@dataclass(frozen=True, slots=True)
class Taken(Generic[W]):
    """A sentence that one reader took whole: what it wants, and the words that were read for mistyped ones."""

    reader: Reader[W]
    heard: Heard
    wish: W
    read_as: tuple[str, ...] = ()

    async def carried(self, office: Office, caller: Caller) -> Sequence[Reply] | None:
        """What the reader makes of it, and nothing else."""
        from_slips = say("order.read_as", words=" ".join(self.read_as))
        return await self.reader.becomes(office, caller, self, [from_slips] if self.read_as else [])


AnyReader = Reader[Any]
