"""What does the second look find in a text before anybody may send it?"""

from __future__ import annotations

from collections.abc import Mapping

from domain.guests.playbook.checks import Around
from domain.guests.playbook.house_rules import Playbook
from domain.guests.playbook.linter import Breach, lint

EVERYBODYS = Playbook()


def breaches_of(text: str, around: Around, book: Playbook = EVERYBODYS) -> tuple[Breach, ...]:
    """Every standard of the house that it breaks: promises, amounts, links, language, tone; each names its rule."""
    return lint(text, around, rules=book.of_messages)


def problems_of(
    text: str, language: str | None, asked: str, *, sources: Mapping[str, str], book: Playbook = EVERYBODYS
) -> tuple[str, ...]:
    """Why a text may not leave by itself, by the ids of the rules; a text without a source is one."""
    broken = breaches_of(text, Around(language, asked), book)
    found = [one.rule.id for one in broken if one.rule.severity != "note"]
    return tuple(found) if sources else (*found, "no source")
