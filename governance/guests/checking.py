"""What does the second look find in a text before anybody may send it?"""

from __future__ import annotations

from collections.abc import Mapping
from datetime import time
from decimal import Decimal

from domain.guests.playbook.checks import Around
from domain.guests.playbook.house_rules import Playbook
from domain.guests.playbook.linter import Breach, lint

EVERYBODYS = Playbook()


def breaches_of(
    text: str,
    language: str | None,
    asked: str,
    *,
    name: str | None = None,
    local: time | None = None,
    amounts: frozenset[Decimal] = frozenset(),
    book: Playbook = EVERYBODYS,
) -> tuple[Breach, ...]:
    """Every standard of the house that it breaks: promises, amounts, links, language, tone; each names its rule."""
    return lint(text, Around(language, asked, name, local, amounts), rules=book.of_messages)


def problems_of(
    text: str, language: str | None, asked: str, *, sources: Mapping[str, str], book: Playbook = EVERYBODYS
) -> tuple[str, ...]:
    """Why a text may not leave by itself, by the ids of the rules; a text without a source is one."""
    found = [
        breach.rule.id
        for breach in breaches_of(text, language, asked, book=book)
        if breach.rule.severity != "note"
    ]
    return tuple(found) if sources else (*found, "no source")
