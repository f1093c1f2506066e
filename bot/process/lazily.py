"""How is a module loaded only once somebody asks for what is in it?"""

from __future__ import annotations

import contextlib
import gc
import importlib
from collections.abc import Iterator
from typing import Any


def at(place: str) -> Any:
    """What stands at `package.module:name`.

    The one way to a module that not everybody who passes by needs: half the libraries of the house take longer to
    load than the answer takes to work out. AttributeError or ModuleNotFoundError for a place that does not exist.
    """
    module, _, name = place.partition(":")
    with undisturbed():
        return getattr(importlib.import_module(module), name)


@contextlib.contextmanager
def undisturbed() -> Iterator[None]:
    """No looking for garbage meanwhile: what a module makes stays, and looking takes a seventh of its loading."""
    collecting = gc.isenabled()
    gc.disable()
    try:
        yield
    finally:
        if collecting:
            gc.enable()
