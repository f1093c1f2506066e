"""Which standards does a text break before it leaves the house?"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from domain.guests.playbook.checks import CHECKS, Around
from domain.guests.playbook.known_words import read, seen
from domain.guests.playbook.rule import Rule, of_messages

# Checks that look for what a reader does not see.
AS_IT_IS = frozenset({"markup"})


@dataclass(frozen=True, slots=True)
class Breach:
    """One rule that a text breaks, and the words that do."""

    rule: Rule
    words: str

    @property
    def blocks(self) -> bool:
        """Whether nothing leaves by itself with it."""
        return self.rule.severity == "block"


def lint(
    text: str, around: Around, *, whole: bool = True, rules: Sequence[Rule] | None = None
) -> tuple[Breach, ...]:
    """Every breach, in the playbook's order. Pure; `whole` False judges a part of a message.

    `rules` are those that a house holds, everybody's where nobody says.
    """
    plain = seen(text)
    folded = read(plain)
    found = []
    for rule in of_messages() if rules is None else rules:
        if rule.whole and not whole:
            continue
        words = _broken(rule, text if rule.function in AS_IT_IS else plain, folded, around)
        if words is not None:
            found.append(Breach(rule, words[:80]))
    return tuple(found)


def _broken(rule: Rule, text: str, folded: str, around: Around) -> str | None:
    if rule.by == "function":
        return CHECKS[rule.function](text, around)
    if rule.words is None:
        return None
    hit = rule.words.search(folded)
    if hit is None or (rule.unless is not None and rule.unless.search(folded)):
        return None
    return " ".join(hit[0].split())
