"""How does a whole, checked copy of the database get into a file while the house works?"""

from __future__ import annotations

import asyncio
import os
import shutil
from pathlib import Path

from sqlalchemy import URL
from sqlalchemy.ext.asyncio import create_async_engine

from domain.errors import refuse
from store.engine import PRIVATE, async_url, sqlite_begins
from store.tenancy.rows import WHOLE


async def backup(url: str, target: Path) -> Path:
    """Write a consistent copy to `target`: a database file of SQLite, a custom-format dump of PostgreSQL.

    Refusal: the target exists, the copy does not pass its check, or `pg_dump` is missing or says no.
    """
    unfinished = _prepare(target)
    parsed = async_url(url)
    try:
        if parsed.get_backend_name() == "sqlite":
            await _copy_sqlite(parsed, unfinished)
        else:
            await _dump_postgres(parsed, unfinished)
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
    program = shutil.which("pg_dump")
    if program is None:
        raise refuse("backup.no_pg_dump")
    plain = url.set(drivername="postgresql", password=None).render_as_string()
    secret = {"PGPASSWORD": str(url.password)} if url.password else {}
    process = await asyncio.create_subprocess_exec(
        program,
        *("--format=custom", "--no-owner", "--enable-row-security", f"--file={target}", f"--dbname={plain}"),
        stderr=asyncio.subprocess.PIPE,
        env={"PATH": str(Path(program).parent), "PGOPTIONS": f"-c {WHOLE}=on", **secret},
    )
    _, said = await process.communicate()
    if process.returncode != 0:
        raise refuse("backup.failed", words=said.decode(errors="replace").strip())
