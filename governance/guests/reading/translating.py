"""How does somebody read a text in a language that is not his, and what must he not rely on in it?"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any

from channels.dialogue import Tier, Trouble, Usage
from channels.ports import Brain
from domain.guests.differences import differences
from governance.asked_once import asked_once

ENGLISH_NAMES = {
    "fr": "French",
    "en": "English",
    "de": "German",
    "es": "Spanish",
    "it": "Italian",
    "nl": "Dutch",
}
ENGLISH_NAMES |= {"ar": "Arabic"}
LONGEST = 4000
BEGIN, END = "<<<", ">>>"


@dataclass(frozen=True, slots=True)
class Translated:
    """A text in each reader's language; `lost` and `new` are figures, dates and names that only one side says."""

    words: Mapping[str, str] = field(default_factory=dict)
    lost: Mapping[str, tuple[str, ...]] = field(default_factory=dict)
    new: Mapping[str, tuple[str, ...]] = field(default_factory=dict)
    costs: tuple[Usage, ...] = ()
    trouble: Trouble | None = None

    def as_body(self) -> dict[str, Any]:
        """As it stands beside the message."""
        return {
            language: {
                "text": words,
                "lost": list(self.lost.get(language, ())),
                "new": list(self.new.get(language, ())),
            }
            for language, words in self.words.items()
        }


async def translated(
    brain: Brain, text: str, language: str | None, readers: Sequence[str], names: Sequence[str] = ()
) -> Translated:
    """The text for each reader who speaks another language, each held against the original by rule.

    A reader for whom no whole answer came has none; `trouble` is why.
    """
    words: dict[str, str] = {}
    lost: dict[str, tuple[str, ...]] = {}
    new: dict[str, tuple[str, ...]] = {}
    costs: list[Usage] = []
    for reader in readers:
        if reader == language or reader not in ENGLISH_NAMES:
            continue
        asked = f"Into: {ENGLISH_NAMES[reader]}\n{enclosed(text[:LONGEST])}"
        once = await asked_once(brain, "guest_translation", Tier.FAST, asked)
        costs += [once.cost] if once.cost else []
        if once.trouble is not None:
            return Translated(words, lost, new, tuple(costs), once.trouble)
        if once.text.strip():
            words[reader] = once.text.strip()
            lost[reader], new[reader] = differences(text, words[reader], language, reader, names)
    return Translated(words, lost, new, tuple(costs))


def house_language(language: str | None) -> str:
    """In which of the house's languages somebody reads: French unless his account says English."""
    return "en" if (language or "fr").lower().startswith("en") else "fr"


def enclosed(text: str) -> str:
    """Words from outside between two marks that cannot be closed from within."""
    return f"{BEGIN}\n{text.replace(BEGIN, '').replace(END, '')}\n{END}"
