"""As whom does a house read its folder of Google Drive, and which keys prove it?"""

from __future__ import annotations

import json
import re
from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Any

from domain.errors import refuse

SCOPE = "https://www.googleapis.com/auth/drive.readonly"
# A key file may name an address of its own; ours leave for Google's only.
TOKEN_URIS = frozenset({"https://oauth2.googleapis.com/token", "https://accounts.google.com/o/oauth2/token"})
_NEEDED = {
    "service_account": ("client_email", "private_key", "token_uri"),
    "authorized_user": ("client_id", "client_secret", "refresh_token"),
}
_ADDRESS = re.compile(r"(?:/folders/|[?&]id=)([A-Za-z0-9_-]{10,})")
_ID = re.compile(r"[A-Za-z0-9_-]{10,}")


@dataclass(frozen=True, slots=True)
class DriveAccount:
    """A folder and who reads it. `told` is the key file's content: a service account, or a person's consent."""

    folder: str
    told: Mapping[str, Any] = field(repr=False)

    @property
    def reader(self) -> str:
        """Whom the folder has to be shared with; a person's own consent needs no sharing."""
        return str(self.told.get("client_email") or self.told.get("account") or "")

    @property
    def is_service(self) -> bool:
        """Whether it is a service account."""
        return str(self.told["type"]) == "service_account"

    @property
    def secrets(self) -> tuple[str, ...]:
        """What no log line may hold."""
        named = ("private_key", "private_key_id", "client_secret", "refresh_token")
        return tuple(str(self.told[name]) for name in named if self.told.get(name))


def account_from(credentials: str, folder: str) -> DriveAccount:
    """From a key file's text and a folder's address or id. Refusal, which repeats nothing of the file."""
    try:
        told = json.loads(credentials)
    except ValueError:
        raise refuse("drive.no_key_file") from None
    kind = told.get("type") if isinstance(told, dict) else None
    if kind not in _NEEDED:
        raise refuse("drive.no_key_file")
    missing = tuple(name for name in _NEEDED[kind] if not isinstance(told.get(name), str) or not told[name])
    if missing:
        raise refuse("drive.key_file_lacks", parts=missing)
    if told.get("token_uri", next(iter(TOKEN_URIS))) not in TOKEN_URIS:
        raise refuse("drive.strange_address")
    return DriveAccount(folder_id(folder), told)


def folder_id(words: str) -> str:
    """The id in a folder's address, or the id itself. Refusal: it is neither."""
    found = _ADDRESS.search(words)
    if found is not None:
        return found[1]
    if _ID.fullmatch(words.strip()):
        return words.strip()
    raise refuse("drive.no_folder")
