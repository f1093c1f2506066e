"""What does the owner himself ask for a night that directors have changed since?"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from decimal import Decimal


@dataclass(frozen=True, slots=True)
class Carried:
    """One change of one night's price that left the house, in the order in which they left; `asked` when a person
    asked for that very price himself."""

    before: Decimal | None
    after: Decimal
    asked: bool


def owner_price(carried: Iterable[Carried], present: Decimal | None) -> Decimal | None:
    """The price that stood before the directors' first change in the chain that leads to the present one.

    A value that stands and is none of ours is the owner's, whoever typed it where; so is what he asked for himself.
    None when nobody knows what was before.
    """
    own: Decimal | None = None
    ours: Decimal | None = None
    for change in carried:
        if change.before != ours or ours is None:  # a first change, or somebody else's value came between
            own = change.before
        ours = change.after
        if change.asked:
            own = change.after
    return own if ours is not None and ours == present else present
