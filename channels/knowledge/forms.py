"""Of which form is a file, whatever its name says, and who reads that form?"""

from __future__ import annotations

import io
import json
import re
import zipfile
from collections.abc import Callable, Iterator, Mapping
from pathlib import PurePosixPath

from channels.files.encoding import decoded
from channels.files.table import sheet_of
from channels.knowledge.document import docx_parts
from channels.knowledge.mail import mail_parts
from channels.knowledge.pages import pdf_parts
from channels.knowledge.problems import Unreadable
from channels.knowledge.scans import picture_parts
from channels.knowledge.sheets import workbook_parts
from channels.knowledge.text import html_parts, markdown_parts, row_parts, text_parts
from domain.knowledge.cutting import Part

Reader = Callable[[bytes, str], Iterator[Part]]
_TEXTS = frozenset([".txt", ".text", ".log", ".yaml", ".yml", ".json", ".vtt", ".srt"])
_PICTURES = (b"\xff\xd8\xff", b"\x89PNG", b"RIFF", b"II*\x00", b"MM\x00*", b"GIF8")
_MAIL_HEAD = re.compile(
    rb"\A(?:(?:from|to|subject|date|received|return-path|delivered-to|mime-version|message-id|x-[\w-]+):.*\r?\n"
    rb"(?:[ \t].*\r?\n)*){3}",
    re.IGNORECASE,
)


def form_of(raw: bytes, name: str) -> str:
    """ "pdf", "docx", "workbook", "mail", "html", "markdown", "table", "text", "picture"; "" for anything else."""
    suffix = PurePosixPath(name).suffix.lower()
    if raw.startswith(b"%PDF"):
        return "pdf"
    if raw.startswith(b"PK\x03\x04"):
        return _packed(raw)
    if raw.startswith(b"\xd0\xcf\x11\xe0"):
        return "workbook" if suffix in {".xls", ".xlsx", ".xlsm"} else ""
    if raw.startswith(_PICTURES):
        return "picture"
    if not raw.strip() or (b"\0" in raw[:4096] and not raw.startswith((b"\xff\xfe", b"\xfe\xff"))):
        return ""
    if suffix == ".eml" or _MAIL_HEAD.match(raw[:4096]):
        return "mail"
    head = raw[:512].lstrip(b"\xef\xbb\xbf \r\n\t").lower()
    if head.startswith((b"<!doctype html", b"<html")) or suffix in {".html", ".htm"}:
        return "html"
    if suffix in {".md", ".markdown"}:
        return "markdown"
    if suffix in {".csv", ".tsv"}:
        return "table"
    return "text" if suffix in _TEXTS or not suffix else ""


def _packed(raw: bytes) -> str:
    """A document and a workbook are archives as well; any other archive is not opened."""
    try:
        with zipfile.ZipFile(io.BytesIO(raw)) as archive:
            names = set(archive.namelist())
    except (zipfile.BadZipFile, ValueError, NotImplementedError):
        return "damaged"
    if "word/document.xml" in names:
        return "docx"
    return "workbook" if {"xl/workbook.xml", "xl/workbook.bin", "content.xml"} & names else "archive"


def _json_or_text(raw: bytes, name: str) -> Iterator[Part]:
    """JSON in one line is read better line by line."""
    text, _ = decoded(raw, name)
    if PurePosixPath(name).suffix.lower() == ".json" and text.count("\n") < 2:
        try:
            text = json.dumps(json.loads(text), ensure_ascii=False, indent=1)
        except (ValueError, RecursionError):
            raise Unreadable("damaged") from None
    return text_parts(text)


def _markdown(raw: bytes, name: str) -> Iterator[Part]:
    return markdown_parts(decoded(raw, name)[0])


def _html(raw: bytes, name: str) -> Iterator[Part]:
    return html_parts(decoded(raw, name)[0])


def _table(raw: bytes, name: str) -> Iterator[Part]:
    return row_parts([one.cells for one in sheet_of(raw, name).lines], "")


FORMS: Mapping[str, Reader] = {
    "docx": docx_parts,
    "html": _html,
    "mail": mail_parts,
    "markdown": _markdown,
    "pdf": pdf_parts,
    "picture": picture_parts,
    "table": _table,
    "text": _json_or_text,
    "workbook": workbook_parts,
}
