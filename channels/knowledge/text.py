"""What do texts, Markdown, web pages and rows of a table say, and where?"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from datetime import date, datetime, time

from channels.mail.html import text_of
from domain.knowledge.cutting import Part
from domain.knowledge.writing import Place

_TOGETHER = 12  # rows that one place names


def text_parts(text: str) -> Iterator[Part]:
    """A plain text has no places but itself."""
    yield Part(text)


def html_parts(text: str) -> Iterator[Part]:
    """The visible text alone."""
    yield Part(text_of(text))


def markdown_parts(text: str) -> Iterator[Part]:
    """Each stretch under the headings that it stands below; marks of form are left as they were typed."""
    headings: list[str] = []
    held: list[str] = []
    fenced = False
    for line in text.split("\n"):
        fenced ^= line.lstrip().startswith(("```", "~~~"))
        depth = len(line) - len(line.lstrip("#"))
        if fenced or not 1 <= depth <= 6 or line[depth : depth + 1] not in {" ", "\t"}:
            held.append(line)
            continue
        yield Part("\n".join(held), Place(heading=_path(headings)))
        held = []
        headings = [*(headings + [""] * depth)[: depth - 1], line[depth:].strip(" \t#")]
    yield Part("\n".join(held), Place(heading=_path(headings)))


def row_parts(rows: Sequence[Sequence[object]], sheet: str) -> Iterator[Part]:
    """Rows as « heading: value », each heading once: the first row that is all text names the columns."""
    filled = [(number, row) for number, row in enumerate(rows, 1) if any(_said(cell) for cell in row)]
    if not filled:
        return
    heads: list[str] = []
    first, top = filled[0]
    if (
        len(filled) > 1
        and sum(bool(_said(cell)) for cell in top) > 1
        and all(isinstance(c, str) for c in top)
    ):
        heads = [_said(cell) for cell in top]
        yield Part(" · ".join(one for one in heads if one), _cells(sheet, first, first, len(top)))
        filled = filled[1:]
    for at in range(0, len(filled), _TOGETHER):
        some = filled[at : at + _TOGETHER]
        where = _cells(sheet, some[0][0], some[-1][0], max(len(row) for _, row in some))
        for _, row in some:
            yield Part(
                " · ".join(_named(heads, place, cell) for place, cell in enumerate(row) if _said(cell)), where
            )


def _path(headings: Sequence[str]) -> str:
    return " › ".join(one for one in headings if one)


def _named(heads: Sequence[str], place: int, cell: object) -> str:
    head = heads[place] if place < len(heads) else ""
    return f"{head}: {_said(cell)}" if head and place else _said(cell)


def _cells(sheet: str, first: int, last: int, columns: int) -> Place:
    name = f"A{first}:{_letter(columns)}{last}"
    return Place(heading=f"{sheet}!{name}" if sheet else name)


def _letter(column: int) -> str:
    letters = ""
    while column:
        column, rest = divmod(column - 1, 26)
        letters = chr(65 + rest) + letters
    return letters or "A"


def _said(cell: object) -> str:
    match cell:
        case None:
            return ""
        case bool():
            return "oui" if cell else "non"
        case float():
            return f"{cell:g}" if cell != int(cell) else str(int(cell))
        case datetime():
            return cell.strftime("%d/%m/%Y %H:%M") if cell.time() != time() else cell.strftime("%d/%m/%Y")
        case date():
            return cell.strftime("%d/%m/%Y")
        case time():
            return cell.strftime("%H:%M")
    return " ".join(str(cell).split())
