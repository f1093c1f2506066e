"""On which terms does a house let its prices be set: rooms, costs, rules and beliefs?"""

from __future__ import annotations

import math
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date


@dataclass(frozen=True, slots=True)
class Room:
    """A room type. Prices are per room and night in the property's currency.

    `units` rooms of this type; `base` the usual price, by which types are ordered; the price never leaves
    `floor`..`cap`; `capacity` persons; `variable_cost` of an occupied night (cleaning, breakfast, laundry).
    Raises ValueError when the terms contradict each other.
    """

    code: str
    units: int
    base: float
    floor: float
    cap: float
    capacity: int = 2
    variable_cost: float = 0.0

    def __post_init__(self) -> None:
        numbers = (self.units, self.base, self.floor, self.cap, self.variable_cost)
        if not all(math.isfinite(number) for number in numbers) or min(numbers) < 0:
            raise ValueError(f"{self.code}: units, prices and cost must be finite and not negative")
        if self.floor > self.cap:
            raise ValueError(f"{self.code}: the floor {self.floor} is above the cap {self.cap}")
        if self.base <= 0 or self.cap <= 0:
            raise ValueError(f"{self.code}: the base price and the cap must be positive")


@dataclass(frozen=True, slots=True)
class Costs:
    """What a sale costs: `commission` of an OTA and `direct_cost` of a direct booking, as shares of the price,
    and the share of bookings expected through OTAs."""

    commission: float = 0.18
    direct_cost: float = 0.03
    expected_ota_share: float = 0.6

    def __post_init__(self) -> None:
        for share in (self.commission, self.direct_cost, self.expected_ota_share):
            if not 0 <= share <= 1:
                raise ValueError(f"costs are shares between 0 and 1, not {share}")
        if self.kept <= 0:
            raise ValueError("nothing of the price would be left after commission")

    @property
    def kept(self) -> float:
        """The share of the price that stays in the house, over the expected mix of channels."""
        ota = self.expected_ota_share
        return 1 - self.commission * ota - self.direct_cost * (1 - ota)


NAMES = {
    "commission": ("commission", "ota_commission"),
    "direct_cost": ("direct_cost", "direct", "payment_cost"),
    "expected_ota_share": ("expected_ota_share", "ota_share"),
}


def costs_from(given: object) -> Costs:
    """Costs from a Costs, a mapping or any object with the attributes `commission`, `direct_cost` (or `direct`,
    `payment_cost`) and `expected_ota_share` (or `ota_share`); what is missing keeps the default."""
    if isinstance(given, Costs):
        return given
    found: dict[str, float] = {}
    for field, names in NAMES.items():
        for name in names:
            value = given.get(name) if isinstance(given, Mapping) else getattr(given, name, None)
            if value is not None:
                found[field] = float(value)
                break
    return Costs(**found)


@dataclass(frozen=True, slots=True)
class Belief:
    """How demand answers a price: multiplied by exp(-elasticity * (price / card - 1)).

    `spread` is the standard deviation of the belief and `source` where it comes from. What the house's own books
    say of it is learned within nights only (`response.py`): between nights, prices were raised when demand was
    high. `stays`: how many stays booked at moved prices it has learned from.
    """

    elasticity: float = 1.85
    spread: float = 0.5
    source: str = (
        "an owner whose card pays its costs implies more than 1.2; published hotel elasticities -0.4 to -2.5 "
        "by season and segment (Vives, Jacob and Aguilo 2019 among them)"
    )
    stays: int = 0


@dataclass(frozen=True, slots=True)
class Policy:
    """The rules a price must keep.

    `dead_band`: smaller moves are not made; `largest_move` in a day, both shares of the current price.
    `drop_near_arrival`: whether a price may fall in the last `near_arrival` days. `rounding` in currency units
    (None: 1 below a base of 200, 5 below 500, 10 above). `ordered`: a type with a higher base never costs less.
    `locks`: (night, room code) whose current price stays; `pins`: (night, room code) to the owner's own price.
    `least_stay` nights that a booking must span, by night where the house asks for it.
    `refit_days` between two fits of the demand model; every `learn_after` of them the belief learns from the books
    (0: never); `act_on_learned`: whether prices follow that (on markets that it was not tuned on they earned
    nothing by it, see benchmarks/README.md). `caution`: the share of the way from the optimum back to the card that
    a price below the card is held (the card is evidence too). `network` from 0 (each night priced alone, the
    default: best on the tuning markets) to 1 (a night's neighbours share their guests' willingness to pay).
    """

    belief: Belief = Belief()
    dead_band: float = 0.05
    largest_move: float = 0.12
    near_arrival: int = 3
    drop_near_arrival: bool = False
    rounding: float | None = None
    ordered: bool = True
    locks: frozenset[tuple[date, str]] = frozenset()
    pins: tuple[tuple[date, str, float], ...] = ()
    least_stay: tuple[tuple[date, int], ...] = ()
    refit_days: int = 7
    learn_after: int = 4
    act_on_learned: bool = False
    network: float = 0.0
    caution: float = 0.15
