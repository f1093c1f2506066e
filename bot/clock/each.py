"""What is done every so often in each house where it is due, and when is it due there again?"""

from __future__ import annotations

from collections.abc import Awaitable, Callable
from dataclasses import dataclass
from datetime import datetime, timedelta

from bot.settings import Settings
from governance.office import Office
from store.models.row import Row
from store.unit import Unit

# When time alone brings a house work of this kind again, read in the unit that writes it down: None for never.
Again = Callable[[Office, Unit, datetime], Awaitable[datetime | None]]
LEASE = timedelta(minutes=1)


@dataclass(frozen=True, slots=True)
class Each:
    """A name, a rhythm in seconds (also as the settings have it), and what to do in a house: safe at any time, and
    twice. `at_once` False waits for the first interval.

    A house is visited when something was written in it, and when the instant has come that the last visit named:
    `act` by returning one, else `again`; without either that is the next turn of the rhythm. `upon` are the
    tables whose writing brings it work, None for any. Nobody else visits it for a `lease`, which is longer than a
    visit usually takes.
    """

    name: str
    seconds: float | Callable[[Settings], float]
    act: Callable[[Office, str], Awaitable[object]]
    at_once: bool = True
    again: Again | None = None
    upon: frozenset[type[Row]] | None = None
    lease: timedelta = LEASE
