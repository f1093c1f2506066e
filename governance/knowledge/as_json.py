"""How does a program read what was found?"""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from domain.knowledge.findings import Findings, Hit
from domain.knowledge.writing import Writing

SCHEMA = "find/1"


def findings_json(property_id: str, found: Findings, who: Sequence[str]) -> dict[str, Any]:
    """As `data/schemas/find.json` describes it."""
    return {
        "schema": SCHEMA,
        "property": property_id,
        "words": found.question,
        "answered": bool(found.answers),
        "differing": [one.found.id for one in found.differing],
        "who_may_know": [] if found.answers else list(who),
        "unreachable": list(found.lost),
        "passages": [_hit(one) for one in found.hits],
    }


def _hit(one: Hit) -> dict[str, Any]:
    passage = one.found.passage
    return {
        "passage": one.found.id,
        **writing_json(one.found.writing),
        "page": passage.place.page,
        "heading": passage.place.heading,
        "quotation": one.quotation,
        "untrusted_text": passage.text,
        "answers": one.answers,
        "words_found": round(one.words, 2),
        "likeness": None if one.likeness is None else round(one.likeness, 2),
    }


def writing_json(one: Writing) -> dict[str, Any]:
    """A version of a writing, by which it can be asked for again."""
    return {
        "document": one.id,
        "key": one.key,
        "title": " / ".join(dict.fromkeys(one.title.split("\n"))),
        "source": one.source.value,
        "version": one.version,
        "dated": one.dated.isoformat() if one.dated else None,
        "audience": one.audience.value,
    }
