"""How does a whole, checked copy of the database get into a file while the house works?"""

from __future__ import annotations

import asyncio
import gzip
import os
import shutil
import subprocess
import tempfile
from pathlib import Path

from sqlalchemy import URL
from sqlalchemy.ext.asyncio import create_async_engine

from domain.errors import refuse
from store.engine import PRIVATE, async_url, sqlite_begins
from store.tenancy.rows import WHOLE
from store.upkeep.guest_keys import GuestKeys
from store.upkeep.shredding import Sealing, seal_dump, seal_sqlite


async def backup(url: str, target: Path, ring: GuestKeys | None = None) -> Path:
    """Write a consistent copy to `target`: a database file of SQLite, a dump of PostgreSQL.

    With a `ring` the words of guests are sealed in it, each row under its own key, and a dump is plain SQL in gzip;
    without one the copy is open, and a dump in custom format. Refusal: the target exists, the copy does not pass
    its check, or `pg_dump` is missing or says no.
    """
    unfinished = _prepare(target)
    parsed = async_url(url)
    try:
        if parsed.get_backend_name() == "sqlite":
            await _copy_sqlite(parsed, unfinished)
            if ring is not None:
                await asyncio.to_thread(seal_sqlite, unfinished, ring)
        elif ring is None:
            await _dump_postgres(parsed, unfinished)
        else:
            await asyncio.to_thread(_dump_sealed, parsed, unfinished, ring)
        return _keep(unfinished, target)
    finally:
        _discard(unfinished)


def _prepare(target: Path) -> Path:
    if target.exists():
        raise refuse("backup.exists", path=str(target))
    target.parent.mkdir(mode=0o700, parents=True, exist_ok=True)
    unfinished = target.with_name(f"{target.name}.part")
    _discard(unfinished)
    os.close(
        os.open(unfinished, os.O_CREAT | os.O_EXCL | os.O_WRONLY, PRIVATE)
    )  # guests are in it from the start
    return unfinished


def _keep(unfinished: Path, target: Path) -> Path:
    unfinished.chmod(PRIVATE)
    return unfinished.rename(target)


def _discard(unfinished: Path) -> None:
    unfinished.unlink(missing_ok=True)


async def _copy_sqlite(url: URL, target: Path) -> None:
    """VACUUM INTO copies one point in time; writers wait for milliseconds, not for the length of the copy."""
    engine = create_async_engine(url, isolation_level="AUTOCOMMIT")
    async with engine.connect() as connection:
        await connection.exec_driver_sql("VACUUM INTO ?", (str(target),))
    await engine.dispose()
    copy = create_async_engine(URL.create("sqlite+aiosqlite", database=str(target)))
    sqlite_begins(copy, "BEGIN", ("query_only=ON",))
    async with copy.connect() as connection:
        answer = (await connection.exec_driver_sql("PRAGMA integrity_check")).scalar_one()
    await copy.dispose()
    if answer != "ok":
        raise refuse("backup.damaged", words=str(answer))


async def _dump_postgres(url: URL, target: Path) -> None:
    command, surroundings = _pg_dump(url)
    process = await asyncio.create_subprocess_exec(
        *command,
        *("--format=custom", f"--file={target}"),
        stderr=asyncio.subprocess.PIPE,
        env=surroundings,
    )
    _, said = await process.communicate()
    if process.returncode != 0:
        raise refuse("backup.failed", words=said.decode(errors="replace").strip())


def _dump_sealed(url: URL, target: Path, ring: GuestKeys) -> None:
    """Line by line, so that no open copy ever lies on the disk."""
    command, surroundings = _pg_dump(url)
    sealing = Sealing(ring)
    with (
        tempfile.TemporaryFile() as said,
        gzip.open(target, "wt", encoding="utf-8", newline="") as file,
        subprocess.Popen(
            [*command, "--format=plain"],
            stdout=subprocess.PIPE,
            stderr=said,
            env=surroundings,
            encoding="utf-8",
        ) as process,
    ):
        if process.stdout is not None:
            file.writelines(seal_dump(process.stdout, sealing))
        if process.wait() != 0:
            said.seek(0)
            raise refuse("backup.failed", words=said.read().decode(errors="replace").strip())
    sealing.done()  # only now: half a dump does not know of every row


def _pg_dump(url: URL) -> tuple[list[str], dict[str, str]]:
    command, surroundings = addressed("pg_dump", url)
    return [*command, "--no-owner", "--enable-row-security"], surroundings


def addressed(name: str, url: URL) -> tuple[list[str], dict[str, str]]:
    """A program of PostgreSQL on this database, past the policies, and its surroundings; the password stands in
    these, where no other process reads it. Refusal: it is not installed."""
    program = shutil.which(name)
    if program is None:
        raise refuse("backup.no_pg_dump", program=name)
    plain = url.set(drivername="postgresql", password=None).render_as_string()
    secret = {"PGPASSWORD": str(url.password)} if url.password else {}
    surroundings = {"PATH": str(Path(program).parent), "PGOPTIONS": f"-c {WHOLE}=on", **secret}
    return [program, f"--dbname={plain}"], surroundings
