"""What does a read of the command line give?"""

from __future__ import annotations

from collections.abc import Awaitable, Callable
from functools import partial
from typing import Any

from bot.terminal import render_text
from bot.words.phrases import Words
from governance.office import Office
from governance.post.replies import Reply
from store.unit import Unit

# The read as JSON, and as text once the words are chosen.
Told = tuple[dict[str, Any], Callable[[Words], str]]


def in_a_unit(
    read: Callable[[Office, Unit, str], Awaitable[Told]],
) -> Callable[[Office, str, str], Awaitable[Told]]:
    """A read of rows only, in one short transaction."""

    async def told(office: Office, property_id: str, words: str) -> Told:
        async with office.store.reading(property_id) as unit:
            return await read(office, unit, words)

    return told


def as_told(as_json: dict[str, Any], shown: Reply) -> Told:
    """A reply, and the same for a program."""
    return as_json, partial(render_text, shown)
