"""What does an action look like to the calendar when it changes none of it?"""

from __future__ import annotations

from collections.abc import Collection, Mapping
from datetime import date
from decimal import Decimal
from typing import TypeVar

from domain.consent.actions.change_rate import CellChange
from domain.nights import Span
from domain.prices.rates import Cell, CellValue

A = TypeVar("A", bound="NoCells")


class NoCells:
    """The calendar's side of an action, empty: whoever asks for cells, nights or prices gets none."""

    __slots__ = ()

    @property
    def changes(self) -> tuple[CellChange, ...]:
        return ()

    @property
    def nights(self) -> tuple[date, ...]:
        return ()

    @property
    def spans(self) -> tuple[Span, ...]:
        return ()

    @property
    def room_types(self) -> tuple[str, ...]:
        return ()

    @property
    def single_price(self) -> Decimal | None:
        return None

    def of_type(self, room_type: str) -> tuple[CellChange, ...]:
        """No changes, of whatever type."""
        return ()

    def based_on(self: A, held: Mapping[Cell, CellValue]) -> A:
        """Itself: it rests on no cell."""
        return self

    def only(self: A, cells: Collection[Cell]) -> A:
        """Itself: it has no cells to choose from."""
        return self
