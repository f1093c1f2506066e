"""What must an adapter's test provide so that the channel manager contract can be tried on it?"""

from collections.abc import Awaitable, Callable, Sequence
from dataclasses import dataclass
from datetime import date
from typing import Protocol

from channels.ports import Capabilities, ChannelManager

Shown = tuple[str, date, str, str]  # room, night, field, value


class Stage(Protocol):
    """What a contract needs: the adapter, a world behind it, and ways to disturb that world."""

    @property
    def manager(self) -> ChannelManager: ...

    code: str  # a room that takes updates
    closed_code: str  # one that does not
    night: date  # a night to come
    channel: str  # one of at least two connected channels

    def book(self) -> str: ...

    def modify(self, number: str) -> None: ...

    def cancel(self, number: str) -> None: ...

    def effects(self) -> Sequence[Shown]: ...

    def calls(self) -> int:
        """How many requests have reached the other side."""

    def disturb(self, how: str) -> None:
        """The next call meets: rate_limited, error_before, error_after, lost_before, lost_after, garbled,
        silent, queued, partly_refused."""

    def spend_quota(self) -> None:
        """From now on our own budget says no."""

    def vanish(self) -> None:
        """Nobody listens on the other side any more."""


Contract = Callable[[Stage], Awaitable[None]]


@dataclass(frozen=True)
class Numbered:
    """A contract, its number, and the capability that it is about: one an adapter has, or one that it lacks."""

    number: int
    needs: str
    lacks: str
    run: Contract

    def __str__(self) -> str:
        return f"{self.number:02d} {self.run.__name__}"

    def binds(self, able: Capabilities) -> bool:
        """Whether an adapter of these capabilities must keep it."""
        has = not self.needs or bool(getattr(able, self.needs))
        return has and not (self.lacks and getattr(able, self.lacks))


CONTRACTS: list[Numbered] = []


def contract(number: int, needs: str = "", *, lacks: str = "") -> Callable[[Contract], Contract]:
    def enlist(run: Contract) -> Contract:
        CONTRACTS.append(Numbered(number, needs, lacks, run))
        return run

    return enlist


def binding(able: Capabilities) -> list[Numbered]:
    """The contracts for an adapter that declares these capabilities."""
    return [promise for promise in CONTRACTS if promise.binds(able)]
