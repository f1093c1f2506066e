"""Which files of the house's folder in the cloud are new, changed, moved or gone, and what do they say?"""

from __future__ import annotations

import json
from collections.abc import Mapping, Sequence
from dataclasses import asdict, dataclass, replace
from datetime import datetime
from pathlib import Path

from bot.knowledge.keeping import keep_read
from bot.knowledge.passing import passing_folder
from bot.process.lazily import at
from channels.cloud import (
    CloudFile,
    CloudFolder,
    CloudUnreachable,
    CloudWithdrawn,
    MarkForgotten,
    NotReadable,
)
from domain.knowledge.writing import USUAL, Audience, Source, Writing, audience_said
from governance.knowledge.finding import LOST
from governance.knowledge.readers import chosen_for
from governance.office import Office

ABOVE = "drive:"
_TOGETHER = 20  # files that lie on disk at once, and what a crash may cost
_CURSOR = "cloud"
MOST_BYTES = 50_000_000


@dataclass(frozen=True, slots=True)
class Known:
    """Where the last look ended: the folder's name, the mark for what came since, the folders with their paths.

    Without a mark everything is listed anew; what was read before and has not changed is not read again.
    """

    name: str = ""
    mark: str = ""
    folders: Mapping[str, str] | None = None
    at: str = ""
    problem: str = ""


@dataclass(frozen=True, slots=True)
class CloudPass:
    """What one look came to; `unread` are files that say nothing, each with one word why, `gone` titles.

    `problem`: "" is well, "withdrawn" that the folder is closed to us, "unreachable" that nobody knows.
    """

    name: str = ""
    read: int = 0
    unchanged: int = 0
    gone: tuple[str, ...] = ()
    unread: tuple[tuple[str, str], ...] = ()
    problem: str = ""


async def look_at_cloud(office: Office, property_id: str) -> CloudPass | None:
    """One look at the folder that this house is given; None where it is given none."""
    if office.clouds is None:
        return None
    async with office.clouds(property_id) as (cloud, audience):
        return None if cloud is None else await synced(office, property_id, cloud, audience)


async def synced(
    office: Office, property_id: str, cloud: CloudFolder, audience: Audience | None = None
) -> CloudPass:
    """Read what is new, follow what moved, forget what is gone. Killed in the middle, the next look goes on.

    What cannot be read any more is cited no more, and answers say so; where only the line is down nothing changes.
    """
    known = await known_of(office, property_id)
    try:
        name = await cloud.named()
        look = _Look(office, property_id, cloud, audience, name)
        if known.mark and known.folders is not None and known.name == name:
            try:
                return await look.what_changed(known.mark, known.folders)
            except MarkForgotten:
                pass
        return await look.everything()
    except CloudWithdrawn:
        return await _withdrawn(office, property_id, known)
    except CloudUnreachable:
        await _keep(office, property_id, replace(known, problem="unreachable"))
        return CloudPass(known.name, problem="unreachable")


async def known_of(office: Office, property_id: str) -> Known:
    """Where the last look ended; nothing before the first."""
    async with office.store.reading(property_id) as unit:
        kept = await unit.channels.cursor(_CURSOR)
    return Known(**json.loads(kept)) if kept else Known()


async def forget_cloud(office: Office, property_id: str) -> int:
    """Cite nothing of it; how many versions went."""
    known = await known_of(office, property_id)
    async with office.store.unit(property_id) as unit:
        await unit.channels.set_cursor(_CURSOR, json.dumps(asdict(Known())))
        if await unit.settings.get(f"{LOST}{known.name}"):
            await unit.settings.set(f"{LOST}{known.name}", 0, "system", office.clock())
        return await unit.writings.forget(await unit.writings.marks(Source.DRIVE, ABOVE))


