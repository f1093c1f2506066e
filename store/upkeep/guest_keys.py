"""With which keys are the words of guests in a backup opened, and how is one made unreadable in every copy at once?

One key for each row that holds such words, kept beside the database and in no backup. A row that is forgotten loses
its key, and with it every copy of it that was ever made.
"""

from __future__ import annotations

import base64
import contextlib
import os
import sqlite3
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

from store.engine import PRIVATE

if TYPE_CHECKING:
    from cryptography.hazmat.primitives.ciphers.aead import AESGCM

FILE = "guest-keys.sqlite3"
MARK = "lhcm1:"  # how a sealed cell begins
_BYTES, _NONCE = 32, 12
_TABLE = (
    "CREATE TABLE IF NOT EXISTS keys (property TEXT, place TEXT, key BLOB, PRIMARY KEY (property, place)) "
    "WITHOUT ROWID"
)


@dataclass(frozen=True, slots=True)
class Place:
    """A row that holds words of guests: whose, in which table, which one."""

    property_id: str
    table: str
    row: str

    @property
    def name(self) -> str:
        """The row, within its house."""
        return f"{self.table}/{self.row}"


class GuestKeys:
    """The keys in one file of this machine, readable by its account only."""

    def __init__(self, home: Path) -> None:
        self.file = home / FILE

    def known(self) -> Mapping[Place, bytes]:
        """Every key."""
        if not self.file.exists():
            return {}
        with self._open() as held:
            found = held.execute("SELECT property, place, key FROM keys").fetchall()
        return {Place(whose, *name.split("/", 1)): key for whose, name, key in found}

    def keep(self, keys: Mapping[Place, bytes]) -> None:
        """Exactly these from now on: whatever has no row any more goes."""
        rows = [(place.property_id, place.name, key) for place, key in keys.items()]
        with self._open() as held:
            held.execute("DELETE FROM keys")
            held.executemany("INSERT INTO keys VALUES (?, ?, ?)", rows)

    def shred(self, places: Iterable[Place]) -> None:
        """These rows are unreadable in every backup from this moment on."""
        if self.file.exists():
            with self._open() as held:
                held.executemany(
                    "DELETE FROM keys WHERE property = ? AND place = ?",
                    [(one.property_id, one.name) for one in places],
                )

    def shred_house(self, property_id: str) -> None:
        """The same for every row of a house."""
        if self.file.exists():
            with self._open() as held:
                held.execute("DELETE FROM keys WHERE property = ?", (property_id,))

    @contextlib.contextmanager
    def _open(self) -> Iterator[sqlite3.Connection]:
        if not self.file.exists():
            self.file.parent.mkdir(mode=0o700, parents=True, exist_ok=True)
            with contextlib.suppress(FileExistsError):
                os.close(os.open(self.file, os.O_CREAT | os.O_EXCL | os.O_WRONLY, PRIVATE))
        held = sqlite3.connect(self.file, timeout=30)
        try:
            held.execute("PRAGMA secure_delete=ON")  # a key that was deleted is not to be found on the disk
            held.execute(_TABLE)
            with held:
                yield held
        finally:
            held.close()


def fresh_key() -> bytes:
    """A key that nobody has."""
    return os.urandom(_BYTES)


def sealed(key: bytes, place: Place, column: str, words: str) -> str:
    """The cell as a backup holds it: in letters that neither SQL nor JSON changes."""
    nonce = os.urandom(_NONCE)
    closed = _cipher(key).encrypt(nonce, words.encode(), _about(place, column))
    return MARK + base64.b64encode(nonce + closed).decode()


def opened(key: bytes | None, place: Place, column: str, cell: str) -> str | None:
    """What was sealed; None where the key is gone or is not this cell's."""
    from cryptography.exceptions import InvalidTag  # noqa: PLC0415 - loaded with the first backup only

    if key is None:
        return None
    try:
        raw = base64.b64decode(cell.removeprefix(MARK), validate=True)
        return _cipher(key).decrypt(raw[:_NONCE], raw[_NONCE:], _about(place, column)).decode()
    except (InvalidTag, ValueError):
        return None


def _cipher(key: bytes) -> AESGCM:
    from cryptography.hazmat.primitives.ciphers.aead import AESGCM  # noqa: PLC0415

    return AESGCM(key)


def _about(place: Place, column: str) -> bytes:
    return f"{place.property_id}/{place.name}/{column}".encode()
