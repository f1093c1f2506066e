"""Which files of a folder are new, changed or gone since the house last looked, and what do they say?"""

from __future__ import annotations

import asyncio
import os
import stat
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import UTC, datetime
from pathlib import Path

from bot.knowledge.chats import chat_kept
from bot.knowledge.keeping import keep_read
from bot.process.lazily import at
from channels.material.bundle import is_noise
from domain.knowledge.writing import USUAL, Audience, Source, Writing, audience_said
from governance.knowledge.finding import LOST
from governance.office import Office

SETTING = "knowledge_folders"
_TOGETHER = 200  # files whose readings are awaited at once: what a crash may cost is read again
LONGEST_KEY = 400


@dataclass(frozen=True, slots=True)
class Pass:
    """What one look at a folder came to; `unread` are files that say nothing, each with one word why."""

    read: int = 0
    unchanged: int = 0
    gone: int = 0
    unread: tuple[tuple[str, str], ...] = ()
    lost: bool = False


@dataclass(frozen=True, slots=True)
class There:
    """A file of the folder: its key, path, size and last change."""

    key: str
    path: Path
    size: int
    changed: datetime


async def look_through(
    office: Office, property_id: str, folder: Path, audience: Audience | None = None
) -> Pass:
    """Read what is new or changed, forget what is gone. What is done stays done: killed in the middle, the next
    pass goes on where this one was.

    Where the folder cannot be reached its files are cited no more until it can.
    """
    above = f"folder:{folder.name}/"
    async with office.store.reading(property_id) as unit:
        known = await unit.writings.marks(Source.FOLDER, above)
    if not await asyncio.to_thread(folder.is_dir):
        async with office.store.unit(property_id) as unit:
            gone = await unit.writings.withdraw(known)
            if known:
                await unit.settings.set(f"{LOST}{folder.name}", gone, "system", office.clock())
        return Pass(gone=gone, lost=True)
    there = {one.key: one for one in await asyncio.to_thread(list, files_in(folder, above))}
    waiting = [one for one in there.values() if known.get(one.key) != (one.size, one.changed)]
    unread: list[tuple[str, str]] = []
    for first in range(0, len(waiting), _TOGETHER):
        unread += await _read(office, property_id, waiting[first : first + _TOGETHER], audience)
    async with office.store.unit(property_id) as unit:
        gone = await unit.writings.forget(known.keys() - there.keys())
        if await unit.settings.get(f"{LOST}{folder.name}"):
            await unit.settings.set(f"{LOST}{folder.name}", 0, "system", office.clock())
    return Pass(len(waiting), len(there) - len(waiting), gone, tuple(sorted(unread)))


async def remember(
    office: Office, property_id: str, folder: Path, audience: Audience | None, by: str
) -> None:
    """Look through this folder from now on, every ten minutes, as long as the house runs."""
    async with office.store.unit(property_id) as unit:
        known = dict(await unit.settings.get(SETTING) or {})
        known[str(folder)] = audience.value if audience else None
        await unit.settings.set(SETTING, known, by, office.clock())


async def forget(office: Office, property_id: str, folder: Path, by: str) -> int:
    """Look through it no more, and cite nothing of it; how many versions went."""
    async with office.store.unit(property_id) as unit:
        known = dict(await unit.settings.get(SETTING) or {})
        known.pop(str(folder), None)
        await unit.settings.set(SETTING, known, by, office.clock())
        marks = await unit.writings.marks(Source.FOLDER, f"folder:{folder.name}/")
        return await unit.writings.forget(marks)


async def look_through_all(office: Office, property_id: str) -> int:
    """Every folder that is remembered; how many files were read."""
    async with office.store.reading(property_id) as unit:
        known = dict(await unit.settings.get(SETTING) or {})
    read = 0
    for path, audience in known.items():
        done = await look_through(office, property_id, Path(path), Audience(audience) if audience else None)
        read += done.read
    return read


def files_in(folder: Path, above: str) -> Iterator[There]:
    """Regular files by their path; links, what systems leave behind and what is hidden are passed over."""
    for here, folders, files in os.walk(folder, followlinks=False):
        folders[:] = sorted(one for one in folders if not one.startswith("."))
        for name in sorted(files):
            path = Path(here) / name
            below = path.relative_to(folder).as_posix()
            try:
                state = path.lstat()
            except OSError:
                continue
            if not stat.S_ISREG(state.st_mode) or name.startswith((".", "~$")) or is_noise(below):
                continue
            changed = datetime.fromtimestamp(state.st_mtime_ns // 1000 / 1_000_000, UTC)
            yield There(f"{above}{below}"[:LONGEST_KEY], path, state.st_size, changed)


async def _read(
    office: Office, property_id: str, waiting: Sequence[There], audience: Audience | None
) -> list[tuple[str, str]]:
    file, unread = at("channels.knowledge.reading:File"), []
    files = {file(one.path.name, one.path, one.size): one for one in waiting}
    async for given, read in at("channels.knowledge.reading:read_files")(list(files)):
        one = files[given]
        writing = Writing(
            key=one.key,
            title=one.key.partition(":")[2],
            source=Source.FOLDER,
            audience=audience or audience_said(one.key) or USUAL,
            digest=read.digest,
            dated=one.changed,
            read_at=office.clock(),
            size=one.size,
        )
        await keep_read(office, property_id, writing, read)
        chat = False
        if writing.audience is not Audience.OWNER:  # the register is read by the operator too
            chat = await chat_kept(office, property_id, one.key, one.path, one.changed)
        if read.problem and not chat:
            unread.append((writing.title, read.problem))
    return unread
