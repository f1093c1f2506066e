"""Which rows around a header are its table's, and what are all the others?"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field, replace

from channels.files.calling import COLOUR, TOTALS
from channels.files.cells import Layout, filled, plain
from channels.files.days import day
from channels.files.filemap import FileMap
from channels.files.headers import known_words
from channels.files.lines import Line, Raw, Sheet
from channels.files.problems import CellProblem, RowProblem, shown, unreadable
from domain.phrase import Phrase, say

_DATED = ("arrival", "night", "first")
_HEADING, _KNOWN = 3, 0.5  # cells of a further header at least, and the share of them whose words are known


@dataclass
class Body:
    """The rows of the table so far. `order` are the places of the header's columns below a further header, `apart`
    the rows of another table, which nobody reads."""

    sheet: Sheet
    header: Line
    found: FileMap
    at: Mapping[str, int]
    rows: list[Line] = field(default_factory=list)
    notes: list[RowProblem] = field(default_factory=list)
    order: tuple[int | None, ...] | None = None
    apart: list[Line] = field(default_factory=list)
    skipped: int = 0
    before: Line | None = None

    def take(self, line: Line) -> None:
        """One row more."""
        if _is_aside(line, self.at):
            self._tell(line.number, say("import.note.left_out", found=_said(line)))
            refuse_colours(self.sheet.file, line)
        elif self.found.skip is not None and self._skips(line):
            self.skipped += 1
        elif self._begins_again(line):
            self._again(line)
        elif self.apart and not self._is_booking(line):
            self.apart.append(line)
        else:
            self._close()
            self.rows.append(self._ordered(line))
        self.before = line

    def end(self) -> tuple[tuple[Line, ...], list[RowProblem]]:
        """The table's rows, and what is to be said of all others."""
        self._close()
        if self.skipped:
            self._tell(0, say("import.note.skipped", n=self.skipped))
        return tuple(self.rows), self.notes

    def _begins_again(self, line: Line) -> bool:
        """A header once more: the same words, words that are known, or only words below a gap."""
        words = [plain(cell) for cell in line.cells if filled(cell)]
        if words == [plain(cell) for cell in self.header.cells if filled(cell)]:
            return True
        texts = [cell for cell in line.cells if filled(cell)]
        if len(texts) < _HEADING or any(not isinstance(cell, str) or _has_digit(cell) for cell in texts):
            return False
        known = sum(word in known_words(self.found.kind) for word in words)
        if known >= _HEADING and known >= _KNOWN * len(words):
            return True
        return self._below_a_gap(line) and self.found.kind == "reservations"

    def _below_a_gap(self, line: Line) -> bool:
        """After an empty row, or a row that only names what follows."""
        above = self.before
        return above is not None and (line.number > above.number + 1 or _is_aside(above, self.at))

    def _again(self, line: Line) -> None:
        """What stands below is the same table, its columns perhaps in another order; or it is another one."""
        self._close()
        ours = [plain(cell) for cell in self.header.cells]
        theirs = {plain(cell): n for n, cell in enumerate(line.cells) if filled(cell)}
        if theirs.keys() <= set(ours):
            places = tuple(theirs.get(word) if word else None for word in ours)
            self.order = None if places == tuple(range(len(ours))) else places
        elif sum(word in known_words(self.found.kind) for word in theirs) >= _HEADING:
            told = say("import.second_table", found=_said(line))
            raise unreadable(self.sheet.file, told, line.number)
        else:
            self.apart.append(line)

    def _is_booking(self, line: Line) -> bool:
        """Below another table: a row that says when somebody arrives is one of ours again."""
        for name in _DATED:
            place = self.at.get(name)
            if place is not None and place < len(line.cells) and filled(line.cells[place]):
                try:
                    day(line.cells[place], Layout())
                except CellProblem:
                    continue
                return True
        return False

    def _ordered(self, line: Line) -> Line:
        if self.order is None:
            return line
        cells = line.cells
        return replace(
            line,
            cells=tuple(
                cells[place] if place is not None and place < len(cells) else None for place in self.order
            ),
        )

    def _skips(self, line: Line) -> bool:
        skip = self.found.skip
        header = tuple(map(plain, self.header.cells))
        cells = (
            plain(cell)
            for n, cell in enumerate(line.cells)
            if skip and header[n : n + 1] and header[n] in skip.columns
        )
        return skip is not None and any(cell.startswith(word) for cell in cells for word in skip.words)

    def _close(self) -> None:
        """The other table is over; that nobody read it is said once."""
        if self.apart:
            first, last = self.apart[0], self.apart[-1]
            rows = len(self.apart) - 1
            told = say("import.note.other_table", found=_said(first), n=rows, last=last.number)
            self._tell(first.number, told)
            self.apart = []

    def _tell(self, line: int, phrase: Phrase) -> None:
        self.notes.append(RowProblem(self.sheet.file, line, phrase))


