"""Where do the bytes of sent files lie, so that only this house's account can read them?"""

from __future__ import annotations

import contextlib
import os
import shutil
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import BinaryIO

PRIVATE, PRIVATE_FOLDER = 0o600, 0o700


@dataclass(frozen=True, slots=True)
class Shelf:
    """A folder with one folder for each digest, and in it the file under the name that it came with."""

    folder: Path = Path("var/documents")

    def place(self, digest: str, name: str) -> Path:
        """Where a file lies. ValueError for a digest or name that would lead elsewhere."""
        path = self.folder / digest / name
        if not digest.isalnum() or Path(name).name != name or name in {"", ".", ".."}:
            raise ValueError("no place on the shelf")
        return path

    def discard(self, digest: str) -> None:
        """Take away everything that lies under this digest; nothing where there is nothing."""
        if not digest.isalnum():
            raise ValueError("no place on the shelf")
        shutil.rmtree(self.folder / digest, ignore_errors=True)

    def keep(self, digest: str, name: str, content: bytes) -> Path:
        """Write a file to its place."""
        path = self.place(digest, name)
        self.folder.mkdir(mode=PRIVATE_FOLDER, parents=True, exist_ok=True)
        return written(path, content)


def written(path: Path, content: bytes) -> Path:
    """Write a file whole or not at all, readable by nobody else. OSError where the disk is full or closed."""
    with whole(path) as file:
        file.write(content)
    return path


@contextlib.contextmanager
def whole(path: Path) -> Iterator[BinaryIO]:
    """A file to write, readable by nobody else, that stands at its place only once it is whole."""
    path.parent.mkdir(mode=PRIVATE_FOLDER, parents=True, exist_ok=True)
    unfinished = path.with_name(f".{path.name}")
    unfinished.unlink(missing_ok=True)
    with open(os.open(unfinished, os.O_WRONLY | os.O_CREAT | os.O_EXCL, PRIVATE), "wb") as file:
        yield file
        file.flush()
        os.fsync(file.fileno())
    unfinished.replace(path)
