"""What can a person or a program read of a house in a terminal?"""

from __future__ import annotations

import pkgutil
from collections.abc import Iterable
from importlib import import_module

from bot.cli.reads.read import Read


def found_in(path: Iterable[str]) -> tuple[Read, ...]:
    """The `READ` of every file in these folders, by name."""
    modules = [import_module(f"{__name__}.{one.name}") for one in pkgutil.iter_modules(path)]
    return tuple(module.READ for module in modules if hasattr(module, "READ"))


READS = found_in(__path__)
