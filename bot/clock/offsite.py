"""How does each night's backup get to another place, encrypted, and is it still there as it was sent?

What this machine sent stands in a list beside its backups, and only what stands there is ever removed elsewhere: a
machine that was set up anew knows of nothing, so it clears nothing away that somebody may still need.
"""

from __future__ import annotations

import asyncio
import hashlib
import json
import logging
import tarfile
import tempfile
from collections.abc import Callable, Mapping, Sequence
from pathlib import Path
from secrets import token_hex
from urllib.parse import parse_qs, urlsplit

from bot.settings import Settings
from channels.keeping.folder import Folder
from channels.keeping.keeper import Keeper, Unkept
from channels.keeping.objects import Objects
from channels.keeping.signing import Key
from domain.errors import refuse
from store.house.shelf import Shelf, written
from store.upkeep.guest_keys import FILE
from store.upkeep.sealed_copy import SUFFIX, check_recipients, sealed

log = logging.getLogger(__name__)

KEPT_ELSEWHERE = 30
STORAGE = ("s3+https", "s3+http")
_KEYS = "guest-keys-"  # and a name of this machine: another one's keys open other copies
_SENT = "elsewhere.json"
_FILE, _BACKUP = "file-", "lhcm-"


def keeper_of(settings: Settings) -> Keeper | None:
    """Where backups also go; None where nobody named a place. Refusal: it cannot be used as it is named."""
    told = settings.lhcm_backup_to
    if told is None:
        return None
    check_recipients(settings.lhcm_backup_recipients)
    place = urlsplit(told)
    if place.scheme not in STORAGE:
        return Folder(Path(told))
    bucket, _, prefix = place.path.strip("/").partition("/")
    secret = settings.lhcm_backup_secret_key
    if not bucket or settings.lhcm_backup_key_id is None or secret is None:
        raise refuse("backup.half_storage")
    region = parse_qs(place.query).get("region", ["us-east-1"])[0]
    key = Key(settings.lhcm_backup_key_id, secret.get_secret_value(), region)
    return Objects(f"{place.scheme.removeprefix('s3+')}://{place.netloc}", bucket, prefix, key)


async def leave(settings: Settings, keeper: Keeper, copy: Path, shelf: Shelf) -> int:
    """Send this backup, and the files that people sent, unless they are there; forget what has had its time.

    How many were sent. Raises Unkept; what was sent until then is noted.
    """
    note = Sent(copy.parent / _SENT)
    known = {one.name for one in await keeper.names()}
    wanted = {f"{copy.name}{SUFFIX}": copy}
    wanted |= {f"{_FILE}{one.name}{SUFFIX}": one for one in shelf.folder.glob("*") if one.is_dir()}
    missing = [name for name in sorted(wanted) if name not in known]
    with tempfile.TemporaryDirectory(dir=copy.parent) as scratch:

        async def put(seal: Callable[[Path, Path, Sequence[str]], Path], what: Path, name: str) -> None:
            target = Path(scratch) / name
            whole = await asyncio.to_thread(seal, what, target, settings.lhcm_backup_recipients)
            await keeper.put(whole, name)
            note.add(name, await asyncio.to_thread(digest_of, whole))
            whole.unlink()

        for name in missing:
            await put(_sealed, wanted[name], name)
        ring = copy.parent.parent / FILE
        if ring.exists():
            # The newest in the place of the one before: what it no longer opens stays shut there too.
            known_as = (one for one in note.names if one.startswith(_KEYS))
            await put(sealed, ring, next(known_as, f"{_KEYS}{token_hex(4)}{SUFFIX}"))
    backups = sorted(name for name in note.names if name.startswith(_BACKUP))
    gone = [name for name in note.names if name.startswith(_FILE) and name not in wanted]
    for name in [*backups[:-KEPT_ELSEWHERE], *gone]:
        await keeper.remove(name)
        note.drop(name)
    return len(missing)


def _sealed(what: Path, target: Path, recipients: Sequence[str]) -> Path:
    """A backup as it is; a file of the shelf in an archive with its own name, to be unpacked in its place."""
    if what.is_file():
        return sealed(what, target, recipients)
    packed = target.with_name("packed.tar")
    with tarfile.open(packed, "w") as archive:
        archive.add(what, what.name)
    try:
        return sealed(packed, target, recipients)
    finally:
        packed.unlink()


async def still_there(keeper: Keeper, folder: Path, scratch: Path) -> str:
    """Bring back the newest backup that was sent, each byte as it was; its name. Raises Unkept where it is not."""
    note = Sent(folder / _SENT)
    backups = sorted(name for name in note.names if name.startswith(_BACKUP))
    if not backups:
        raise Unkept("nothing was sent yet")
    back = scratch / backups[-1]
    await keeper.fetch(backups[-1], back)
    if await asyncio.to_thread(digest_of, back) != note.names[backups[-1]]:
        raise Unkept(f"{backups[-1]} is not what was sent")
    return backups[-1]


class Sent:
    """The names that this machine sent, with the digest of each."""

    def __init__(self, file: Path) -> None:
        self._file = file
        self.names: dict[str, str] = dict(_read(file))

    def add(self, name: str, digest: str) -> None:
        """It is there."""
        self.names[name] = digest
        self._write()

    def drop(self, name: str) -> None:
        """It is there no longer."""
        self.names.pop(name, None)
        self._write()

    def _write(self) -> None:
        written(self._file, json.dumps(self.names, sort_keys=True).encode())


def _read(file: Path) -> Mapping[str, str]:
    try:
        return {str(name): str(digest) for name, digest in json.loads(file.read_text("utf-8")).items()}
    except FileNotFoundError:
        return {}
    except (ValueError, AttributeError):
        log.warning(
            "%s cannot be read; what stands elsewhere is sent again and nothing there is removed", file
        )
        return {}


def digest_of(file: Path) -> str:
    """The SHA-256 of a file."""
    with file.open("rb") as body:
        return hashlib.file_digest(body, "sha256").hexdigest()
