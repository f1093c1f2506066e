"""Who may read a document from now on, when a person says so?

A choice holds for every version, as long as what brings the document (a caption, a folder's name, a drive) says of
it what it said then; when it says something else later, that newer word counts.
"""

from __future__ import annotations

from collections.abc import Collection, Sequence
from dataclasses import replace
from datetime import datetime
from hashlib import sha256

from domain.errors import refuse
from domain.folding import fold, folded_words
from domain.knowledge.writing import OWN, Audience, Writing
from store.unit import Unit

MOST_NAMED = 5


async def chosen_for(unit: Unit, writing: Writing) -> Writing:
    """The writing for whom somebody chose it to be, else as it is."""
    choice = await unit.settings.get(_setting(writing.key))
    if choice is None or choice["was"] != writing.audience.value:
        return writing
    return replace(writing, audience=Audience(choice["is"]))


async def choose(
    unit: Unit, words: str, to: Audience, audiences: Collection[Audience], *, by: str, at: datetime
) -> Writing:
    """Give the one document of this name to these readers, journaled.

    Refusal: there is none among what he may read, there are several, or the house itself wrote it down.
    """
    writing = _the_one(
        words, [one for one in await unit.writings.current(audiences) if one.source not in OWN]
    )
    setting = _setting(writing.key)
    before = await unit.settings.get(setting)
    # What is changed back and forth was said once, by whatever brought it.
    said = before["was"] if before and before["is"] == writing.audience.value else writing.audience.value
    await unit.settings.set(setting, {"was": said, "is": to.value}, by, at)
    await unit.writings.rename(writing.key, writing.title, to)
    return replace(writing, audience=to)


def _the_one(words: str, known: Sequence[Writing]) -> Writing:
    said = fold(words.strip())
    whole = [one for one in known if said in {fold(one.title), fold(one.title.rpartition("/")[2])}]
    wanted = folded_words(words)
    found = whole or [one for one in known if wanted and wanted <= folded_words(one.title)]
    if not found:
        raise refuse("readers.none", words=words.strip())
    if len(found) > 1:
        raise refuse("readers.several", titles=tuple(sorted(one.title for one in found)[:MOST_NAMED]))
    return found[0]


def _setting(key: str) -> str:
    """The journal holds no names of documents."""
    return f"readers:{sha256(key.encode()).hexdigest()[:24]}"
