"""What does a chat's export hold, as the file that the program wrote or the ZIP around it?"""

from __future__ import annotations

import json
import zipfile
import zlib
from pathlib import Path

from channels.files.confined import confined
from domain.errors import Refusal, refuse
from domain.phrase import Phrase
from domain.registers.chat import Chat, Order, begins_chat, telegram, whatsapp

MOST_BYTES = 5_000_000
SUFFIXES = frozenset([".txt", ".json", ".zip"])
_HEAD = 4096


async def read_chat(path: Path, order: Order | None = None) -> Chat:
    """`chat_in` in a process with limits: the file is a stranger's. Refusal: as there, or it takes too much."""
    made = await confined(_told, (path, order))
    if isinstance(made, Phrase):
        raise Refusal(made)
    return made


def _told(given: tuple[Path, Order | None]) -> Chat | Phrase:
    try:
        return chat_in(*given)
    except Refusal as refusal:
        return refusal.phrase


def could_be_chat(path: Path) -> bool:
    """Whether its name and its first bytes look like an export: a message's line, or a list of them."""
    if path.suffix.lower() not in SUFFIXES:
        return False
    try:
        if zipfile.is_zipfile(path):
            with zipfile.ZipFile(path) as archive:
                found = [
                    one for one in archive.infolist() if one.filename.lower().endswith((".txt", ".json"))
                ]
                if len(found) != 1:
                    return False
                with archive.open(found[0]) as file:
                    return _looks(file.read(_HEAD))
        with path.open("rb") as file:
            return _looks(file.read(_HEAD))
    except (OSError, ValueError, NotImplementedError, RuntimeError, zipfile.BadZipFile, EOFError, zlib.error):
        return False


def _looks(head: bytes) -> bool:
    first = head.decode("utf-8-sig", errors="replace").strip()
    return (first.startswith("{") and '"messages"' in first) or begins_chat(first)


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
    except (zipfile.BadZipFile, EOFError, zlib.error):
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
