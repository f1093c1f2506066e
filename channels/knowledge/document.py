"""What stands under each heading of a Word document?"""

from __future__ import annotations

import io
import zipfile
from collections.abc import Iterator

from channels.knowledge.problems import Unreadable
from domain.knowledge.cutting import Part
from domain.knowledge.writing import Place

MOST_UNPACKED = 60_000_000
MOST_GROWTH = 200
_ENTITIES = (b"<!DOCTYPE", b"<!ENTITY")


def docx_parts(raw: bytes, name: str) -> Iterator[Part]:
    """Paragraphs and rows of tables under the headings that they stand below.

    Raises Unreadable: an archive that grows without measure, declares entities, or is damaged.
    """
    guarded(raw)
    import docx  # noqa: PLC0415 - in the child process only
    from docx.opc.exceptions import OpcError  # noqa: PLC0415
    from docx.table import Table  # noqa: PLC0415

    try:
        document = docx.Document(io.BytesIO(raw))
        headings: list[str] = []
        for block in document.iter_inner_content():
            where = Place(heading=" › ".join(one for one in headings if one))
            if isinstance(block, Table):
                yield from _rows(block, where)
                continue
            level = _level(block.style.name if block.style is not None else None)
            if level is not None and block.text.strip():
                headings = [*(headings + [""] * level)[: level - 1], block.text.strip()]
            elif block.text.strip():
                yield Part(block.text, where)
    except (
        OpcError,
        ValueError,
        KeyError,
        AttributeError,
        IndexError,
        TypeError,
        zipfile.BadZipFile,
        SyntaxError,
    ):
        raise Unreadable("damaged") from None


def guarded(raw: bytes) -> None:
    """An archive as office programs write it. Raises Unreadable for one made to burst or to reach out."""
    try:
        with zipfile.ZipFile(io.BytesIO(raw)) as archive:
            infos = archive.infolist()
            total = sum(one.file_size for one in infos)
            packed = sum(one.compress_size for one in infos)
            if total > MOST_UNPACKED or (total > 1_000_000 and total > MOST_GROWTH * max(1, packed)):
                raise Unreadable("unsafe")
            for one in infos:
                if one.filename.startswith("/") or ".." in one.filename.split("/"):
                    raise Unreadable("unsafe")
                if one.filename.endswith((".xml", ".rels")):
                    with archive.open(one) as part:
                        head = part.read(4096).upper()
                    if any(mark in head for mark in _ENTITIES):
                        raise Unreadable("unsafe")
    except (zipfile.BadZipFile, NotImplementedError, RuntimeError, OSError, EOFError):
        raise Unreadable("damaged") from None


def _rows(table: object, where: Place) -> Iterator[Part]:
    for row in table.rows:  # type: ignore[attr-defined]
        cells: list[str] = []
        for cell in row.cells:
            said = " ".join(cell.text.split())
            if said and (not cells or cells[-1] != said):  # a merged cell comes once for each column
                cells.append(said)
        if cells:
            yield Part(" · ".join(cells), where)


def _level(style: str | None) -> int | None:
    """How deep a heading stands, in the names that Word gives them."""
    said = (style or "").lower()
    if said in {"title", "titre"}:
        return 1
    for word in ("heading ", "titre ", "überschrift ", "kop "):
        if said.startswith(word) and said[len(word) :].isdecimal():
            return max(1, min(9, int(said[len(word) :])))
    return None
