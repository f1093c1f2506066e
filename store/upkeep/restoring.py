"""Does a backup really bring the houses back, tried out where nobody lives?"""

from __future__ import annotations

import asyncio
import os
import shutil
from dataclasses import dataclass
from pathlib import Path

from sqlalchemy.exc import DatabaseError

from domain.errors import refuse
from store.engine import PRIVATE, open_store
from store.upkeep.chains import entries_that_hold
from store.upkeep.schema import migrate, schema_revision

SQLITE = b"SQLite format 3\x00"
DUMP = b"PGDMP"


@dataclass(frozen=True, slots=True)
class Restored:
    """What came back: how many houses, journal entries of theirs that hold, and the schema it was made at.

    Of a dump of PostgreSQL only its table of contents is read, where no server is at hand to take it: `houses` and
    `entries` are None then.
    """

    houses: int | None
    entries: int | None
    revision: str | None


async def tried(copy: Path, scratch: Path) -> Restored:
    """Restore `copy` into the folder `scratch`, bring it up to this version, verify every journal of it.

    The folder is whoever called's to make and to clear away; the copy itself is not touched. Refusal: it is not a
    backup, is damaged, or a journal in it does not hold.
    """
    begins = await asyncio.to_thread(_first_bytes, copy)
    if begins.startswith(DUMP):
        return await _contents(copy)
    if not begins.startswith(SQLITE):
        raise refuse("backup.not_one", path=copy.name)
    place = scratch / "trial.sqlite3"
    await asyncio.to_thread(_copied, copy, place)
    try:
        return await _opened(f"sqlite+aiosqlite:///{place}")
    except DatabaseError as error:
        raise refuse("backup.damaged", words=str(error.orig)) from error


def _first_bytes(copy: Path) -> bytes:
    try:
        with copy.open("rb") as file:
            return file.read(len(SQLITE))
    except OSError as error:
        raise refuse("backup.damaged", words=error.strerror or str(error)) from error


def _copied(copy: Path, place: Path) -> None:
    os.close(os.open(place, os.O_CREAT | os.O_EXCL | os.O_WRONLY, PRIVATE))
    shutil.copyfile(copy, place)


async def _opened(url: str) -> Restored:
    revision = await schema_revision(url)
    await migrate(url)  # a backup is restored by the version that runs today
    store = open_store(url)
    try:
        async with store.hall_reading() as hall:
            houses = await hall.property_ids()
        entries = await entries_that_hold(store, houses)
    finally:
        await store.close()
    return Restored(len(houses), entries, revision)


async def _contents(copy: Path) -> Restored:
    program = shutil.which("pg_restore")
    if program is None:
        raise refuse("backup.no_pg_dump")
    process = await asyncio.create_subprocess_exec(
        program, "--list", str(copy), stdout=asyncio.subprocess.PIPE, stderr=asyncio.subprocess.PIPE
    )
    listed, said = await process.communicate()
    if process.returncode != 0 or b"TABLE DATA public property" not in listed:
        raise refuse("backup.damaged", words=said.decode(errors="replace").strip() or copy.name)
    return Restored(None, None, None)
