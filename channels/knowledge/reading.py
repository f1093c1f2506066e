"""What stands in these files, passage by passage, with hostile ones costing only themselves?"""

from __future__ import annotations

import asyncio
import hashlib
import os
from collections.abc import AsyncIterator, Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path, PurePosixPath

from channels.files.confined import Bounds, confined
from channels.files.problems import FileProblem
from channels.knowledge.forms import FORMS, form_of
from channels.knowledge.problems import Unreadable
from domain.errors import Refusal
from domain.knowledge.cutting import Part, passages_of
from domain.knowledge.withheld import without_secrets
from domain.knowledge.writing import Passage

MOST_BYTES = 50_000_000
MOST_PASSAGES = 5_000
ONE = Bounds(memory=1_600_000_000, processor=30, patience=60)
_BATCH, _BATCH_BYTES = 25, 30_000_000


@dataclass(frozen=True, slots=True)
class File:
    """A file to read: its name, which says nothing about what is in it, and where its bytes lie."""

    name: str
    path: Path
    size: int


@dataclass(frozen=True, slots=True)
class Read:
    """What a file holds. `problem` is a word for why nothing is in it ("password", "too_large", "damaged", …)."""

    passages: tuple[Passage, ...] = ()
    digest: str = ""
    form: str = ""
    withheld: int = 0
    problem: str = ""


async def read_files(files: Sequence[File]) -> AsyncIterator[tuple[File, Read]]:
    """Each file with what it holds, batch by batch, two beside each other; a batch that breaks goes one by one."""
    lanes = asyncio.Semaphore(min(2, os.cpu_count() or 1))

    async def worked(batch: tuple[File, ...]) -> list[tuple[File, Read]]:
        async with lanes:
            return await _careful(batch)

    waiting = [asyncio.create_task(worked(batch)) for batch in _batches(files)]
    try:
        for done in asyncio.as_completed(waiting):
            for read in await done:
                yield read
    finally:
        for task in waiting:
            task.cancel()
        await asyncio.gather(*waiting, return_exceptions=True)


def read_here(files: tuple[File, ...]) -> tuple[Read, ...]:
    """Each of them in this process, whose processor time grows by what one file may take."""
    return tuple(_one(file) for file in files)


async def _careful(batch: tuple[File, ...]) -> list[tuple[File, Read]]:
    bounds = ONE if len(batch) == 1 else Bounds(ONE.memory, ONE.processor * 4, ONE.patience * 4)
    try:
        return list(zip(batch, await confined(read_here, batch, bounds), strict=True))
    except Refusal as refusal:
        if len(batch) == 1:
            heavy = refusal.phrase.key == "import.too_heavy"
            return [(batch[0], Read(digest=_digest(batch[0]), problem="too_heavy" if heavy else "damaged"))]
    middle = len(batch) // 2
    return [*await _careful(batch[:middle]), *await _careful(batch[middle:])]


def _one(file: File) -> Read:
    if file.size > MOST_BYTES:
        return Read(digest=_digest(file), problem="too_large")
    try:
        raw = file.path.read_bytes()
    except OSError:
        return Read(problem="unreachable")
    digest = hashlib.sha256(raw).hexdigest()
    form = form_of(raw, file.name)
    reader: Callable[[bytes, str], Iterator[Part]] | None = FORMS.get(form)
    if reader is None:
        return Read(digest=digest, form=form, problem=_UNREAD.get(form, "form") if raw else "empty")
    try:
        passages = passages_of(reader(raw, file.name))
    except Unreadable as why:
        return Read(digest=digest, form=form, problem=str(why))
    except FileProblem as stopped:
        return Read(digest=digest, form=form, problem=_SAID.get(stopped.problem.phrase.key, "damaged"))
    if len(passages) > MOST_PASSAGES:
        return Read(digest=digest, form=form, problem="too_large")
    kept = [without_secrets(one) for one in passages]
    withheld = sum(count for _, count in kept)
    return Read(tuple(one for one, _ in kept), digest, form, withheld, "" if kept else "no_text")


_UNREAD: Mapping[str, str] = {"archive": "archive", "damaged": "damaged"}
_SAID: Mapping[str, str] = {
    "import.password": "password",
    "import.empty": "empty",
    "import.too_large": "too_large",
}


def _digest(file: File) -> str:
    """Of a file that nobody opened: what would make us look again is another size or day."""
    try:
        state = file.path.stat()
    except OSError:
        return ""
    said = f"{PurePosixPath(file.name).name}:{state.st_size}:{state.st_mtime_ns}"
    return hashlib.sha256(said.encode()).hexdigest()


def _batches(files: Sequence[File]) -> Iterator[tuple[File, ...]]:
    held: list[File] = []
    for file in files:
        if held and (len(held) == _BATCH or sum(one.size for one in held) + file.size > _BATCH_BYTES):
            yield tuple(held)
            held = []
        held.append(file)
    if held:
        yield tuple(held)
