"""How long is a model left alone that keeps failing?"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass

from channels.dialogue import Trouble

IN_A_ROW = 2
FIRST_REST = 60.0
LONGEST_REST = 900.0
# What says something about the service; a bug of ours or a single cut says nothing about the next call.
COUNTED = frozenset({Trouble.BUSY, Trouble.UNREACHABLE, Trouble.SLOW})


@dataclass(slots=True)
class Breaker:
    """After two failures in a row nothing is asked for a minute, then for two, up to a quarter of an hour.

    When the rest is over the next call is a try: it ends the rests, or begins a longer one. A key that is not taken
    rests the longest at once: nobody can repair that within seconds.
    """

    clock: Callable[[], float]
    failures: int = 0
    rest: float = 0.0
    until: float = 0.0

    @property
    def resting(self) -> bool:
        return self.clock() < self.until

    def failed(self, trouble: Trouble) -> None:
        """A call ended that way."""
        if trouble is Trouble.KEY:
            self.rest = LONGEST_REST
            self.until = self.clock() + self.rest
        if trouble not in COUNTED:
            return
        self.failures += 1
        if self.failures >= IN_A_ROW:
            self.rest = min(self.rest * 2 or FIRST_REST, LONGEST_REST)
            self.until = self.clock() + self.rest

    def answered(self) -> None:
        """A call came to its end."""
        self.failures, self.rest, self.until = 0, 0.0, 0.0
