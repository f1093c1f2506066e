"""Whose question is it, in the eyes of the fast model, and what did asking cost?"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field
from importlib import resources
from itertools import islice
from typing import Any

import prompts
from channels.dialogue import NoAnswer, Usage
from channels.ports import Brain
from governance.contract import Seat, Seats

MOST_KEYWORDS = 12  # of each language: enough to tell the trades apart


@dataclass(slots=True)
class FastModel:
    """Asks once; what it cost is kept in `spent`. Without an answer that makes sense the chair decides."""

    brain: Brain
    spent: list[Usage] = field(default_factory=list)

    async def __call__(self, text: str, seats: Seats) -> str | None:
        """The slug of one director, or None."""
        try:
            found = await self.brain.classify(instruction(seats), text, schema(seats))
        except NoAnswer as failure:
            self.spent += [failure.usage] if failure.usage else []
            return None
        self.spent.append(found.usage)
        seat = (found.values or {}).get("director")
        return seat if isinstance(seat, str) else None


def instruction(seats: Seats) -> str:
    """The question and the table; the same bytes for every message."""
    asked = resources.files(prompts).joinpath("chair.md").read_text(encoding="utf-8")
    return "\n".join((asked, *(_line(seat) for seat in seats)))


def schema(seats: Seats) -> dict[str, Any]:
    """One of the seated, and nothing else."""
    return {
        "type": "object",
        "properties": {"director": {"type": "string", "enum": [seat.slug for seat in seats]}},
        "required": ["director"],
        "additionalProperties": False,
    }


def _line(seat: Seat) -> str:
    return f"- {seat.slug}: {seat.name.by_language.get('en', seat.slug)}. {', '.join(_keywords(seat))}"


def _keywords(seat: Seat) -> Iterator[str]:
    for words in seat.keywords.values():
        yield from (word.removesuffix("*") for word in islice(words, MOST_KEYWORDS))
