"""Which standards has this house added to the playbook, and which has it retired?"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from typing import Any, Literal

from domain.consent.actions.effects import Effects
from domain.consent.actions.no_cells import NoCells
from domain.errors import refuse
from domain.guests.known import LANGUAGES, document
from domain.guests.playbook.known_words import read
from domain.guests.playbook.rule import Rule, rules
from domain.phrase import Name

SETTING = "guests:playbook"
# Nobody gives these up: no promise, no gift, no link, no price that nobody approved, no hidden character.
STAYS = frozenset({"M01", "M02", "M17", "M18", "M36"})
MOST_PHRASES, SHORTEST, LONGEST, LONGEST_WHY = 8, 3, 60, 160
_QUOTED = re.compile(r"[«“\"]\s*([^«»“”\"]+?)\s*[»”\"]")
_NEVER = re.compile(r"^\s*(?:ne )?(?:jamais|never)\s*:?\s*(?P<rest>.+)$", re.IGNORECASE | re.DOTALL)


@dataclass(frozen=True, slots=True)
class HouseRule:
    """Words that this house does not write to guests, in any language, and why."""

    id: str
    words: tuple[str, ...]
    why: str
    version: int

    @property
    def rule(self) -> Rule:
        """As the linter takes it."""
        text = Name({"fr": self.why, "en": self.why})
        return Rule(
            self.id, "house", "warn", "message", text, "words", self.version, words=pattern_of(self.words)
        )


@dataclass(frozen=True, slots=True)
class Playbook:
    """The rules of everybody without what this house retired, and its own."""

    own: tuple[HouseRule, ...] = ()
    retired: Mapping[str, int] = field(default_factory=dict)

    @property
    def all(self) -> tuple[Rule, ...]:
        """Everything that holds, the house's own last."""
        held = (*rules(), *(one.rule for one in self.own))
        return tuple(one for one in held if one.id not in self.retired)

    @property
    def of_messages(self) -> tuple[Rule, ...]:
        """What a message can break and a program can see."""
        return tuple(one for one in self.all if one.applies == "message" and one.by in {"words", "function"})

    @property
    def of_checklists(self) -> tuple[Rule, ...]:
        """What a list of things to prepare can lack."""
        return tuple(one for one in self.all if one.by == "tasks")


@dataclass(frozen=True, slots=True)
class SetRule(NoCells):
    """One standard accepted, retired or taken up again. `rule` is empty for a new one until it holds."""

    rule: str
    words: tuple[str, ...]
    why: str
    retired: bool
    currency: str
    kind: Literal["playbook_rule"] = "playbook_rule"

    @property
    def effects(self) -> Effects:
        """None on calendar or money."""
        return Effects()


def playbook_of(stored: Any) -> Playbook:
    """What the setting holds; the rules of everybody where it holds nothing."""
    if not isinstance(stored, Mapping):
        return Playbook()
    own = tuple(
        HouseRule(row["id"], tuple(row["words"]), row["why"], row["version"]) for row in stored["own"]
    )
    return Playbook(own, dict(stored["retired"]))


def after(book: Playbook, change: SetRule) -> tuple[dict[str, Any], str]:
    """(the setting once the change holds, the id of its rule)."""
    retired, own = dict(book.retired), list(book.own)
    taken = max((int(one.id[1:]) for one in own), default=0)
    code = change.rule or f"H{taken + 1:02d}"
    if not change.rule:
        own.append(HouseRule(code, change.words, change.why, 1))
    elif change.retired:
        retired[code] = retired.get(code, 0) + 1
    else:
        retired.pop(code, None)
    rows = [{"id": one.id, "words": list(one.words), "why": one.why, "version": one.version} for one in own]
    return {"own": rows, "retired": retired}, code


def rule_from(words: str) -> tuple[tuple[str, ...], str]:
    """« jamais « pas de souci », « no worries » : nous avons d'autres mots » as (phrases, why).

    Refusal for a sentence without quoted words, too short or too many of them, and for one that the house's own
    sentences would break.
    """
    found = _NEVER.match(words)
    phrases = tuple(_QUOTED.findall(found["rest"])) if found else ()
    if found is None or not phrases or len(phrases) > MOST_PHRASES:
        raise refuse("playbook.how")
    short = next((one for one in phrases if not SHORTEST <= len(one) <= LONGEST), None)
    if short is not None:
        raise refuse("playbook.phrase_length", words=short[:LONGEST])
    broken = next(broken_by(phrases), None)
    if broken is not None:
        raise refuse("playbook.breaks_own", words=broken)
    why = _QUOTED.sub("", found["rest"]).strip(" ,;:.–-")[:LONGEST_WHY]
    return phrases, why or " · ".join(phrases)


def broken_by(phrases: tuple[str, ...]) -> Iterator[str]:
    """Sentences that the house itself writes to guests and that hold one of the phrases."""
    forbidden = pattern_of(phrases)
    for row in document("sentences").values():
        for language in LANGUAGES:
            if forbidden.search(read(row[language])):
                yield row[language]


def pattern_of(phrases: tuple[str, ...]) -> re.Pattern[str]:
    """Whole words, whatever their case and accents."""
    return re.compile("|".join(rf"(?<!\w){re.escape(read(one))}(?!\w)" for one in phrases))
