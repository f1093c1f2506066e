"""Does a dump of PostgreSQL bring the houses back, in a database of the same server that goes away again?"""

from __future__ import annotations

import asyncio
import gzip
import secrets
import subprocess
import tempfile
import time
from collections.abc import AsyncIterator, Iterable
from contextlib import asynccontextmanager
from pathlib import Path

from sqlalchemy import URL, text
from sqlalchemy.exc import DBAPIError
from sqlalchemy.ext.asyncio import AsyncConnection, create_async_engine

from domain.errors import refuse
from store.engine import async_url
from store.upkeep.backup import addressed
from store.upkeep.guest_keys import GuestKeys
from store.upkeep.shredding import Opening, open_dump

NAME = "lhcm_trial_"
A_DAY = 86_400
_MAY = "SELECT rolcreatedb OR rolsuper FROM pg_roles WHERE rolname = current_user"
_OURS = "SELECT datname FROM pg_database WHERE datname LIKE :name AND datdba = current_user::regrole"


@asynccontextmanager
async def beside(url: str) -> AsyncIterator[URL | None]:
    """An empty database of that server, for as long as this lasts; None where the login may not make one."""
    parsed = async_url(url)
    engine = create_async_engine(parsed, isolation_level="AUTOCOMMIT")
    name = f"{NAME}{int(time.time())}_{secrets.token_hex(4)}"
    try:
        async with engine.connect() as connection:
            may = bool((await connection.execute(text(_MAY))).scalar())
            if may:
                await _clear_up(connection)
                await connection.exec_driver_sql(f'CREATE DATABASE "{name}" TEMPLATE template0')
        try:
            yield parsed.set(database=name) if may else None
        finally:
            if may:
                async with engine.connect() as connection:
                    await connection.exec_driver_sql(f'DROP DATABASE "{name}" WITH (FORCE)')
    except DBAPIError as error:
        raise refuse("backup.damaged", words=str(error.orig)) from error
    finally:
        await engine.dispose()


async def _clear_up(connection: AsyncConnection) -> None:
    """What a trial left whose process was killed."""
    for (name,) in (await connection.execute(text(_OURS), {"name": f"{NAME}%"})).all():
        begun = str(name).removeprefix(NAME).partition("_")[0]
        if begun.isdecimal() and time.time() - int(begun) > A_DAY:
            await connection.exec_driver_sql(f'DROP DATABASE IF EXISTS "{name}" WITH (FORCE)')


async def restore(copy: Path, place: URL, ring: GuestKeys | None) -> None:
    """A dump in custom format, or plain SQL in gzip, into this empty database; what is sealed in it is opened on
    the way, and never lies on a disk. Refusal: it does not go in to its end."""
    await asyncio.to_thread(_put, copy, place, ring)


def _put(copy: Path, place: URL, ring: GuestKeys | None) -> None:
    with copy.open("rb") as file:
        compressed = file.read(2) == b"\x1f\x8b"
    if compressed:
        _typed(copy, place, ring)
    else:
        _restored(copy, place)


def _restored(copy: Path, place: URL) -> None:
    command, surroundings = addressed("pg_restore", place)
    words = ("--no-owner", "--exit-on-error", str(copy))
    done = subprocess.run([*command, *words], env=surroundings, capture_output=True, check=False)
    if done.returncode != 0:
        raise refuse("backup.damaged", words=done.stderr.decode(errors="replace").strip())


def _typed(copy: Path, place: URL, ring: GuestKeys | None) -> None:
    command, surroundings = addressed("psql", place)
    words = ("--no-psqlrc", "--quiet", "--set=ON_ERROR_STOP=1", "--output=/dev/null")
    with tempfile.TemporaryFile() as said:
        process = subprocess.Popen(
            [*command, *words], stdin=subprocess.PIPE, stderr=said, env=surroundings, encoding="utf-8"
        )
        try:
            with gzip.open(copy, "rt", encoding="utf-8", newline="\n") as lines, process:
                for line in _opened(lines, ring):
                    process.stdin.write(line)  # type: ignore[union-attr]
        except BrokenPipeError:  # it has said why, and is gone
            process.wait()
        except (OSError, EOFError, UnicodeDecodeError) as error:
            raise refuse("backup.damaged", words=copy.name) from error
        if process.returncode != 0:
            said.seek(0)
            raise refuse("backup.damaged", words=said.read().decode(errors="replace").strip())


def _opened(lines: Iterable[str], ring: GuestKeys | None) -> Iterable[str]:
    return lines if ring is None else open_dump(lines, Opening(ring))
