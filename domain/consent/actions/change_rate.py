"""Which nights of which types get which price or restriction, and what did they hold before?"""

from __future__ import annotations

from collections.abc import Collection, Iterator, Mapping
from dataclasses import dataclass, replace
from datetime import date
from decimal import Decimal
from typing import Literal

from domain.consent.actions.effects import Effect, Effects
from domain.money import to_cents
from domain.nights import Span, spans
from domain.prices.rates import MASTER_PLAN, Cell, CellValue


@dataclass(frozen=True, slots=True)
class CellChange:
    """One cell: `before` is the basis (the target when the draft was made), None when unknown."""

    room_type: str
    night: date
    after: CellValue
    before: CellValue | None = None
    rate_plan: str = MASTER_PLAN
    channel: str = "*"

    @property
    def cell(self) -> Cell:
        return Cell(self.room_type, self.night, self.rate_plan, self.channel)


Insures = Literal["last_rooms", "order"]


@dataclass(frozen=True, slots=True)
class RateLine:
    """One line of a batch: the next `cells` changes, decided together.

    `low`, `mid`, `high` are the contribution that these prices are expected to add; None once somebody has changed
    them. `rails` names the rules that held them back. `insures`: against what, where the line is expected to bring
    nothing on an ordinary day: "last_rooms" sold too early, or a larger type cheaper than a smaller one ("order").
    """

    cells: int
    low: Decimal | None = None
    mid: Decimal | None = None
    high: Decimal | None = None
    rails: tuple[str, ...] = ()
    insures: Insures | None = None

    def part(self, cells: int) -> RateLine:
        """The same line with fewer cells, worth as much less."""
        share = Decimal(cells) / self.cells

        def of(amount: Decimal | None) -> Decimal | None:
            return None if amount is None else to_cents(amount * share)

        return replace(self, cells=cells, low=of(self.low), mid=of(self.mid), high=of(self.high))

    def unvalued(self) -> RateLine:
        """The same line at other prices: what they would bring is not known."""
        return replace(self, low=None, mid=None, high=None)


@dataclass(frozen=True, slots=True)
class ChangeRate:
    """New absolute values for calendar cells in one currency.

    A batch has `lines`, which share the changes out among themselves in order; anything else has none. Raises
    ValueError when they do not add up.
    """

    changes: tuple[CellChange, ...]
    currency: str
    kind: Literal["change_rate"] = "change_rate"
    lines: tuple[RateLine, ...] = ()

    def __post_init__(self) -> None:
        if self.lines and sum(line.cells for line in self.lines) != len(self.changes):
            raise ValueError("the lines of a batch do not add up to its changes")

    @property
    def effects(self) -> Effects:
        return Effects(tuple(Effect(change.cell, change.before, change.after) for change in self.changes))

    @property
    def nights(self) -> tuple[date, ...]:
        return tuple(sorted({change.night for change in self.changes}))

    @property
    def spans(self) -> tuple[Span, ...]:
        return spans(self.nights)

    @property
    def room_types(self) -> tuple[str, ...]:
        """In the order in which the draft names them."""
        return tuple(dict.fromkeys(change.room_type for change in self.changes))

    def of_type(self, room_type: str) -> tuple[CellChange, ...]:
        return tuple(change for change in self.changes if change.room_type == room_type)

    @property
    def single_price(self) -> Decimal | None:
        """The one new price when every cell gets the same; None when they differ or none is stated."""
        prices = {change.after.price for change in self.changes}
        return prices.pop() if len(prices) == 1 else None

    def based_on(self, held: Mapping[Cell, CellValue]) -> ChangeRate:
        """The same wish on other values before, of the fields that it changes; nothing known is no basis."""
        return replace(self, changes=tuple(replace(c, before=_basis(c, held)) for c in self.changes))

    def only(self, cells: Collection[Cell]) -> ChangeRate:
        """The changes of these cells alone; what is left of a line is worth that part of it."""
        shared = list(self.by_line())
        kept = [tuple(c for c in changes if c.cell in cells) for _, changes in shared]
        if not shared:
            return replace(self, changes=tuple(c for c in self.changes if c.cell in cells))
        return replace(
            self,
            changes=tuple(change for part in kept for change in part),
            lines=tuple(line.part(len(part)) for (line, _), part in zip(shared, kept, strict=True) if part),
        )

    def by_line(self) -> Iterator[tuple[RateLine, tuple[CellChange, ...]]]:
        """Each line of a batch with its changes; nothing where there are no lines."""
        begin = 0
        for line in self.lines:
            yield line, self.changes[begin : begin + line.cells]
            begin += line.cells

    def chosen(self, places: Collection[int]) -> ChangeRate:
        """The lines at these places (from 0) alone."""
        shared = [pair for place, pair in enumerate(self.by_line()) if place in places]
        return replace(
            self,
            changes=tuple(change for _, changes in shared for change in changes),
            lines=tuple(line for line, _ in shared),
        )

    @property
    def inverse(self) -> ChangeRate | None:
        """The change that restores what was known before; None when no cell's previous value is known."""
        known = tuple(
            CellChange(
                change.room_type,
                change.night,
                after=CellValue(**{name: getattr(change.before, name) for name in change.after.stated()}),
                before=change.after,
                rate_plan=change.rate_plan,
                channel=change.channel,
            )
            for change in self.changes
            if change.before is not None
            and all(getattr(change.before, name) is not None for name in change.after.stated())
        )
        return ChangeRate(known, self.currency) if known else None


def _basis(change: CellChange, held: Mapping[Cell, CellValue]) -> CellValue | None:
    """What a cell holds in the fields that the change states; None when it holds none of them."""
    known = held.get(change.cell, CellValue())
    basis = CellValue(**{name: getattr(known, name) for name in change.after.stated()})
    return basis if basis.stated() else None
