"""What do the files of a house's material say, each fact with its place, and which words became nothing?"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path, PurePosixPath

from channels.files.confined import USUAL, Bounds, confined
from channels.files.encoding import decoded
from channels.files.problems import FileProblem
from channels.files.table import sheet_of
from channels.material.bundle import Entry, entries_of
from channels.material.finding import About, Finding, Remark, Unread, joined
from channels.material.markdown import said_in_sheet
from channels.material.structured import said_in_document
from channels.material.tables import said_in_table
from domain.package.leaf import Leaf
from domain.package.meant import types_meant
from domain.package.secret import names_paper
from domain.phrase import say
from domain.property import Property

TABLES = frozenset([".csv", ".tsv", ".xlsx", ".xls", ".ods", ".xlsb", ".xlsm"])
SHEETS = frozenset([".md", ".markdown", ".txt", ".text"])
DOCUMENTS = frozenset([".json", ".yaml", ".yml"])
_SHOWN = (
    ".jpg",
    ".jpeg",
    ".jpe",
    ".jfif",
    ".png",
    ".webp",
    ".heic",
    ".heif",
    ".avif",
    ".gif",
    ".bmp",
    ".svg",
)
_CAMERAS = (".tif", ".tiff", ".psd", ".jp2", ".raw", ".cr2", ".cr3", ".nef", ".arw", ".dng")
PICTURES = frozenset([*_SHOWN, *_CAMERAS])
MOST_TEXT = 5_000_000


@dataclass(frozen=True, slots=True)
class Asked:
    """Whose material lies where: a folder, a ZIP, or one file, which `name` may call otherwise."""

    path: Path
    house: Property
    name: str | None = None


@dataclass(frozen=True, slots=True)
class Material:
    """What was found: claims, words that became nothing, remarks, and the pictures, which are looked at next.

    `files` are the names of the files that were read, `pictures` those that may be.
    """

    leaves: tuple[Leaf, ...] = ()
    unread: tuple[Unread, ...] = ()
    remarks: tuple[Remark, ...] = ()
    pictures: tuple[Entry, ...] = ()
    files: tuple[str, ...] = ()


async def read_material(asked: Asked, bounds: Bounds = USUAL) -> Material:
    """The whole of it, read in a process with limits. Refusal: it takes more than they allow, or breaks."""
    return await confined(read_here, asked, bounds)


def read_here(asked: Asked) -> Material:
    """The same in this process."""
    found: list[Leaf | Unread | Remark] = []
    pictures: list[Entry] = []
    files: list[str] = []
    for entry in entries_of(asked.path):
        if isinstance(entry, Unread):
            found.append(entry)
        elif entry.suffix in PICTURES and names_paper(entry.name):
            found.append(Unread(entry.name, 0, say("material.paper")))
        elif entry.suffix in PICTURES:
            pictures.append(entry)
        else:
            files.append(entry.name)
            found += _said(entry, asked)
    return Material(
        leaves=tuple(one for one in found if isinstance(one, Leaf)),
        unread=tuple(one for one in found if isinstance(one, Unread)),
        remarks=tuple(one for one in found if isinstance(one, Remark)),
        pictures=tuple(pictures),
        files=tuple(files),
    )


def _said(entry: Entry, asked: Asked) -> Iterator[Leaf | Unread | Remark]:
    name = asked.name if asked.name and asked.path.is_file() and not entry.packed else entry.name
    about = About(name, asked.house, entry.on, None)
    try:
        yield from joined(_findings(entry, about), about)
    except FileProblem as stopped:
        yield Unread(name, stopped.problem.line, stopped.problem.phrase)


def _findings(entry: Entry, about: About) -> Iterator[Finding]:
    if entry.suffix not in TABLES | SHEETS | DOCUMENTS:
        yield about.unread(0, say("material.no_reader", form=entry.suffix or "?"))
        return
    if entry.suffix not in TABLES and entry.size > MOST_TEXT:
        yield about.unread(0, say("material.too_large", megabytes=MOST_TEXT // 1_000_000))
        return
    raw = entry.content()
    here = _of_its_folder(about, entry)
    if entry.suffix in TABLES:
        yield from said_in_table(here, sheet_of(raw, about.file).lines)
        return
    text, _ = decoded(raw, about.file)
    yield from (said_in_sheet if entry.suffix in SHEETS else said_in_document)(here, text)


def _of_its_folder(about: About, entry: Entry) -> About:
    """A sheet named after a room, or in its folder, is about that room."""
    path = PurePosixPath(entry.name)
    for word in (path.stem, *reversed(path.parts[:-1])):
        kinds = types_meant(word, about.house)
        if len(kinds) == 1:
            return about.of(kinds[0])
    return about
