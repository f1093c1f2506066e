"""What has to be said of a read, for the command line to offer it?"""

from __future__ import annotations

from collections.abc import Awaitable, Callable
from dataclasses import dataclass
from functools import partial
from typing import Any, Literal

from bot.terminal import render_text
from bot.words.phrases import Words
from governance.office import Office
from governance.post.replies import Reply
from store.unit import Unit

# The read as JSON, and as text once the words are chosen.
Told = tuple[dict[str, Any], Callable[[Words], str]]


@dataclass(frozen=True, slots=True)
class Read:
    """`lhcm NAME [WORDS] [--property P] [--format text|json]`.

    `told` reads one property with the words that follow the name, and files nothing; what it gives a program has
    its form in data/schemas/NAME.json. `words`: any number of them, at least one, or none at all; `hint` says what
    they mean. `language`: the text can be asked for in French or English whatever the terminal speaks.
    """

    name: str
    help: str
    told: Callable[[Office, str, str], Awaitable[Told]]
    words: Literal["*", "+"] | None = None
    hint: str | None = None
    language: bool = False


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
