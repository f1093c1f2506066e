"""How does a room get its texts: by the model from facts alone, each sentence checked, or by a plain template?"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass

from channels.dialogue import Tier, Usage
from channels.ports import Brain
from domain.phrase import Phrase
from domain.website.composed import Material, fitted, materials, plain
from domain.website.pages import RoomSheet, Site
from domain.website.stands import stands
from domain.website.text import LENGTHS, Sentence
from governance.asked_once import asked_once

LANGUAGES = {"fr": "français", "en": "English"}
MOST_SENTENCES = 12
_LINE = re.compile(r"\s*(\d+(?:\s*,\s*\d+)*)\s*\|\s*(\S.*?)\s*")


@dataclass(frozen=True, slots=True)
class Written:
    """The sentences about a room in one language, and what they cost; `by_model` False: the plain template."""

    sentences: tuple[Sentence, ...]
    by_model: bool
    cost: Usage | None = None


async def written(
    site: Site, room: RoomSheet, language: str, worded: Callable[[Phrase], str], brain: Brain | None
) -> Written:
    """The sentences; the plain ones where there is no model, or where nothing that it said stands on the facts."""
    facts = materials(site, room, language)
    by_template = tuple(Sentence(worded(one.phrase), one.places) for one in plain(site, room, language))
    if brain is None or len(facts) < 2:
        return Written(by_template, by_model=False)
    said, cost = await _asked(brain, facts, language, worded)
    found = tuple(checked(said, facts, language, worded))
    return Written(found, True, cost) if found else Written(by_template, False, cost)


def checked(
    said: str, facts: Sequence[Material], language: str, worded: Callable[[Phrase], str]
) -> Iterator[Sentence]:
    """The lines of an answer that stand on the facts which they cite; every other is dropped."""
    for line in said.splitlines()[:MOST_SENTENCES]:
        found = _LINE.fullmatch(line)
        if found is None:
            continue
        numbers = [int(one) for one in found[1].split(",")]
        if not all(1 <= one <= len(facts) for one in numbers):
            continue
        cited = [facts[one - 1] for one in numbers]
        if stands(found[2], [worded(one.phrase) for one in cited], language):
            yield Sentence(found[2], tuple(one.place for one in cited))


def texts(sentences: Sequence[Sentence]) -> Iterator[tuple[int, tuple[Sentence, ...]]]:
    """Each of the four lengths with the sentences that fit; a length that none fits is left out."""
    for most in LENGTHS:
        kept = fitted(sentences, most)
        if kept:
            yield most, kept


async def _asked(
    brain: Brain, facts: Sequence[Material], language: str, worded: Callable[[Phrase], str]
) -> tuple[str, Usage | None]:
    lines = [
        f"{place}. {one.name.by_language[language]}: {worded(one.phrase)}"
        for place, one in enumerate(facts, 1)
    ]
    once = await asked_once(
        brain, "website_text", Tier.TURN, "\n".join((f"Language: {LANGUAGES[language]}", *lines))
    )
    return once.text, once.cost
