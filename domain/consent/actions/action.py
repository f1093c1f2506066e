"""What does everything that may be asked of a person state about itself?"""

from __future__ import annotations

from collections.abc import Collection, Mapping
from datetime import date
from decimal import Decimal
from typing import Protocol, Self

from domain.consent.actions.change_rate import CellChange
from domain.consent.actions.effects import Effects
from domain.nights import Span
from domain.prices.rates import Cell, CellValue


class Action(Protocol):
    """A frozen dataclass with a `kind` of its own, the name under which it is stored.

    What changes no calendar cell takes the calendar's side from `NoCells`. How a kind reads, takes effect and is
    taken back stands in its folder among the kinds; see docs/adding.md.
    """

    @property
    def kind(self) -> str: ...

    @property
    def currency(self) -> str: ...

    @property
    def effects(self) -> Effects:
        """Calendar cells before → after, and money by month and line."""
        ...

    @property
    def changes(self) -> tuple[CellChange, ...]: ...

    @property
    def nights(self) -> tuple[date, ...]:
        """Each night once, in order."""
        ...

    @property
    def spans(self) -> tuple[Span, ...]: ...

    @property
    def room_types(self) -> tuple[str, ...]: ...

    @property
    def single_price(self) -> Decimal | None: ...

    def of_type(self, room_type: str) -> tuple[CellChange, ...]: ...

    def based_on(self, held: Mapping[Cell, CellValue]) -> Self:
        """The same wish on the values that the cells hold now."""
        ...

    def only(self, cells: Collection[Cell]) -> Self:
        """What is left of it on these cells."""
        ...
