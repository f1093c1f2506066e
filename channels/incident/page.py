"""How does a document become a page that a browser prints: typeset, with its numbered pictures?"""

from __future__ import annotations

import base64
import io
from collections.abc import Mapping
from pathlib import Path

from PIL import Image

from channels.incident.document import Document, Picture
from channels.templates import templates

WIDEST = 1200  # pixels of a picture on paper
TEMPLATES = Path(__file__).parent


def as_page(document: Document, pictures: Mapping[str, Path]) -> str:
    """One HTML page that holds its pictures; one that is not there, or is none, is left to its caption."""
    drawn = {digest: data for digest, path in pictures.items() if (data := _drawn(path)) is not None}
    template = templates(TEMPLATES).get_template("report.html.j2")
    return template.render(document=document, drawn=drawn, kind=lambda block: type(block).__name__)


def wanted(document: Document) -> tuple[Picture, ...]:
    """The pictures that the document shows, in their order."""
    blocks = (block for section in document.sections for block in section.blocks)
    return tuple(block for block in blocks if isinstance(block, Picture))


def _drawn(path: Path) -> str | None:
    written = io.BytesIO()
    try:
        with Image.open(path) as opened:
            shown = opened.convert("RGB")
    except (OSError, ValueError, Image.DecompressionBombError):
        return None
    shown.thumbnail((WIDEST, WIDEST * 4))
    shown.save(written, "JPEG", quality=82)
    return f"data:image/jpeg;base64,{base64.b64encode(written.getvalue()).decode()}"
