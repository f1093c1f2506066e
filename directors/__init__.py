"""Which directors are seated?"""

from __future__ import annotations

import importlib.util
import pkgutil
import sys
from collections.abc import Sequence
from pathlib import Path
from types import ModuleType

from governance.contract import Seat

# The order in which a table of four is read; whoever else is seated comes after, by name.
_ORDER = ("gm", "revenue", "cfo", "cto")


class NotSeated(Exception):
    """A folder claims to hold a director and does not: the words say what to add or correct."""


def seated(path: Sequence[str] | None = None) -> tuple[Seat, ...]:
    """Every director in these folders (default: this one), in the order of the table.

    A director is a package with a function `seat()`; its words are `<slug>.md` in the folder `prompts` beside the
    folder that it lies in. Raises NotSeated when the words are absent or slug and folder differ. Of two folders
    with one name the first counts, as everywhere in Python.
    """
    found: list[Seat] = []
    for info in pkgutil.iter_modules(path if path is not None else __path__):
        module = _loaded(info) if info.ispkg else None
        if module is None or not hasattr(module, "seat"):
            continue
        seat = module.seat()
        _check(seat, info.name, Path(str(module.__file__)))
        found.append(seat)
    return tuple(sorted(found, key=_rank))


def _loaded(info: pkgutil.ModuleInfo) -> ModuleType | None:
    name = f"{__name__}.{info.name}"
    spec = info.module_finder.find_spec(name, None)
    if spec is None or spec.loader is None:
        return None
    known = sys.modules.get(name)
    if known is not None and known.__file__ == spec.origin:
        return known
    module = importlib.util.module_from_spec(spec)
    sys.modules[name] = module
    spec.loader.exec_module(module)
    return module


def _check(seat: Seat, folder: str, init: Path) -> None:
    if seat.slug != folder:
        raise NotSeated(f"{init}: the seat is called {seat.slug!r}; call it {folder!r}, as its folder")
    words = init.parent.parent.parent / "prompts" / f"{seat.slug}.md"
    if not words.is_file():
        raise NotSeated(f"the director {seat.slug!r} has no words: write {words}")


def _rank(seat: Seat) -> tuple[int, str]:
    return (_ORDER.index(seat.slug) if seat.slug in _ORDER else len(_ORDER), seat.slug)
