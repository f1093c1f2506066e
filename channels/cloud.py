"""What may the house ask of a folder that lies in somebody's cloud, and which answers can it get?"""

from __future__ import annotations

from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path
from typing import Protocol


class CloudUnreachable(Exception):
    """It did not answer, or not now: nothing is known of what lies there. The words are safe to log."""


class CloudWithdrawn(Exception):
    """It says that we may not read it any more, or that it is gone. The words are safe to log."""


class MarkForgotten(Exception):
    """It does not know the mark from which changes were asked: everything has to be listed anew."""


class NotReadable(Exception):
    """This one file gives nothing; the word says why, as a reading does ("too_large", "form", "unreachable")."""


@dataclass(frozen=True, slots=True)
class CloudFile:
    """A file as its cloud lists it. `path` is its place below the folder, `size` in bytes, 0 where it has none."""

    id: str
    path: str
    size: int
    changed: datetime
    form: str


@dataclass(frozen=True, slots=True)
class Listing:
    """Everything below the folder: the folders in it with their paths, and the files."""

    folders: Mapping[str, str]
    files: Sequence[CloudFile]


@dataclass(frozen=True, slots=True)
class Changes:
    """What happened since a mark: files that are new or changed, ids of those that are gone from the folder.

    `moved`: folders changed, so that paths have to be listed anew. `mark` is where to go on, `more` that it is
    worth asking at once.
    """

    files: Sequence[CloudFile]
    gone: Collection[str]
    moved: bool
    mark: str
    more: bool


class CloudFolder(Protocol):
    """One folder and what lies below it, read only. Every call raises CloudUnreachable or CloudWithdrawn."""

    async def named(self) -> str:
        """What the folder is called; asking is also how one knows that it may still be read."""

    async def mark(self) -> str:
        """From where changes can be asked that happen from now on."""

    async def everything(self) -> Listing:
        """What lies below it now."""

    async def since(self, mark: str, folders: Mapping[str, str]) -> Changes:
        """What happened, told by the folders that are known with their paths. Raises MarkForgotten."""

    async def fetch(self, file: CloudFile, to: Path, most: int) -> str:
        """Its bytes, at most so many, written to a path; a name with the ending of the form in which they came.
        Raises NotReadable."""
