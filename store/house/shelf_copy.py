"""How do the files of the shelf get into a backup?"""

from __future__ import annotations

import os
import shutil
import tarfile
from collections.abc import Iterator
from pathlib import Path

from domain.errors import refuse
from store.house.shelf import PRIVATE, PRIVATE_FOLDER, Shelf


def packed(shelf: Shelf, target: Path) -> Path | None:
    """Every file of the shelf in one archive that only this account reads, to be unpacked in its place.

    None: the shelf is empty. Refusal: the target exists, or the archive does not hold what the shelf holds.
    """
    files = list(_files(shelf))
    if not files:
        return None
    if target.exists():
        raise refuse("backup.exists", path=str(target))
    unfinished = target.with_name(f"{target.name}.part")
    unfinished.unlink(missing_ok=True)
    try:
        with (
            open(os.open(unfinished, os.O_CREAT | os.O_EXCL | os.O_WRONLY, PRIVATE), "wb") as file,
            tarfile.open(fileobj=file, mode="w") as archive,
        ):
            for one in files:
                archive.add(one, str(one.relative_to(shelf.folder)), recursive=False)
        with tarfile.open(unfinished) as archive:
            sizes = {one.name: one.size for one in archive.getmembers()}
        if sizes != {str(one.relative_to(shelf.folder)): one.stat().st_size for one in files}:
            raise refuse("backup.damaged", words=target.name)
        return unfinished.rename(target)
    finally:
        unfinished.unlink(missing_ok=True)


def mirrored(shelf: Shelf, folder: Path) -> int:
    """The files that `folder` does not have yet, put there; how many.

    A file of the shelf is written once and never changed, so a second name for it is as good as a copy and takes no
    room; on another disk it is copied.
    """
    fresh = 0
    for one in _files(shelf):
        place = folder / one.relative_to(shelf.folder)
        if place.exists():
            continue
        folder.mkdir(mode=PRIVATE_FOLDER, parents=True, exist_ok=True)
        place.parent.mkdir(mode=PRIVATE_FOLDER, exist_ok=True)
        try:
            place.hardlink_to(one)
        except OSError:
            shutil.copyfile(one, place)
            place.chmod(PRIVATE)
        fresh += 1
    return fresh


def _files(shelf: Shelf) -> Iterator[Path]:
    """What lies there whole."""
    for one in sorted(shelf.folder.glob("*/*")):
        if one.is_file() and not one.name.startswith("."):
            yield one
