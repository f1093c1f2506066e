"""Which commands does the house answer, by French name and English alias?"""

from __future__ import annotations

import pkgutil
from collections.abc import Iterable, Mapping
from importlib import import_module

from bot import commands
from bot.command import Command


def found_in(path: Iterable[str]) -> tuple[Command, ...]:
    """The `COMMANDS` of every file below this path, by rank and name. Raises ValueError for a name given twice."""
    places = pkgutil.walk_packages(path, f"{commands.__name__}.")
    modules = [import_module(one.name) for one in places if not one.ispkg and one.name != __name__]
    found = [command for module in modules for command in getattr(module, "COMMANDS", ())]
    names = [name for command in found for name in command.names]
    twice = {name for name in names if names.count(name) > 1}
    if twice:
        raise ValueError(f"two commands are called {', '.join(sorted(twice))}")
    return tuple(sorted(found, key=lambda command: (command.rank, command.name)))


COMMANDS = found_in(commands.__path__)
BY_NAME: Mapping[str, Command] = {name: command for command in COMMANDS for name in command.names}
