"""Which views are there?"""

from __future__ import annotations

import functools
import pkgutil
from importlib import import_module

from boardroom import views
from boardroom.view import View


@functools.cache
def all_views() -> tuple[View, ...]:
    """The `VIEW` of every file in `boardroom/views`, by rank."""
    names = [one.name for one in pkgutil.iter_modules(views.__path__, f"{views.__name__}.")]
    found = [module.VIEW for module in map(import_module, names) if hasattr(module, "VIEW")]
    return tuple(sorted(found, key=lambda view: view.rank))
