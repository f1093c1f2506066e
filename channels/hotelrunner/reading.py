"""How is one field read when HotelRunner writes it as text here and as a number there?"""

from __future__ import annotations

from collections.abc import Mapping
from datetime import UTC, date, datetime
from decimal import Decimal, InvalidOperation
from typing import Any

from domain.money import to_cents

LARGEST_AMOUNT = Decimal(10) ** 12


class Unreadable(ValueError):
    """A field that the house cannot do without is missing or makes no sense. The words name the field only."""


def text(value: Any) -> str | None:
    """Text that says something, stripped; numbers as their digits; None for anything else."""
    if isinstance(value, bool) or not isinstance(value, str | int | float):
        return None
    return str(value).strip() or None


def amount(value: Any, field: str) -> Decimal | None:
    """130.0, "130.0" and 130 are all 130.00; absent or empty is None; anything else is Unreadable."""
    if value is None or value == "":
        return None
    try:
        number = Decimal(text(value) or "?")
    except InvalidOperation:
        raise Unreadable(f"{field} is not an amount") from None
    if not number.is_finite() or abs(number) >= LARGEST_AMOUNT:
        raise Unreadable(f"{field} is not an amount")
    return to_cents(number) + 0  # adding zero turns -0.00 into 0.00


def count(value: Any) -> int | None:
    """A whole number from 0 upwards, at most twelve digits; None when it is not one."""
    digits = (text(value) or "").removesuffix(".0")
    return int(digits) if digits.isascii() and digits.isdigit() and len(digits) <= 12 else None


def day(value: Any, field: str) -> date:
    """A YYYY-MM-DD date; Unreadable otherwise."""
    try:
        return date.fromisoformat(text(value) or "")
    except ValueError:
        raise Unreadable(f"{field} is not a date") from None


def instant(value: Any, field: str) -> datetime | None:
    """An instant in UTC, whatever its offset; without an offset it is UTC, as in HotelRunner's older answers."""
    if (written := text(value)) is None:
        return None
    try:
        moment = datetime.fromisoformat(written)
        return moment.replace(tzinfo=moment.tzinfo or UTC).astimezone(UTC)
    except (ValueError, OverflowError):
        raise Unreadable(f"{field} is not an instant") from None


def rows(value: Any) -> list[Mapping[str, Any]]:
    """The objects of a list; anything that is not a list of objects yields none."""
    return [item for item in value if isinstance(item, dict)] if isinstance(value, list) else []
