"""How does a unit come by the query objects that somebody asks it for, and by no others?"""

from __future__ import annotations

from importlib import import_module
from typing import Any


class Asked:
    """An attribute of a unit: made when it is first asked for, and then kept in its place."""

    def __init__(self, place: str, needs: tuple[str, ...]) -> None:
        self.module, _, self.name = place.partition(":")
        self.needs = needs
        self.attribute = ""

    def __set_name__(self, owner: type, attribute: str) -> None:
        self.attribute = attribute

    def __get__(self, unit: Any, owner: type) -> Any:
        if unit is None:
            return self
        found = self.load()(unit.scope, *(getattr(unit, one) for one in self.needs))
        unit.__dict__[self.attribute] = found
        return found

    def load(self) -> Any:
        """The class, with everything that it needs."""
        return getattr(import_module(f"store.{self.module}"), self.name)


class Later:
    """A module that is loaded by the first look at what is in it."""

    def __init__(self, name: str) -> None:
        self._name = name

    def __getattr__(self, attribute: str) -> Any:
        return getattr(import_module(self._name), attribute)


def asked(place: str, *needs: str) -> Any:
    """The query object at `module:Name` below `store`, over the unit's scope and the attributes that it needs."""
    return Asked(place, needs)
