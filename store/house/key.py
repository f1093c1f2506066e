"""Where does the key lie with which this house signs its links?"""

from __future__ import annotations

import contextlib
import os
import secrets
from dataclasses import dataclass, field
from pathlib import Path

from store.house.shelf import PRIVATE, PRIVATE_FOLDER

LENGTH = 32  # bytes


@dataclass(frozen=True, slots=True)
class HouseKey:
    """The key of the settings, else one of this house's own, made when first needed, for this account only."""

    file: Path = Path("var/house.key")
    given: bytes | None = field(default=None, repr=False)

    def value(self) -> bytes:
        """The key's bytes. OSError where the file can neither be read nor made."""
        if self.given is not None:
            return self.given
        self.file.parent.mkdir(mode=PRIVATE_FOLDER, parents=True, exist_ok=True)
        if not self.file.exists():
            fresh = self.file.with_name(f".{self.file.name}.{secrets.token_hex(4)}")
            with open(os.open(fresh, os.O_WRONLY | os.O_CREAT | os.O_EXCL, PRIVATE), "wb") as file:
                file.write(secrets.token_bytes(LENGTH))
            with contextlib.suppress(FileExistsError):
                os.link(fresh, self.file)  # whole or not at all, and the first of two wins
            fresh.unlink()
        return self.file.read_bytes()
