"""Which rules does the playbook hold?"""

from __future__ import annotations

import functools
import re
from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Any, Literal

from domain.data_file import data_in
from domain.guests.playbook.known_words import DATA, patterns
from domain.phrase import Name

Severity = Literal["block", "warn", "note"]
Applies = Literal["message", "checklist", "timing"]


@dataclass(frozen=True, slots=True)
class Rule:
    """One standard. `by` says who checks it; `words` is what breaks it, unless `unless` stands there too.

    `function` names its check in `domain.guests.playbook.checks`; `tasks` are what a list has to hold, done in
    time; `whole`: it judges a whole message only; `not_in`: languages that cannot break it, each with why.
    """

    id: str
    area: str
    severity: Severity
    applies: Applies
    text: Name
    by: Literal["words", "function", "tasks", "person"]
    version: int
    whole: bool = False
    words: re.Pattern[str] | None = None
    unless: re.Pattern[str] | None = None
    function: str = ""
    tasks: frozenset[str] = frozenset()
    not_in: Mapping[str, str] = field(default_factory=dict)


@functools.cache
def rules() -> tuple[Rule, ...]:
    """Every rule, in the order of its file. ValueError where two have one id."""
    rows: list[dict[str, Any]] = data_in(DATA / "rules.yaml")
    found = tuple(_rule(row) for row in rows)
    if len({rule.id for rule in found}) < len(found):
        raise ValueError("two rules of the playbook have one id")
    return found


def of_messages() -> tuple[Rule, ...]:
    """Those that a message can break and a program can see."""
    return tuple(rule for rule in rules() if rule.applies == "message" and rule.by in {"words", "function"})


def _rule(row: dict[str, Any]) -> Rule:
    check = row["check"]
    return Rule(
        id=row["id"],
        area=row["area"],
        severity=row["severity"],
        applies=row["applies"],
        text=Name(row["text"]),
        by=check["by"],
        version=row["version"],
        whole=row.get("whole", False),
        words=patterns(check),
        unless=patterns(check.get("unless", {})),
        function=check.get("name", ""),
        tasks=frozenset(check.get("all", ())),
        not_in=row.get("not_in", {}),
    )
