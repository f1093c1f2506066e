"""What does a chat's export hold, as the file that the program wrote or the ZIP around it?"""

from __future__ import annotations

import json
import zipfile
from pathlib import Path

from domain.errors import refuse
from domain.registers.chat import Chat, Order, telegram, whatsapp

MOST_BYTES = 5_000_000


def chat_in(path: Path, order: Order | None = None) -> Chat:
    """The chat of a .txt, .json or .zip. Refusal: it is none of them, is too large, or holds no message."""
    try:
        name, raw = _member(path) if zipfile.is_zipfile(path) else (path.name, _bytes(path))
        text = raw.decode("utf-8-sig")
        if name.lower().endswith(".json"):
            export = json.loads(text)
            if not isinstance(export, dict):
                raise refuse("chat.no_message")
            return telegram(export)
    except (OSError, UnicodeDecodeError, ValueError, RecursionError, NotImplementedError, RuntimeError):
        raise refuse("chat.not_read", name=path.name) from None
    except (zipfile.BadZipFile, EOFError):
        raise refuse("chat.not_read", name=path.name) from None
    return whatsapp(text, order)


def _member(path: Path) -> tuple[str, bytes]:
    """The one .txt or .json of the archive; photos beside it are not opened."""
    with zipfile.ZipFile(path) as archive:
        found = [one for one in archive.infolist() if one.filename.lower().endswith((".txt", ".json"))]
        if len(found) != 1:
            raise refuse("chat.not_one", n=len(found))
        with archive.open(found[0]) as file:
            return found[0].filename, _small(file.read(MOST_BYTES + 1))


def _bytes(path: Path) -> bytes:
    with path.open("rb") as file:
        return _small(file.read(MOST_BYTES + 1))


def _small(raw: bytes) -> bytes:
    if len(raw) > MOST_BYTES:
        raise refuse("chat.too_large")
    return raw
