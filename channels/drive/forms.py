"""In which form does a file of Drive come: as its bytes, or exported from Google's own?"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import UTC, datetime
from typing import Any

from channels.cloud import CloudFile, CloudUnreachable

GOOGLE = "application/vnd.google-apps."
FOLDER = f"{GOOGLE}folder"
_OFFICE = "application/vnd.openxmlformats-officedocument."


@dataclass(frozen=True, slots=True)
class Export:
    """A form that Drive exports to, and the ending of its files."""

    mime: str
    ending: str


# Headings of a document and cells of a sheet survive in Word's and Excel's forms, pages of slides in a PDF. What is
# too large for an export (10 MB, mostly pictures) still has its words.
EXPORTS: Mapping[str, Sequence[Export]] = {
    f"{GOOGLE}document": (
        Export(f"{_OFFICE}wordprocessingml.document", ".docx"),
        Export("text/plain", ".txt"),
    ),
    f"{GOOGLE}spreadsheet": (Export(f"{_OFFICE}spreadsheetml.sheet", ".xlsx"),),
    f"{GOOGLE}presentation": (Export("application/pdf", ".pdf"), Export("text/plain", ".txt")),
}


def file_of(row: Mapping[str, Any], above: str) -> CloudFile | None:
    """A file as Drive lists it, below a path; None for a shortcut, which leads out of the folder, and for what has
    no text and no bytes (a form, a map)."""
    mime, name = str(row["mimeType"]), tidy(str(row["name"]))
    if mime.startswith(GOOGLE) and mime not in EXPORTS:
        return None
    size = row.get("size", "0")
    return CloudFile(
        id=str(row["id"]),
        path=f"{above}{name}",
        size=int(size) if str(size).isdecimal() else 0,
        changed=moment(str(row["modifiedTime"])),
        form=mime,
    )


def on_disk(file: CloudFile, export: Export | None = None) -> str:
    """What a reading is told that it is called."""
    name = file.path.rpartition("/")[2][-120:]
    return name if export is None or name.lower().endswith(export.ending) else name + export.ending


def tidy(name: str) -> str:
    """A name that may hold anything, as one part of a path."""
    kept = "".join(letter if letter.isprintable() and letter not in "/\\" else " " for letter in name)
    return " ".join(kept.split())[:200] or "?"


def moment(written: str) -> datetime:
    """RFC 3339, as Drive writes it. Raises CloudUnreachable."""
    try:
        return datetime.fromisoformat(written).astimezone(UTC)
    except ValueError:
        raise CloudUnreachable("a time that is none") from None
