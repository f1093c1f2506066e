"""Which kinds of action does the house know?"""

from __future__ import annotations

import pkgutil
from collections.abc import Iterable
from importlib import import_module
from typing import Any

from domain.consent.actions import Action, admit
from domain.consent.rights import Role, may
from governance.consent import kinds
from governance.consent.kinds.kind import Kind, Receipt


def found_in(path: Iterable[str]) -> tuple[Kind[Any], ...]:
    """The `KINDS` of every folder on this path, whose rows can be read from now on.

    Raises ValueError where two kinds would be stored under one name.
    """
    folders = [
        import_module(f"{kinds.__name__}.{one.name}") for one in pkgutil.iter_modules(path) if one.ispkg
    ]
    found = tuple(kind for folder in folders for kind in folder.KINDS)
    admit(*(kind.action for kind in found))
    return found


KINDS = found_in(kinds.__path__)


def kind_of(action: Action) -> Kind[Any]:
    """What is known of this action's kind; LookupError for one that has no folder."""
    for kind in KINDS:
        if kind.action is type(action):
            return kind
    raise LookupError(f"{action.kind} has no folder among the kinds")


def inverse_of(action: Action, number: int, receipt: Receipt | None) -> Action | None:
    """The action that undoes proposal `number`; None where nothing does, or nobody knows what was before."""
    undoing: Action | None = kind_of(action).undone_by(action, number, receipt or {})
    return undoing


def decides(role: Role, action: Action) -> bool:
    """Whether this role may approve, refuse and take back such an action by its own right."""
    return may(role, kind_of(action).approved_with)
