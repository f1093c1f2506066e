"""What stands on each page of a PDF?"""

from __future__ import annotations

import io
import logging
from collections.abc import Iterator

from channels.knowledge.problems import Unreadable
from domain.knowledge.cutting import Part
from domain.knowledge.writing import Place

MOST_PAGES = 500
MOST_LETTERS = 3_000_000  # of all pages: what is more was made to burst


def pdf_parts(raw: bytes, name: str) -> Iterator[Part]:
    """Each page's text with its number. Raises Unreadable: a password, too many pages, damaged, no text at all."""
    from pypdf import PdfReader  # noqa: PLC0415 - in the child process only
    from pypdf.errors import PyPdfError  # noqa: PLC0415

    logging.getLogger("pypdf").setLevel(logging.CRITICAL)  # its warnings quote the file
    letters = 0
    try:
        reader = PdfReader(io.BytesIO(raw), strict=False)
        if reader.is_encrypted and not reader.decrypt(""):
            raise Unreadable("password")
        if len(reader.pages) > MOST_PAGES:
            raise Unreadable("too_large")
        for number, page in enumerate(reader.pages, 1):
            text = page.extract_text()
            letters += len(text)
            if letters > MOST_LETTERS:
                raise Unreadable("too_large")
            yield Part(text, Place(page=number))
    except (PyPdfError, ValueError, TypeError, KeyError, IndexError, AttributeError, RecursionError, OSError):
        raise Unreadable("damaged") from None
    if not letters:
        raise Unreadable("no_text")
