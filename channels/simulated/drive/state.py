"""What lies in the simulated Drive, who may read it, and what has happened there?"""

from __future__ import annotations

import hashlib
from dataclasses import dataclass, field
from datetime import UTC, datetime, timedelta

NATIVE = "application/vnd.google-apps."
FOLDER = f"{NATIVE}folder"
ROOT = "root-of-the-shared-folder"
EXPORT_LIMIT = 10_000_000


@dataclass
class Item:
    """A file, a folder or one of Google's own documents, whose `exports` are its forms by MIME type."""

    id: str
    name: str
    mime: str
    parents: list[str]
    modified: datetime
    content: bytes = b""
    exports: dict[str, bytes] = field(default_factory=dict)
    trashed: bool = False
    target: str = ""

    @property
    def native(self) -> bool:
        return self.mime.startswith(NATIVE)

    def row(self) -> dict[str, object]:
        """All of it that Drive can be asked for here."""
        row: dict[str, object] = {
            "kind": "drive#file",
            "id": self.id,
            "name": self.name,
            "mimeType": self.mime,
            "modifiedTime": f"{self.modified:%Y-%m-%dT%H:%M:%S}.{self.modified.microsecond // 1000:03}Z",
            "parents": list(self.parents),
            "trashed": self.trashed,
        }
        if not self.native:
            row["size"] = str(len(self.content))
            row["md5Checksum"] = hashlib.md5(self.content, usedforsecurity=False).hexdigest()
        return row


@dataclass
class SimulatedDrive:
    """One shared folder with what is below it; `log` holds the ids of what changed, in order."""

    items: dict[str, Item] = field(default_factory=dict)
    log: list[tuple[str, bool]] = field(default_factory=list)
    closed: bool = False
    forgotten: int = 0  # marks below this are not known any more
    page: int = 1000
    hidden: set[str] = field(default_factory=set)
    faults: list[str] = field(default_factory=list)
    calls: list[str] = field(default_factory=list)
    now: datetime = datetime(2026, 11, 1, 9, tzinfo=UTC)

    def __post_init__(self) -> None:
        self.items[ROOT] = Item(ROOT, "Papiers", FOLDER, [], self.now)

    def put(self, name: str, content: bytes, *, above: str = ROOT, mime: str = "application/pdf") -> Item:
        """A file uploaded; the same name twice is two files, as there."""
        return self._new(name, mime, above, content=content)

    def write(self, name: str, kind: str, exports: dict[str, bytes], *, above: str = ROOT) -> Item:
        """One of Google's own: `document`, `spreadsheet`, `presentation`, `form`."""
        return self._new(name, f"{NATIVE}{kind}", above, exports=exports)

    def folder(self, name: str, *, above: str = ROOT) -> Item:
        """A folder in a folder."""
        return self._new(name, FOLDER, above)

    def shortcut(self, name: str, target: str, *, above: str = ROOT) -> Item:
        """A shortcut to an item somewhere else."""
        return self._new(name, f"{NATIVE}shortcut", above, target=target)

    def change(self, item: Item, **values: object) -> None:
        """An edit, a rename, a move, the bin: whatever else changes, so does the feed; content changes the time."""
        for name, value in values.items():
            setattr(item, name, value)
        if {"content", "exports"} & values.keys():
            item.modified = self._tick()
        self.log.append((item.id, False))

    def remove(self, item: Item) -> None:
        """Deleted for good, or not shared with us any more: the feed says the same of both."""
        self.items.pop(item.id)
        self.log.append((item.id, True))

    def fail(self, kind: str, times: int = 1) -> None:
        """The next calls meet this: `rate`, `too_many`, `error`, `token`, `drop`."""
        self.faults += [kind] * times

    def _new(self, name: str, mime: str, above: str, **rest: object) -> Item:
        item = Item(f"item-{len(self.log):06}-id", name, mime, [above], self._tick())
        for key, value in rest.items():
            setattr(item, key, value)
        self.items[item.id] = item
        self.log.append((item.id, False))
        return item

    def _tick(self) -> datetime:
        self.now += timedelta(seconds=61, milliseconds=7)
        return self.now
