"""How does a text leave the house in a table, so that no spreadsheet takes it for an order?"""

from __future__ import annotations

from collections.abc import Mapping

# OWASP, "CSV Injection": what makes a cell a formula, their full-width forms, and what a program strips before it.
_ORDERS = ("=", "+", "-", "@", "\t", "\r", "\n", "＝", "＋", "－", "＠")


def harmless(cell: object) -> object:
    """The cell as it may be written: a text that would start a formula gets an apostrophe in front.

    Numbers, days and nothing are left alone. Whoever imports the table again takes the apostrophe off.
    """
    if not isinstance(cell, str) or not cell.lstrip(" \u00a0").startswith(_ORDERS):
        return cell
    return f"'{cell}"


def harmless_row(row: Mapping[str, object]) -> dict[str, object]:
    """Every cell of a row, and its headers."""
    return {str(harmless(name)): harmless(cell) for name, cell in row.items()}
