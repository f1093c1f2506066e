"""How do the refused lines of a file get back to a person, so that he corrects them and sends them again?"""

from __future__ import annotations

import csv
import io
from collections.abc import Iterator, Mapping
from decimal import Decimal
from pathlib import PurePath
from typing import TYPE_CHECKING

from bot.words.catalogue import Language
from bot.words.phrases import Words
from domain.harmless import harmless
from domain.house.documents import Document, safe_name
from domain.phrase import say
from governance.office import Office
from governance.post.replies import Attached, Line, Reply, reply

if TYPE_CHECKING:
    from bot.imports import Imported

# What a spreadsheet of the reader's country takes for the end of a cell.
DELIMITERS: Mapping[Language, str] = {"fr": ";", "en": ","}


def errors_kept(office: Office, language: Language, document: Document, done: Imported) -> Iterator[Reply]:
    """One message with a file of the refused lines, laid beside the one that was sent; none without any.

    OSError: the disk takes nothing more.
    """
    if not done.bad:
        return
    words = Words(language)
    stem = PurePath(document.name).stem
    name = safe_name(words.plain(say("documents.errors_name", name=stem)))
    office.shelf.keep(document.digest, name, errors_table(done, words))
    yield Reply(
        reply(Line(say("documents.errors", name=document.name, n=len(done.bad)))).blocks,
        file=Attached(document.digest, name),
    )


def errors_table(done: Imported, words: Words) -> bytes:
    """The refused lines under their own headers, then their number and what is wrong, as a CSV for a spreadsheet.

    No cell starts a formula; read again, the two last columns are passed over.
    """
    reasons: dict[int, list[str]] = {}
    for one in done.problems:
        reasons.setdefault(one.line, []).append(words.plain(one.phrase))
    written = io.StringIO(newline="")
    table = csv.writer(written, delimiter=DELIMITERS[words.language])
    width = max(map(len, (done.header, *(line.cells for line in done.bad))))
    own = (words.plain(say("documents.errors_line")), words.plain(say("documents.errors_reason")))
    table.writerow([*_cells(done.header, width), *own])
    for line in done.bad:
        reason = " ; ".join(reasons.get(line.number, ()))
        table.writerow([*_cells(line.cells, width), line.number, harmless(reason)])
    return written.getvalue().encode("utf-8-sig")


def _cells(cells: tuple[object, ...], width: int) -> Iterator[object]:
    """A cell for each column; an exact number in plain digits."""
    for cell in (*cells, *[None] * (width - len(cells))):
        yield f"{cell:f}" if isinstance(cell, Decimal) else harmless(cell)
