"""How are backups kept in a folder of another disk, or of another machine that is mounted here?"""

from __future__ import annotations

import asyncio
import os
import shutil
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

from channels.keeping.keeper import Kept, Unkept


@dataclass(frozen=True, slots=True)
class Folder:
    """See `Keeper`. The folder has to be there: a disk that is not mounted is trouble, not a place to write to."""

    place: Path

    async def put(self, file: Path, name: str) -> None:
        await asyncio.to_thread(self._put, file, name)

    async def names(self) -> Sequence[Kept]:
        return await asyncio.to_thread(self._names)

    async def fetch(self, name: str, target: Path) -> None:
        await asyncio.to_thread(self._fetch, name, target)

    async def remove(self, name: str) -> None:
        try:
            (self.place / name).unlink(missing_ok=True)
        except OSError as error:
            raise Unkept(error.strerror or str(error)) from error

    def _put(self, file: Path, name: str) -> None:
        unfinished = self.place / f".{name}.part"
        try:
            shutil.copyfile(file, unfinished)
            unfinished.chmod(0o600)
            with unfinished.open("rb") as written:
                os.fsync(written.fileno())
            unfinished.replace(self.place / name)
        except OSError as error:
            raise Unkept(error.strerror or str(error)) from error

    def _names(self) -> Sequence[Kept]:
        try:
            found = [one for one in self.place.iterdir() if one.is_file() and not one.name.startswith(".")]
            return [Kept(one.name, one.stat().st_size) for one in sorted(found)]
        except OSError as error:
            raise Unkept(error.strerror or str(error)) from error

    def _fetch(self, name: str, target: Path) -> None:
        try:
            with (
                (self.place / name).open("rb") as kept,
                open(os.open(target, os.O_CREAT | os.O_EXCL | os.O_WRONLY, 0o600), "wb") as into,
            ):
                shutil.copyfileobj(kept, into)
        except OSError as error:
            raise Unkept(error.strerror or str(error)) from error
