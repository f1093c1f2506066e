"""Which rules does the playbook hold?"""

from __future__ import annotations

import functools
import re
from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Any, Literal

from domain.data_file import data_in
from domain.guests.known import LANGUAGES, pattern
from domain.guests.playbook.checks import DATA
from domain.phrase import Name

Severity = Literal["block", "warn", "note"]
Applies = Literal["message", "checklist", "timing"]


@dataclass(frozen=True, slots=True)
class Rule:
    """One standard. `by` says who checks it; `words` is what breaks it, unless `unless` stands there too.

    `function` names its check in `domain.guests.playbook.checks`; `tasks` are what a list has to hold, done in
    time; `whole`: it judges a whole message only.
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
    passes: Mapping[str, tuple[str, ...]] = field(default_factory=dict)
    fails: Mapping[str, tuple[str, ...]] = field(default_factory=dict)


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
        words=_words(check),
        unless=_words(check.get("unless", {})),
        function=check.get("name", ""),
        tasks=frozenset(check.get("all", ())),
        passes={language: tuple(said) for language, said in row.get("pass", {}).items()},
        fails={language: tuple(said) for language, said in row.get("fail", {}).items()},
    )


def _words(check: Mapping[str, Any]) -> re.Pattern[str] | None:
    told = tuple(one for language in (*LANGUAGES, "any") for one in check.get(language, ()))
    return pattern(told) if told else None
