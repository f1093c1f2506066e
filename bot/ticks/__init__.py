"""Which things happen every so often, in every property?"""

from __future__ import annotations

import pkgutil
from collections.abc import Awaitable, Callable, Iterable, Sequence
from dataclasses import dataclass
from functools import partial
from importlib import import_module

from bot.settings import Settings
from bot.telegram.context import Bench
from bot.ticks.each import Each
from governance.office import Office
from store.hall import Hall


@dataclass(frozen=True, slots=True)
class Tick:
    """A name, a rhythm in seconds, and what to do; safe to run at any time and twice."""

    name: str
    seconds: float
    run: Callable[[], Awaitable[None]]
    at_once: bool = True


PerProperty = Callable[[Office, str], Awaitable[object]]


def found_in(path: Iterable[str]) -> tuple[Each, ...]:
    """The `TICK` of every file in these folders."""
    modules = [import_module(f"{__name__}.{one.name}") for one in pkgutil.iter_modules(path)]
    return tuple(module.TICK for module in modules if hasattr(module, "TICK"))


TICKS = found_in(__path__)


def house_ticks(settings: Settings, office: Office, bench: Bench) -> Sequence[Tick]:
    """The clockwork of a running house."""
    return [
        Tick(
            one.name,
            one.seconds if isinstance(one.seconds, int | float) else one.seconds(settings),
            partial(in_each_wired, office, bench, one.act)
            if one.wired
            else partial(in_each, office, bench, one.act, one.among),
            one.at_once,
        )
        for one in TICKS
    ]


async def in_each(
    office: Office,
    bench: Bench,
    act: PerProperty,
    among: Callable[[Hall], Awaitable[Sequence[str]]] = Hall.property_ids,
) -> None:
    """In every property that has such work, one after the other; then whoever waits for rows looks at once."""
    async with office.store.hall_reading() as hall:
        properties = await among(hall)
    for property_id in properties:
        await act(office, property_id)
    bench.ring()


async def in_each_wired(office: Office, bench: Bench, act: PerProperty) -> None:
    """In every property that has a channel manager."""
    for property_id in office.wires:
        await act(office, property_id)
    bench.ring()
