"""Which things happen every so often, in every house where they are due?"""

from __future__ import annotations

import pkgutil
from collections.abc import Awaitable, Callable, Iterable, Sequence
from dataclasses import dataclass
from functools import partial
from importlib import import_module

from bot.clock.anchor import ANCHORED
from bot.clock.carrier import CARRYING
from bot.clock.each import Each
from bot.clock.rounds import Rounds
from bot.settings import Settings
from bot.telegram.context import Bench
from governance.office import Office


@dataclass(frozen=True, slots=True)
class Tick:
    """A name, a rhythm in seconds, and what to do; safe to run at any time and twice."""

    name: str
    seconds: float
    run: Callable[[], Awaitable[None]]
    at_once: bool = True


def found_in(path: Iterable[str]) -> tuple[Each, ...]:
    """The `TICK` of every file in these folders."""
    modules = [import_module(f"{__name__}.{one.name}") for one in pkgutil.iter_modules(path)]
    return tuple(module.TICK for module in modules if hasattr(module, "TICK"))


TICKS = found_in(__path__)


def rounds_of(office: Office, settings: Settings) -> Rounds:
    """The looks at these houses, for every kind of work that there is."""
    kinds = (*TICKS, CARRYING, ANCHORED)
    return Rounds(office, settings, {one.name: one.upon for one in kinds})


def house_ticks(settings: Settings, office: Office, bench: Bench) -> Sequence[Tick]:
    """The clockwork of a running house; after each look whoever waits for rows looks too."""
    rounds = rounds_of(office, settings)

    async def look(one: Each) -> None:
        await rounds.look(one)
        bench.ring()

    return [
        Tick(one.name, rounds.rhythm(one).total_seconds(), partial(look, one), one.at_once) for one in TICKS
    ]
