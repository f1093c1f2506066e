"""What must be known around the package to say whether a connection can carry it?"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date
from typing import Literal

Kind = Literal["two_way", "one_way", "prices_only"]


@dataclass(frozen=True, slots=True)
class Nights:
    """Of one room type's coming nights: `priced` have a price above nothing, `open` rooms to sell, of `nights`.

    `beyond` tells whether anything can be booked up to `horizon` days ahead.
    """

    room_type: str
    nights: int
    priced: int
    open: int
    beyond: bool
    horizon: int = 540


@dataclass(frozen=True, slots=True)
class Connection:
    """One channel that is connected or being connected. None: nobody has said.

    `kind` is what the channel's panel calls the connection; `contract` "signed", "sent" or "none"; `waiting_days`
    how long the channel has been awaited, `usual_days` how long that usually takes at most.
    """

    code: str
    name: str
    live: bool = False
    hotel_id: str | None = None
    kind: Kind | None = None
    contract: str | None = None
    waiting_days: int | None = None
    usual_days: int | None = None


@dataclass(frozen=True, slots=True)
class Neighbour:
    """Another house that this installation knows: its name, and its door where somebody told it."""

    name: str
    street: str | None = None
    door: tuple[float, float] | None = None


@dataclass(frozen=True, slots=True)
class Around:
    """Filled from the house by governance; an empty one knows nothing and no connection rule passes on it.

    `unmapped` are the sold room types without a code of the channel manager. `tax_inside` says for each tourist tax
    whether the channels' prices contain it, None where nobody has told.
    """

    today: date
    calendar: tuple[Nights, ...] = ()
    connections: tuple[Connection, ...] = ()
    neighbours: tuple[Neighbour, ...] = ()
    unmapped: tuple[str, ...] = ()
    tax_inside: Mapping[str, bool | None] = field(default_factory=dict)
