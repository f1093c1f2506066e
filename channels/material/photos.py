"""How are hundreds of photos looked at side by side, so that a hostile one costs only itself?"""

from __future__ import annotations

import asyncio
import os
from collections.abc import AsyncIterator, Iterator, Sequence
from dataclasses import dataclass

from channels.files.confined import Bounds, confined
from channels.files.problems import FileProblem
from channels.material.bundle import Entry
from channels.material.finding import Unread
from channels.material.look import Look, look
from domain.errors import Refusal

PHOTOS = Bounds(memory=2_400_000_000, processor=240, patience=600)
_BATCH, _BATCH_BYTES = 20, 150_000_000


@dataclass(frozen=True, slots=True)
class Batch:
    """Pictures that one process looks at; `keep`: what is to be kept of them is wanted too."""

    entries: tuple[Entry, ...]
    keep: bool


Seen = tuple[Entry, Look | Unread]


def look_here(batch: Batch) -> tuple[Look | Unread, ...]:
    """Each picture of a batch, in this process."""
    return tuple(_one(entry, keep=batch.keep) for entry in batch.entries)


async def look_at(
    entries: Sequence[Entry], *, keep: bool, bounds: Bounds = PHOTOS
) -> AsyncIterator[list[Seen]]:
    """Batch by batch, as many at once as there are processors; a batch that breaks is looked at one by one."""
    lanes = asyncio.Semaphore(os.cpu_count() or 1)

    async def seen(batch: Batch) -> list[Seen]:
        async with lanes:
            return await _careful(batch, bounds)

    waiting = [asyncio.create_task(seen(batch)) for batch in _batches(entries, keep=keep)]
    try:
        for done in asyncio.as_completed(waiting):
            yield await done
    finally:
        for task in waiting:
            task.cancel()
        await asyncio.gather(*waiting, return_exceptions=True)


async def _careful(batch: Batch, bounds: Bounds) -> list[Seen]:
    try:
        return list(zip(batch.entries, await confined(look_here, batch, bounds), strict=True))
    except Refusal as refusal:
        if len(batch.entries) == 1:
            [entry] = batch.entries
            return [(entry, Unread(entry.name, 0, refusal.phrase))]
    one_by_one = [await _careful(Batch((entry,), batch.keep), bounds) for entry in batch.entries]
    return [seen for listed in one_by_one for seen in listed]


def _one(entry: Entry, *, keep: bool) -> Look | Unread:
    try:
        found = look(entry.content(), entry.name, keep=keep)
    except FileProblem as stopped:
        return Unread(entry.name, 0, stopped.problem.phrase)
    return found if isinstance(found, Look) else Unread(entry.name, 0, found)


def _batches(entries: Sequence[Entry], *, keep: bool) -> Iterator[Batch]:
    held: list[Entry] = []
    for entry in entries:
        if held and (len(held) == _BATCH or sum(one.size for one in held) + entry.size > _BATCH_BYTES):
            yield Batch(tuple(held), keep)
            held = []
        held.append(entry)
    if held:
        yield Batch(tuple(held), keep)
