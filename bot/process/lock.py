"""Is this the only process that has the house open?"""

from __future__ import annotations

import contextlib
import fcntl
import os
from collections.abc import Iterator
from pathlib import Path

from bot.settings import Settings
from domain.errors import refuse

LOCK = "lhcm.lock"


@contextlib.contextmanager
def held(settings: Settings) -> Iterator[None]:
    """The house, for this process alone until the end of the block.

    Whoever runs a house takes up at once what its predecessor left under way; beside a living one that would send
    messages twice and take changes for lost. The kernel gives the lock back when the process dies, however it dies.
    Reads, imports and backups do without it. Raises Refusal, with the number of the process that has the house, or
    where its folder cannot be used.
    """
    try:
        file = place(settings)
        file.parent.mkdir(mode=0o700, parents=True, exist_ok=True)
        descriptor = os.open(file, os.O_RDWR | os.O_CREAT | os.O_CLOEXEC, 0o600)
    except OSError as error:
        raise refuse("cli.no_database", words=error.strerror or str(error)) from error
    try:
        try:
            fcntl.flock(descriptor, fcntl.LOCK_EX | fcntl.LOCK_NB)
        except BlockingIOError:
            pid = os.read(descriptor, 20).decode("ascii", "replace").strip() or "?"
            raise refuse("cli.house_is_held", pid=pid, place=str(file.parent)) from None
        os.ftruncate(descriptor, 0)
        os.write(descriptor, f"{os.getpid()}\n".encode())
        yield
    finally:
        os.close(descriptor)


def place(settings: Settings) -> Path:
    """The lock of one house: beside its SQLite file, however one got there; else in the home folder."""
    kind, _, file = settings.database.partition(":///")
    if kind.startswith("sqlite") and file:
        database = Path(file.partition("?")[0]).resolve()
        return database.with_name(f"{database.name}.lock")
    return settings.lhcm_home / LOCK
