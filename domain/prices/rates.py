"""What does one night of one room type cost and allow, as targeted, sent, confirmed and observed?"""

from __future__ import annotations

import enum
from dataclasses import dataclass
from datetime import date, datetime
from decimal import Decimal

ALL_CHANNELS = "*"
MASTER_PLAN = "master"


@dataclass(frozen=True, slots=True)
class Cell:
    """One night of one room type in one rate plan on one channel (`*`: every connected channel)."""

    room_type: str
    night: date
    rate_plan: str = MASTER_PLAN
    channel: str = ALL_CHANNELS


@dataclass(frozen=True, slots=True)
class CellValue:
    """What a cell says. None means "not stated": in a change, "leave it as it is"."""

    price: Decimal | None = None
    min_stay: int | None = None
    max_stay: int | None = None
    stop_sell: bool | None = None
    closed_to_arrival: bool | None = None
    closed_to_departure: bool | None = None
    availability: int | None = None

    def over(self, before: CellValue) -> CellValue:
        """This value where it states something, `before` elsewhere."""
        return CellValue(
            *(
                new if (new := getattr(self, name)) is not None else getattr(before, name)
                for name in CELL_FIELDS
            )
        )

    def stated(self) -> tuple[str, ...]:
        """The names of the fields that this value states."""
        return tuple(name for name in CELL_FIELDS if getattr(self, name) is not None)


CELL_FIELDS = (
    "price",
    "min_stay",
    "max_stay",
    "stop_sell",
    "closed_to_arrival",
    "closed_to_departure",
    "availability",
)


class Stage(enum.StrEnum):
    """How far a value has travelled, each stage with its own evidence."""

    TARGET = "target"
    SENT = "sent"
    CONFIRMED = "confirmed"
    OBSERVED = "observed"


@dataclass(frozen=True, slots=True)
class Stamp:
    """A value at one stage: when it got there and what proves it (an attempt, a transaction, a person)."""

    value: CellValue
    at: datetime
    evidence: str


@dataclass(frozen=True, slots=True)
class CalendarCell:
    """The four stages of one cell; a stage that was never reached is None."""

    cell: Cell
    target: Stamp | None = None
    sent: Stamp | None = None
    confirmed: Stamp | None = None
    observed: Stamp | None = None
    sample: bool = False

    @property
    def price(self) -> Decimal | None:
        """The price that the house believes in: the target."""
        return self.target.value.price if self.target else None