def body_of(
    sheet: Sheet, index: int, found: FileMap, at: Mapping[str, int]
) -> tuple[tuple[Line, ...], list[RowProblem]]:
    """The rows of bookings or nights below row `index`; totals, further headers, remarks, titles and other tables
    are told.

    Raises FileProblem: a further header has columns of its own, or a remark gives a colour a meaning.
    """
    body = Body(sheet, sheet.lines[index], found, at)
    above = [line for line in sheet.lines[:index] if any(map(filled, line.cells))]
    for line in above:
        refuse_colours(sheet.file, line)
    if above:
        said = tuple(_said(line) for line in above)
        body.notes.append(RowProblem(sheet.file, above[0].number, say("import.note.above", found=said)))
    for line in sheet.lines[index + 1 :]:
        body.take(line)
    return body.end()


def refuse_colours(file: str, line: Line) -> None:
    """Raises FileProblem where the line says what a colour means: no reader sees colours."""
    words = " ".join(str(cell) for cell in line.cells if filled(cell))
    if COLOUR.search(_folded(words)):
        raise unreadable(file, say("import.colour_means", found=shown(words)), line.number)


def _folded(words: str) -> str:
    """Small letters without accents, the signs kept."""
    return "".join(plain(letter) or letter for letter in words)


def _is_aside(line: Line, at: Mapping[str, int]) -> bool:
    """A sum, a title or a remark between the rows."""
    return _is_total(line, at) or (_is_remark(line) and len(at) > 2)


def _is_total(line: Line, at: Mapping[str, int]) -> bool:
    """A sum below the table: it has neither arrival nor night, and its first word says so or it has no words."""
    cells = [cell for cell in line.cells if filled(cell)]
    dated = (at[name] for name in _DATED if name in at)
    if any(n < len(line.cells) and filled(line.cells[n]) for n in dated) or not cells:
        return False
    first = plain(cells[0])
    if any(first == word or first.startswith(f"{word} ") for word in TOTALS):
        return True
    said = [
        line.cells[at[name]] for name in ("number", "room_type") if name in at and at[name] < len(line.cells)
    ]
    return not any(map(filled, said)) and all(map(_is_number, cells))


def _is_number(cell: Raw) -> bool:
    return not isinstance(cell, str) or not any(letter.isalpha() for letter in cell)


def _is_remark(line: Line) -> bool:
    """One cell of words, or a month, across an otherwise empty row of several columns: a title or a remark."""
    said = [cell for cell in line.cells if filled(cell)]
    if len(said) != 1 or len(line.cells) <= 2 or not isinstance(said[0], str):
        return False
    return " " in said[0].strip() or _is_month(said[0])


def _is_month(said: str) -> bool:
    try:
        day(f"1 {said.strip()} 2000", Layout())
    except CellProblem:
        return False
    return True


def _has_digit(cell: str) -> bool:
    return any(letter.isdigit() for letter in cell)


def _said(line: Line) -> str:
    return shown(" ".join(str(cell).strip() for cell in line.cells if filled(cell)))
