"""How does a page of tables become a PDF?"""

from __future__ import annotations

import logging
from collections.abc import Sequence
from pathlib import Path

from fpdf import FPDF
from fpdf.fonts import FontFace
from matplotlib import get_data_path

from channels.service.section import PrintedSection

INK, GREEN, PALE, RULE = (31, 35, 36), (31, 58, 55), (243, 240, 232), (214, 208, 194)
MARGIN = 12
TOGETHER = 26


def as_pdf(
    title: str,
    under: str,
    sections: Sequence[PrintedSection],
    foot: str,
    accent: tuple[int, int, int] = GREEN,
) -> bytes:
    """A4 pages, upright, their titles in `accent`; a table that does not fit goes on with its heads repeated."""
    logging.getLogger("fontTools").setLevel(logging.WARNING)  # it tells of every glyph
    fonts = Path(get_data_path()) / "fonts" / "ttf"
    page = FPDF(format="A4")
    page.set_margin(MARGIN)
    page.set_auto_page_break(True, MARGIN)
    page.set_draw_color(*RULE)
    page.add_font("sans", "", fonts / "DejaVuSans.ttf")
    page.add_font("sans", "B", fonts / "DejaVuSans-Bold.ttf")
    page.set_title(title)
    page.add_page()
    page.set_text_color(*accent)
    page.set_font("sans", "B", 16)
    page.multi_cell(0, 8, title, new_x="LMARGIN", new_y="NEXT")
    page.set_text_color(*INK)
    page.set_font("sans", "", 9)
    page.multi_cell(0, 5, under, new_x="LMARGIN", new_y="NEXT")
    for section in sections:
        _section(page, section, accent)
    page.ln(2.5)
    page.set_font("sans", "", 7)
    page.multi_cell(0, 4, foot, new_x="LMARGIN", new_y="NEXT")
    return bytes(page.output())


def _section(page: FPDF, section: PrintedSection, accent: tuple[int, int, int]) -> None:
    if section.prose and page.will_page_break(TOGETHER):
        page.add_page()  # a heading does not stay behind alone
    page.ln(2.5)
    page.set_text_color(*accent)
    page.set_font("sans", "B", 10)
    page.multi_cell(0, 5.5, section.title, new_x="LMARGIN", new_y="NEXT")
    page.set_text_color(*INK)
    for paragraph in section.prose:
        page.set_font("sans", "", 9)
        page.multi_cell(0, 4.8, paragraph, markdown=True, align="LEFT", new_x="LMARGIN", new_y="NEXT")
        page.ln(1.4)
    page.set_font("sans", "", 8)
    if section.prose:
        return
    if not section.rows:
        page.multi_cell(0, 5, section.none, new_x="LMARGIN", new_y="NEXT")
        return
    head = FontFace(emphasis="BOLD", fill_color=PALE)
    with page.table(
        col_widths=_widths(page, section),
        headings_style=head,
        line_height=4.6,
        borders_layout="HORIZONTAL_LINES",
        text_align=tuple("RIGHT" if n in section.numbers else "LEFT" for n in range(len(section.heads))),
    ) as table:
        table.row(list(section.heads))
        for row in section.rows:
            table.row(list(row))


def _widths(page: FPDF, section: PrintedSection) -> tuple[float, ...]:
    """The section's widths in millimetres, wider where a word of a head would be cut; the widest give it away."""
    whole = sum(section.widths)
    found = [page.epw * width / whole for width in section.widths]
    page.set_font("sans", "B", 8)
    least = [
        max((page.get_string_width(word) for word in head.split()), default=0) + 2 * page.c_margin + 0.2
        for head in section.heads
    ]
    page.set_font("sans", "", 8)
    wanted = sum(max(0.0, need - has) for need, has in zip(least, found, strict=True))
    spare = [max(0.0, has - need) for need, has in zip(least, found, strict=True)]
    share = wanted / sum(spare) if sum(spare) else 0.0
    return tuple(
        need if need > has else has - room * min(share, 1.0)
        for need, has, room in zip(least, found, spare, strict=True)
    )