@dataclass(frozen=True, slots=True)
class _Look:
    office: Office
    property_id: str
    cloud: CloudFolder
    audience: Audience | None
    name: str

    async def everything(self) -> CloudPass:
        """The mark first: what happens while we read comes again with the changes."""
        mark = await self.cloud.mark()
        listing = await self.cloud.everything()
        done = await self._followed(listing.files)
        gone = await self._gone(set(done.here) - {f"{ABOVE}{one.id}" for one in listing.files}, done.here)
        await self._ended(mark, listing.folders)
        return CloudPass(self.name, done.read, done.unchanged, gone, done.unread)

    async def what_changed(self, mark: str, folders: Mapping[str, str]) -> CloudPass:
        """Page by page; each is done before the next is asked for."""
        whole = CloudPass(self.name)
        while True:
            changes = await self.cloud.since(mark, folders)
            if changes.moved:
                return await self.everything()
            done = await self._followed(changes.files)
            gone = await self._gone({f"{ABOVE}{one}" for one in changes.gone} & done.here.keys(), done.here)
            mark = changes.mark
            await self._ended(mark, folders)
            whole = CloudPass(
                self.name,
                whole.read + done.read,
                whole.unchanged + done.unchanged,
                (*whole.gone, *gone),
                (*whole.unread, *done.unread),
            )
            if not changes.more:
                return whole

    async def _followed(self, files: Sequence[CloudFile]) -> _Followed:
        async with self.office.store.reading(self.property_id) as unit:
            here = {
                one.key: one
                for one in await unit.writings.current(frozenset(Audience))
                if one.source is Source.DRIVE
            }
            said = [await chosen_for(unit, self._writing(file)) for file in files]
        waiting = []
        for file, writing in zip(files, said, strict=True):
            held = here.get(writing.key)
            if held is None or (held.size, held.dated) != (file.size, file.changed):
                waiting.append(file)
            elif (held.title, held.audience) != (writing.title, writing.audience):
                async with self.office.store.unit(self.property_id) as unit:
                    await unit.writings.rename(writing.key, writing.title, writing.audience)
        unread: list[tuple[str, str]] = []
        for first in range(0, len(waiting), _TOGETHER):
            unread += await self._read(waiting[first : first + _TOGETHER])
        return _Followed(len(waiting), len(files) - len(waiting), tuple(unread), here)

    async def _read(self, files: Sequence[CloudFile]) -> list[tuple[str, str]]:
        kind, read_files = at("channels.knowledge.reading:File"), at("channels.knowledge.reading:read_files")
        kept = at("channels.knowledge.reading:Read")
        unread = []
        with passing_folder(self.office.home) as place:
            fetched: dict[object, CloudFile] = {}
            for number, file in enumerate(files):
                path = place / f"{number:04}"
                try:
                    name = await self._fetched(file, path)
                except NotReadable as why:
                    writing = self._writing(file)
                    await keep_read(self.office, self.property_id, writing, kept(problem=str(why)))
                    unread.append((writing.title, str(why)))
                else:
                    fetched[kind(name, path, path.stat().st_size)] = file
            async for given, read in read_files(list(fetched)):
                writing = replace(self._writing(fetched[given]), digest=read.digest)
                await keep_read(self.office, self.property_id, writing, read)
                if read.problem:
                    unread.append((writing.title, read.problem))
        return unread

    async def _fetched(self, file: CloudFile, path: Path) -> str:
        if file.size > MOST_BYTES:
            raise NotReadable("too_large")
        return await self.cloud.fetch(file, path, MOST_BYTES)

    def _writing(self, file: CloudFile) -> Writing:
        title = f"{self.name}/{file.path}"
        return Writing(
            key=f"{ABOVE}{file.id}",
            title=title,
            source=Source.DRIVE,
            audience=self.audience or audience_said(title) or USUAL,
            digest="",
            dated=file.changed,
            read_at=self.office.clock(),
            size=file.size,
        )

    async def _gone(self, keys: set[str], here: Mapping[str, Writing]) -> tuple[str, ...]:
        async with self.office.store.unit(self.property_id) as unit:
            await unit.writings.forget(keys)
        return tuple(sorted(here[key].title for key in keys))

    async def _ended(self, mark: str, folders: Mapping[str, str]) -> None:
        now = self.office.clock()
        async with self.office.store.unit(self.property_id) as unit:
            if await unit.settings.get(f"{LOST}{self.name}"):
                await unit.settings.set(f"{LOST}{self.name}", 0, "system", now)
        await _keep(self.office, self.property_id, Known(self.name, mark, folders, _said(now)))


@dataclass(frozen=True, slots=True)
class _Followed:
    read: int
    unchanged: int
    unread: tuple[tuple[str, str], ...]
    here: Mapping[str, Writing]


async def _withdrawn(office: Office, property_id: str, known: Known) -> CloudPass:
    """Nothing of it is cited until it is back, and whoever asks is told."""
    async with office.store.unit(property_id) as unit:
        here = await unit.writings.marks(Source.DRIVE, ABOVE)
        await unit.writings.withdraw(here)
        if here:
            await unit.settings.set(f"{LOST}{known.name}", len(here), "system", office.clock())
    await _keep(office, property_id, Known(known.name, at=_said(office.clock()), problem="withdrawn"))
    return CloudPass(known.name, problem="withdrawn")


async def _keep(office: Office, property_id: str, known: Known) -> None:
    async with office.store.unit(property_id) as unit:
        await unit.channels.set_cursor(_CURSOR, json.dumps(asdict(known), ensure_ascii=False))


def _said(at: datetime) -> str:
    return at.isoformat(timespec="seconds")
