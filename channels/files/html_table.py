"""Which rows does a page of HTML hold that a panel calls a spreadsheet?"""

from __future__ import annotations

from dataclasses import dataclass, field
from html.parser import HTMLParser

from channels.files.lines import MAX_COLUMNS, MAX_ROWS, Line, says

_CELLS = {"td", "th"}
_MOST_SPAN = 1_000


def html_lines(text: str) -> tuple[tuple[Line, ...], frozenset[tuple[int, int]]]:
    """The rows of the table with the most of them, counted as a spreadsheet counts them; and the repeated cells.

    A cell over several columns stands in the first of them; one over several rows is repeated below.
    """
    parser = _Tables()
    parser.feed(text)
    parser.close()
    parser.end_row()
    best = max(parser.tables, key=lambda table: len(table.lines), default=_Table())
    lines = tuple(line for line in best.lines if any(map(says, line.cells)))
    return lines, frozenset(best.repeated)


@dataclass(slots=True)
class _Table:
    """The rows so far, and the cells that reach down into the next ones: column → what it says, rows left."""

    lines: list[Line] = field(default_factory=list)
    repeated: set[tuple[int, int]] = field(default_factory=set)
    below: dict[int, tuple[str | None, int]] = field(default_factory=dict)


class _Tables(HTMLParser):
    def __init__(self) -> None:
        super().__init__(convert_charrefs=True)
        self.tables: list[_Table] = []
        self._row: list[str | None] | None = None
        self._text: list[str] | None = None
        self._spans = (1, 1)

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        if tag == "table":
            self.end_row()
            self.tables.append(_Table())
        elif tag == "tr" and self.tables:
            self.end_row()
            self._row = []
        elif tag in _CELLS and self._row is not None:
            self._end_cell()
            self._text = []
            given = dict(attrs)
            self._spans = _span(given.get("colspan")), _span(given.get("rowspan"))
        elif tag == "br" and self._text is not None:
            self._text.append("\n")

    def handle_endtag(self, tag: str) -> None:
        if tag in _CELLS:
            self._end_cell()
        elif tag in {"tr", "table"}:
            self.end_row()

    def handle_data(self, data: str) -> None:
        if self._text is not None:
            self._text.append(data)

    def end_row(self) -> None:
        """Keep the row that is open, if one is."""
        self._end_cell()
        if self._row is None:
            return
        self._from_above(self._row)
        table = self.tables[-1]
        if len(table.lines) <= MAX_ROWS:
            table.lines.append(Line(len(table.lines) + 1, tuple(self._row)))
        self._row = None

    def _end_cell(self) -> None:
        if self._text is None or self._row is None:
            return
        said = "".join(self._text).strip() or None
        self._from_above(self._row)
        across, down = self._spans
        if down > 1:
            self.tables[-1].below[len(self._row)] = (said, down - 1)
        self._row.extend([said, *[None] * (across - 1)][: max(0, MAX_COLUMNS - len(self._row))])
        self._text = None

    def _from_above(self, row: list[str | None]) -> None:
        """Put in the cells that reach down into this row before the next one of its own."""
        table = self.tables[-1]
        while len(row) in table.below and len(row) < MAX_COLUMNS:
            said, left = table.below.pop(len(row))
            if left > 1:
                table.below[len(row)] = (said, left - 1)
            table.repeated.add((len(table.lines) + 1, len(row)))
            row.append(said)


def _span(stated: str | None) -> int:
    """How many rows or columns; nonsense is one."""
    known = stated and stated.isascii() and stated.isdigit() and len(stated) < 6
    return min(max(int(stated or 1), 1), _MOST_SPAN) if known else 1
