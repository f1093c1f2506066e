"""Small files of each form, as people make them."""

from __future__ import annotations

import io
from email.message import EmailMessage

import docx
from fpdf import FPDF
from openpyxl import Workbook


def pdf(*pages: str) -> bytes:
    made = FPDF()
    made.set_font("helvetica", size=12)
    for text in pages:
        made.add_page()
        made.multi_cell(0, 8, text)
    return bytes(made.output())


def word(*blocks: tuple[str, str]) -> bytes:
    """Headings with what stands under them."""
    made = docx.Document()
    for heading, text in blocks:
        made.add_heading(heading, 1)
        made.add_paragraph(text)
    return _saved(made)


def workbook(title: str, *rows: tuple[object, ...]) -> bytes:
    made = Workbook()
    sheet = made.active
    assert sheet is not None
    sheet.title = title
    for row in rows:
        sheet.append(list(row))
    return _saved(made)


def letter(subject: str, text: str) -> bytes:
    made = EmailMessage()
    made["From"], made["To"], made["Subject"] = "support@hotelrunner.example", "omar@villa.example", subject
    made["Date"] = "Thu, 12 Nov 2026 10:00:00 +0100"
    made.set_content(text)
    return made.as_bytes()


def _saved(made: object) -> bytes:
    file = io.BytesIO()
    made.save(file)  # type: ignore[attr-defined]
    return file.getvalue()
