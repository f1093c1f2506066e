"""A spreadsheet's own arithmetic, as far as the golden month uses it: + − × ÷, ROUND, SUM and SUMIFS in Decimal."""

import re
from collections.abc import Iterator
from datetime import datetime
from decimal import ROUND_HALF_UP, Decimal
from typing import Any

from openpyxl.workbook import Workbook
from openpyxl.worksheet.worksheet import Worksheet

_TOKEN = re.compile(r"\s*([A-Z]+\(|'?[\wÀ-ÿ]+'?!\$?[A-Z]+\$?\d+(?::\$?[A-Z]+\$?\d+)?|\$?[A-Z]+\$?\d+"
                    r"(?::\$?[A-Z]+\$?\d+)?|\d+(?:\.\d+)?|\"[^\"]*\"|[-+*/(),])")  # fmt: skip


class Book:
    """Values of a workbook's cells, worked out from their formulas."""

    def __init__(self, workbook: Workbook) -> None:
        self.workbook = workbook
        self.known: dict[tuple[str, str], Any] = {}

    def value(self, sheet: str, cell: str) -> Any:
        """A number as Decimal, a text, a day; the value of a formula."""
        at = (sheet, cell)
        if at not in self.known:
            raw = self.workbook[sheet][cell].value
            if isinstance(raw, str) and raw.startswith("="):
                tokens = [*_TOKEN.findall(raw[1:])]
                assert "".join(tokens) == raw[1:].replace(" ", ""), raw
                self.known[at] = _Formula(self, sheet, tokens).sum()
            elif isinstance(raw, int | float):
                self.known[at] = Decimal(str(raw))
            else:
                self.known[at] = raw.date() if isinstance(raw, datetime) else raw
        return self.known[at]

    def formulas(self) -> Iterator[tuple[str, str]]:
        """Where the workbook calculates."""
        for page in self.workbook.worksheets:
            assert isinstance(page, Worksheet)
            for row in page.iter_rows():
                for cell in row:
                    if isinstance(cell.value, str) and cell.value.startswith("="):
                        yield page.title, cell.coordinate


class _Formula:
    """One formula being read from left to right."""

    def __init__(self, book: Book, sheet: str, tokens: list[str]) -> None:
        self.book, self.sheet, self.tokens = book, sheet, tokens

    def sum(self) -> Any:
        value = self.product()
        while self.tokens and self.tokens[0] in "+-":
            sign = self.tokens.pop(0)
            value = value + self.product() if sign == "+" else value - self.product()
        return value

    def product(self) -> Any:
        value = self.atom()
        while self.tokens and self.tokens[0] in "*/":
            sign = self.tokens.pop(0)
            value = value * self.atom() if sign == "*" else value / self.atom()
        return value

    def atom(self) -> Any:
        token = self.tokens.pop(0)
        if token == "-":
            return -self.atom()
        if token == "(":
            value = self.sum()
            assert self.tokens.pop(0) == ")"
            return value
        if token.endswith("("):
            return self.call(token[:-1])
        if token[0] == '"':
            return token.strip('"')
        if token[0].isdigit():
            return Decimal(token)
        cells = self.cells(token)
        return cells[0] if len(cells) == 1 else cells

    def call(self, name: str) -> Decimal:
        given = []
        while self.tokens[0] != ")":
            given.append(self.sum())
            if self.tokens[0] == ",":
                self.tokens.pop(0)
        self.tokens.pop(0)
        if name == "ROUND":
            return Decimal(given[0].quantize(Decimal(1).scaleb(-int(given[1])), ROUND_HALF_UP))
        if name == "SUM":
            return sum(
                (v for cells in given for v in (cells if isinstance(cells, list) else [cells])), Decimal(0)
            )
        assert name == "SUMIFS", name
        amounts, *conditions = given
        pairs = list(zip(conditions[::2], conditions[1::2], strict=True))
        rows = [n for n in range(len(amounts)) if all(cells[n] == wanted for cells, wanted in pairs)]
        return sum((amounts[n] for n in rows), Decimal(0))

    def cells(self, token: str) -> list[Any]:
        sheet, _, place = token.rpartition("!")
        sheet = sheet.strip("'") or self.sheet
        first, _, last = place.replace("$", "").partition(":")
        found = self.book.workbook[sheet][f"{first}:{last or first}"]
        return [self.book.value(sheet, cell.coordinate) for row in found for cell in row]
