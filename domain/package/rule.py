"""Which rules must a master data package keep so that channels take it, and over what does each look?"""

from __future__ import annotations

import functools
from collections.abc import Mapping
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any, Literal

from domain.data_file import data_in
from domain.package.field import DATA
from domain.phrase import Name

RULES = DATA / "rules"
# A channel refuses or cannot open; it opens later or sells less.
Severity = Literal["blocks", "warns"]
Scope = Literal["each", "of", "photo", "photos", "calendar", "connection", "room"]
SCOPES: tuple[Scope, ...] = ("each", "of", "photo", "photos", "calendar", "connection", "room")


@dataclass(frozen=True, slots=True)
class Rule:
    """One rule of data/package/rules.

    `number` is its place in the list of the 21 errors that commonly delay an activation, None for a house rule.
    `scope` says what the check sees, `over` at which paths or among which photos; with `around` it sees the house
    around the package as well. `passes` and `fails` are examples that a test runs.
    """

    id: str
    severity: Severity
    text: Name
    todo: Name
    scope: Scope
    over: tuple[str, ...]
    check: str
    args: Mapping[str, Any] = field(default_factory=dict)
    around: bool = False
    number: int | None = None
    passes: tuple[Any, ...] = ()
    fails: tuple[Any, ...] = ()


@functools.cache
def rules(folder: Path = RULES) -> tuple[Rule, ...]:
    """Every rule, in the order of the files' names and within each of its lines."""
    documents = (data_in(path) for path in sorted(folder.glob("*.yaml")))
    return tuple(_rule(row) for document in documents for row in document["rules"])


def _rule(row: dict[str, Any]) -> Rule:
    scope = next(scope for scope in SCOPES if scope in row)
    over = row[scope]
    return Rule(
        id=row["id"],
        severity=row["severity"],
        text=Name(row["text"]),
        todo=Name(row["todo"]),
        scope=scope,
        over=tuple(over) if isinstance(over, list) else (str(over),),
        check=row["check"],
        args=row.get("args", {}),
        around=row.get("around", False),
        number=row.get("number"),
        passes=tuple(row["passes"]),
        fails=tuple(row["fails"]),
    )
