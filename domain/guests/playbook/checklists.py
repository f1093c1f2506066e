"""Which standards does a list of things to prepare lack, or keep too late?"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime

from domain.guests.playbook.rule import Rule


@dataclass(frozen=True, slots=True)
class Item:
    """One thing on a list: what kind of task it is, by when, and whether it is done."""

    code: str
    due: datetime
    done: bool


@dataclass(frozen=True, slots=True)
class Lack:
    """One rule that a list breaks: nobody planned it (`late` False), or its hour is over and it is not done."""

    rule: Rule
    late: bool


def lacks(items: Sequence[Item], held: Sequence[Rule], now: datetime) -> tuple[Lack, ...]:
    """Every rule of lists that this one breaks, in the playbook's order. Pure."""
    found = []
    for rule in held:
        mine = [item for item in items if item.code in rule.tasks]
        if {item.code for item in mine} < set(rule.tasks):
            found.append(Lack(rule, late=False))
        elif any(not item.done and item.due < now for item in mine):
            found.append(Lack(rule, late=True))
    return tuple(found)
