"""Which rows of a workbook does nobody see: hidden by hand, or by a filter that somebody left on?

A reader of values sees them all. Whether they count is asked, never supposed.
"""

from __future__ import annotations

import io
import posixpath
import re
import zipfile
from html import unescape

from channels.files.compound import MARK
from channels.files.hidden_elsewhere import hidden_in_old, hidden_in_open
from channels.files.hidden_in_binary import hidden_in_part, sheet_id

_BOOK, _RELATIONS = "xl/workbook.xml", "xl/_rels/workbook.xml.rels"
_BINARY, _BINARY_RELATIONS = "xl/workbook.bin", "xl/_rels/workbook.bin.rels"
_TAG = re.compile(r"<(?:\w+:)?(?P<name>sheet|Relationship|row)\b(?P<said>[^<>]*)>")
_SAYS = re.compile(r"(?P<name>[\w:]+)\s*=\s*(?:\"(?P<two>[^\"]*)\"|'(?P<one>[^']*)')")
_TRUE = frozenset(("1", "true"))


def hidden_rows(raw: bytes, sheet: str) -> frozenset[int]:
    """The hidden rows (1 is the first) of a sheet of .xlsx, .xlsb, .ods and .xls; empty if none is told."""
    if raw.startswith(MARK):
        return hidden_in_old(raw, sheet)
    if not raw.startswith(b"PK"):
        return frozenset()
    with zipfile.ZipFile(io.BytesIO(raw)) as packed:
        names = set(packed.namelist())
        if "content.xml" in names:
            return hidden_in_open(packed.read("content.xml"), sheet)
    return _hidden_in_new(raw, sheet)


def _hidden_in_new(raw: bytes, sheet: str) -> frozenset[int]:
    with zipfile.ZipFile(io.BytesIO(raw)) as packed:
        names = set(packed.namelist())
        if {_BINARY, _BINARY_RELATIONS} <= names:
            part = _part(packed, _BINARY_RELATIONS, sheet_id(packed.read(_BINARY), sheet))
            return hidden_in_part(packed.read(part)) if part in names else frozenset()
        if not {_BOOK, _RELATIONS} <= names:
            return frozenset()
        ids = [
            s.get("r:id") for s in _tags(packed.read(_BOOK), "sheet") if unescape(s.get("name", "")) == sheet
        ]
        part = _part(packed, _RELATIONS, ids[0] if ids else None)
        if part not in names:
            return frozenset()
        content = packed.read(part)
        if b"hidden=" not in content:
            return frozenset()
        rows = enumerate(_tags(content, "row"), start=1)
        return frozenset(_place(row, n) for n, row in rows if row.get("hidden") in _TRUE)


def _part(packed: zipfile.ZipFile, relations: str, relation: str | None) -> str:
    """The file within the workbook to which a relation leads; "xl" where it leads nowhere."""
    targets = {r.get("Id"): r.get("Target", "") for r in _tags(packed.read(relations), "Relationship")}
    target = targets.get(relation, "") if relation else ""
    return target.lstrip("/") if target.startswith("/") else posixpath.join("xl", target)


def _place(row: dict[str, str], n: int) -> int:
    """The number that a row states; rows without one follow one another."""
    stated = row.get("r", "")
    return int(stated) if stated.isascii() and stated.isdigit() and len(stated) < 8 else n


def _tags(content: bytes, name: str) -> list[dict[str, str]]:
    text = content.decode("utf-8", "replace")
    return [
        {said["name"]: said["two"] or said["one"] or "" for said in _SAYS.finditer(tag["said"])}
        for tag in _TAG.finditer(text)
        if tag["name"] == name
    ]
