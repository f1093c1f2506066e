"""What does a place outside the house promise that keeps its backups?"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Protocol


class Unkept(Exception):
    """The place could not be reached or said no; the words are for a log, without addresses or keys."""


@dataclass(frozen=True, slots=True)
class Kept:
    """A file as the place lists it."""

    name: str
    size: int


class Keeper(Protocol):
    """Keeps whole files by name. Every call raises Unkept and nothing else that is expected."""

    async def put(self, file: Path, name: str) -> None:
        """Keep this file; one of the same name is replaced, never half."""

    async def names(self) -> Sequence[Kept]:
        """What is kept, by name."""

    async def fetch(self, name: str, target: Path) -> None:
        """Bring it back into `target`, which must not exist."""

    async def remove(self, name: str) -> None:
        """Keep it no longer; one that is not there is no trouble."""
