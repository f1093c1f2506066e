"""What is done every so often in each house, or in each that has a channel manager?"""

from __future__ import annotations

from collections.abc import Awaitable, Callable, Sequence
from dataclasses import dataclass

from bot.settings import Settings
from governance.office import Office
from store.hall import Hall


@dataclass(frozen=True, slots=True)
class Each:
    """A name, a rhythm in seconds (also as the settings have it), and what to do in a house: safe at any time, and
    twice. `at_once` False waits for the first interval; `wired` leaves out houses without a channel manager;
    `among` asks the hall which houses have such work at all, so that no other one is visited."""

    name: str
    seconds: float | Callable[[Settings], float]
    act: Callable[[Office, str], Awaitable[object]]
    at_once: bool = True
    wired: bool = False
    among: Callable[[Hall], Awaitable[Sequence[str]]] = Hall.property_ids
