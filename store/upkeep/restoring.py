"""Does a backup really bring the houses back, tried out where nobody lives?"""

from __future__ import annotations

import asyncio
import gzip
import importlib
import os
import shutil
import sqlite3
from dataclasses import dataclass
from pathlib import Path

from sqlalchemy.exc import DatabaseError

from domain.errors import refuse
from store.engine import PRIVATE, open_store
from store.upkeep.chains import entries_that_hold
from store.upkeep.guest_keys import GuestKeys
from store.upkeep.schema import migrate, schema_revision
from store.upkeep.shredding import Opening, open_dump, open_sqlite

SQLITE = b"SQLite format 3\x00"
DUMP, GZIP = b"PGDMP", b"\x1f\x8b"


@dataclass(frozen=True, slots=True)
class Restored:
    """What came back: how many houses, journal entries of theirs that hold, and the schema it was made at.

    A dump of PostgreSQL is only read through where there is no server at hand that lets us make a database:
    `houses` and `entries` are None then.
    """

    houses: int | None
    entries: int | None
    revision: str | None


async def brought_back(copy: Path, target: Path, ring: GuestKeys) -> int:
    """A sealed copy, opened into a new file: a database of SQLite, plain SQL of PostgreSQL.

    How many cells have lost their key, being forgotten. Refusal: the target exists, or it is no such backup.
    """
    begins = await asyncio.to_thread(_first_bytes, copy)
    if await asyncio.to_thread(target.exists):
        raise refuse("backup.exists", path=str(target))
    if begins.startswith(SQLITE):
        await asyncio.to_thread(_copied, copy, target)
        return await asyncio.to_thread(open_sqlite, target, ring)
    if not begins.startswith(GZIP):
        raise refuse("backup.not_one", path=copy.name)
    return await asyncio.to_thread(_sql_opened, copy, target, ring)


def _sql_opened(copy: Path, target: Path, ring: GuestKeys) -> int:
    opening = Opening(ring)
    try:
        with (
            gzip.open(copy, "rt", encoding="utf-8", newline="\n") as before,
            open(
                os.open(target, os.O_CREAT | os.O_EXCL | os.O_WRONLY, PRIVATE),
                "w",
                encoding="utf-8",
                newline="",
            ) as after,
        ):
            after.writelines(open_dump(before, opening))
    except (EOFError, gzip.BadGzipFile, UnicodeDecodeError) as error:
        target.unlink(missing_ok=True)
        raise refuse("backup.damaged", words=copy.name) from error
    return opening.lost


async def tried(
    copy: Path, scratch: Path, ring: GuestKeys | None = None, server: str | None = None
) -> Restored:
    """Restore `copy` where nobody lives, bring it up to this version, verify every journal of it: into the folder
    `scratch`, or of PostgreSQL into a database of its own on the `server` of that URL.

    The folder is whoever called's to make and to clear away; the copy itself is not touched. Refusal: it is not a
    backup, is damaged, or a journal in it does not hold.
    """
    begins = await asyncio.to_thread(_first_bytes, copy)
    if begins.startswith((DUMP, GZIP)) and server is not None and server.startswith("postgres"):
        trial = importlib.import_module("store.upkeep.server_trial")
        async with trial.beside(server) as place:
            if place is not None:
                await trial.restore(copy, place, ring)
                return await _opened(place.render_as_string(hide_password=False))
    if begins.startswith(DUMP):
        return await _contents(copy)
    if begins.startswith(GZIP):
        return await asyncio.to_thread(_listed, copy)
    if not begins.startswith(SQLITE):
        raise refuse("backup.not_one", path=copy.name)
    place = scratch / "trial.sqlite3"
    await asyncio.to_thread(_copied, copy, place)
    try:
        if ring is not None:  # a step of the schema reads words, not seals
            await asyncio.to_thread(open_sqlite, place, ring)
        return await _opened(f"sqlite+aiosqlite:///{place}")
    except DatabaseError as error:
        raise refuse("backup.damaged", words=str(error.orig)) from error
    except sqlite3.DatabaseError as error:
        raise refuse("backup.damaged", words=str(error)) from error


def _first_bytes(copy: Path) -> bytes:
    try:
        with copy.open("rb") as file:
            return file.read(len(SQLITE))
    except OSError as error:
        raise refuse("backup.damaged", words=error.strerror or str(error)) from error


def _copied(copy: Path, place: Path) -> None:
    os.close(_private(place))
    shutil.copyfile(copy, place)


def _private(file: Path) -> int:
    return os.open(file, os.O_CREAT | os.O_EXCL | os.O_WRONLY, PRIVATE)


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


def _listed(copy: Path) -> Restored:
    """Of plain SQL: that it is whole, and that houses are in it."""
    houses, last = False, ""
    try:
        with gzip.open(copy, "rt", encoding="utf-8", newline="\n") as lines:
            for line in lines:
                houses = houses or line.startswith("COPY public.properties ")
                last = line if "dump complete" in line else last
    except (OSError, EOFError, UnicodeDecodeError) as error:
        raise refuse("backup.damaged", words=copy.name) from error
    if not houses or not last:
        raise refuse("backup.damaged", words=copy.name)
    return Restored(None, None, None)


async def _contents(copy: Path) -> Restored:
    program = shutil.which("pg_restore")
    if program is None:
        raise refuse("backup.no_pg_dump", program="pg_restore")
    process = await asyncio.create_subprocess_exec(
        program, "--list", str(copy), stdout=asyncio.subprocess.PIPE, stderr=asyncio.subprocess.PIPE
    )
    listed, said = await process.communicate()
    if process.returncode != 0 or b"TABLE DATA public property" not in listed:
        raise refuse("backup.damaged", words=said.decode(errors="replace").strip() or copy.name)
    return Restored(None, None, None)
