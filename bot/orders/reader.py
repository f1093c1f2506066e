"""What is a reader of orders, and when does it decline?"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass

from bot.orders.heard import Heard, Wish

# Refusals that say that a word belongs to no order of that kind: the reader declines.
_UNKNOWN_WORD = frozenset(("spoken.unknown_type", "spoken.too_long", "spoken.which_amount"))


@dataclass(frozen=True, slots=True)
class Reader:
    """`listens` looks at how the words begin, `read` takes them whole or raises Refusal.

    A Refusal is a question to the person, unless its key is `deaf`: then the words are no such order.
    """

    name: str
    listens: Callable[[Heard], bool]
    read: Callable[[Heard], Wish]
    deaf: frozenset[str] = frozenset()

    def declines(self, key: str) -> bool:
        return key in self.deaf or key in _UNKNOWN_WORD
