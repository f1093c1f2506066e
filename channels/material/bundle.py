"""Which files lie in a folder, a ZIP or alone, and which of them may be opened at all?"""

from __future__ import annotations

import os
import stat
import zipfile
import zlib
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import UTC, date, datetime
from pathlib import Path, PurePosixPath

from channels.files.problems import FileProblem, unreadable
from channels.material.finding import Unread
from domain.phrase import Phrase, say

MOST_FILES = 3_000
MOST_BYTES = 50_000_000  # of one file: what Booking.com takes of a photo
MOST_PACKED = 200  # times that a file may grow when it is unpacked
_ZIP = b"PK\x03\x04"
_ARCHIVES = frozenset([".zip", ".rar", ".7z", ".tar", ".gz", ".tgz", ".bz2", ".xz"])
# What systems leave beside people's files: nobody's material.
_NOISE = frozenset([".ds_store", "thumbs.db", "desktop.ini", "__macosx", ".git", ".gitkeep"])
_LEFT_BY_PROGRAMS = ("._", "~$", ".~lock")  # beside a file that is open, or came from a Mac
_ENCRYPTED = 0x1
_WORKBOOKS = frozenset([".xlsx", ".xlsm", ".xlsb", ".ods", ".docx"])


@dataclass(frozen=True, slots=True)
class Entry:
    """One file of the material: its path below what was given (with /), its bytes, its day; where it lies.

    `inside` is what it is called in its archive, where that lies in a folder.
    """

    name: str
    size: int
    on: str
    root: Path
    packed: bool = False
    inside: str = ""

    @property
    def suffix(self) -> str:
        """Lower case, with its dot."""
        return PurePosixPath(self.name).suffix.lower()

    def content(self) -> bytes:
        """Its bytes. Raises FileProblem where they cannot be had, are damaged or more than was said."""
        try:
            if not self.packed:
                path = self.root if self.root.is_file() else self.root / self.name
                with path.open("rb") as file:
                    return _within(file.read(MOST_BYTES + 1), self.name)
            with zipfile.ZipFile(self.root) as archive, archive.open(self.inside or self.name) as file:
                return _within(file.read(self.size + 1), self.name, self.size)
        except (
            OSError,
            zipfile.BadZipFile,
            zlib.error,
            EOFError,
            NotImplementedError,
            RuntimeError,
            KeyError,
        ):
            raise unreadable(self.name, say("import.damaged")) from None


def entries_of(path: Path) -> Iterator[Entry | Unread]:
    """Every file of the material in the order of its names; what may not be opened, with its reason."""
    if path.is_dir():
        yield from _of_folder(path)
    elif path.suffix.lower() not in _WORKBOOKS and _is_zip(path):
        yield from _of_zip(path)
    else:
        state = path.stat()
        yield _checked(Entry(path.name, state.st_size, _day(state.st_mtime), path))


def is_noise(name: str) -> bool:
    """Whether a system left this beside people's files."""
    parts = [part.lower() for part in PurePosixPath(name).parts]
    return any(part in _NOISE or part.startswith(_LEFT_BY_PROGRAMS) for part in parts)


def _of_folder(folder: Path) -> Iterator[Entry | Unread]:
    seen = 0
    for above, folders, files in os.walk(folder, followlinks=False):
        folders.sort()
        for name in sorted([*files, *(one for one in folders if (Path(above) / one).is_symlink())]):
            path = Path(above) / name
            shown = path.relative_to(folder).as_posix()
            if is_noise(shown):
                continue
            seen += 1
            if seen > MOST_FILES:
                yield Unread(folder.name, 0, say("material.too_many_files", most=MOST_FILES))
                return
            state = path.lstat()
            if stat.S_ISREG(state.st_mode) and path.suffix.lower() == ".zip":
                for packed in _of_zip(path, f"{shown}/"):
                    seen += 1
                    if seen > MOST_FILES:
                        yield Unread(folder.name, 0, say("material.too_many_files", most=MOST_FILES))
                        return
                    yield packed
            elif not stat.S_ISREG(state.st_mode):
                yield Unread(shown, 0, say("material.link"))
            else:
                yield _checked(Entry(shown, state.st_size, _day(state.st_mtime), folder))


def _of_zip(path: Path, below: str = "") -> Iterator[Entry | Unread]:
    """Its files; `below` is what stands before their names where it lies in a folder itself."""
    try:
        with zipfile.ZipFile(path) as archive:
            infos = archive.infolist()
    except (zipfile.BadZipFile, OSError, ValueError, NotImplementedError, RuntimeError, UnicodeDecodeError):
        yield Unread(below.rstrip("/") or path.name, 0, say("material.zip_damaged"))
        return
    if len(infos) > MOST_FILES:
        yield Unread(below.rstrip("/") or path.name, 0, say("material.too_many_files", most=MOST_FILES))
        return
    names: set[str] = set()
    for info in sorted(infos, key=lambda one: one.filename):
        if info.is_dir() or is_noise(info.filename):
            continue
        reason = _unsafe(info, names)
        names.add(info.filename)
        if reason is not None:
            yield Unread(f"{below}{info.filename[:120]}", 0, reason)
        else:
            name, inside = f"{below}{info.filename}", info.filename if below else ""
            yield _checked(Entry(name, info.file_size, _zip_day(info), path, packed=True, inside=inside))


def _unsafe(info: zipfile.ZipInfo, names: set[str]) -> Phrase | None:
    """Why an entry is not opened: it leads elsewhere, is locked, grows without measure, or stands there twice."""
    parts = PurePosixPath(info.filename.replace("\\", "/")).parts
    if (
        not parts
        or parts[0].startswith("/")
        or ".." in parts
        or ":" in info.filename
        or "\0" in info.filename
    ):
        return say("material.zip_outside")
    if stat.S_ISLNK(info.external_attr >> 16):
        return say("material.link")
    if info.flag_bits & _ENCRYPTED:
        return say("import.password")
    if info.file_size > 1_000_000 and info.file_size > MOST_PACKED * max(1, info.compress_size):
        return say("material.zip_grows", times=info.file_size // max(1, info.compress_size))
    return say("material.twice") if info.filename in names else None


def _checked(entry: Entry) -> Entry | Unread:
    if entry.suffix in _ARCHIVES:
        return Unread(entry.name, 0, say("material.archive_inside"))
    if entry.size > MOST_BYTES:
        return Unread(entry.name, 0, say("material.too_large", megabytes=MOST_BYTES // 1_000_000))
    if entry.size == 0:
        return Unread(entry.name, 0, say("import.empty"))
    return entry


def _is_zip(path: Path) -> bool:
    with path.open("rb") as file:
        return file.read(4) == _ZIP or path.suffix.lower() == ".zip"


def _within(content: bytes, name: str, said: int = MOST_BYTES) -> bytes:
    if len(content) > said:
        raise FileProblem(Unread(name, 0, say("material.too_large", megabytes=MOST_BYTES // 1_000_000)))
    return content


def _day(stamp: float) -> str:
    return datetime.fromtimestamp(stamp, UTC).date().isoformat()


def _zip_day(info: zipfile.ZipInfo) -> str:
    try:
        return date(*info.date_time[:3]).isoformat()
    except ValueError:
        return date(1980, 1, 1).isoformat()
