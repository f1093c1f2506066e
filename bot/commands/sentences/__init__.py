"""Which sentences does the house understand without a model?"""

from __future__ import annotations

import pkgutil
from collections.abc import Iterable
from importlib import import_module

from governance.consent.directives import Grammar


def found_in(path: Iterable[str]) -> tuple[Grammar, ...]:
    """The `GRAMMAR` of every file in these folders; their order does not matter, for exactly one must read a
    sentence whole."""
    modules = [import_module(f"{__name__}.{one.name}") for one in pkgutil.iter_modules(path)]
    return tuple(module.GRAMMAR for module in modules)


GRAMMARS = found_in(__path__)
