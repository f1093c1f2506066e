"""Where do files lie while they are read, so that a reader who is killed leaves none of them behind for long?"""

from __future__ import annotations

import contextlib
import fcntl
import os
import shutil
import tempfile
from collections.abc import Iterator
from pathlib import Path

_NAMED = "cloud-"


@contextlib.contextmanager
def passing_folder(home: Path) -> Iterator[Path]:
    """A folder of the house's home for as long as it is used; what killed readers left there goes first.

    Whoever reads holds a lock on his own, which the system takes back when he dies. OSError: no room.
    """
    home.mkdir(mode=0o700, parents=True, exist_ok=True)
    _swept(home)
    while True:
        folder = Path(tempfile.mkdtemp(dir=home, prefix=_NAMED))
        held = os.open(folder, os.O_RDONLY)
        fcntl.flock(held, fcntl.LOCK_EX)
        if folder.is_dir():  # nobody swept it before it was locked
            break
        os.close(held)
    try:
        yield folder
    finally:
        shutil.rmtree(folder, ignore_errors=True)
        os.close(held)


def _swept(home: Path) -> None:
    for left in home.glob(f"{_NAMED}*"):
        with contextlib.suppress(OSError):  # held by somebody who reads, or gone
            held = os.open(left, os.O_RDONLY | os.O_DIRECTORY | os.O_NOFOLLOW)
            try:
                fcntl.flock(held, fcntl.LOCK_EX | fcntl.LOCK_NB)
                shutil.rmtree(left)
            finally:
                os.close(held)
