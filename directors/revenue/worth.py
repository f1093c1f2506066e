"""Which of the engine's moves can be defended: by what they bring, or by what they insure against?"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from datetime import date
from decimal import Decimal
from itertools import combinations

from domain.consent.actions.change_rate import Insures
from domain.house.snapshot import House
from domain.prices.advice import Advice, NightOf
from domain.property import RoomType

# A raise that costs something on an ordinary day is an insurance only where the type would all but sell out at the
# present price, where the premium is small beside what the night earns, and where a strong demand pays it back.
FILLS = Decimal("0.9")  # of the rooms that can be sold
PREMIUM = Decimal("0.02")  # of the night's revenue at the present price

Defended = dict[NightOf, Insures | None]


def defended(found: Iterable[Advice], house: House) -> Defended:
    """The moves worth a line, each with what it insures against, None where it is expected to bring money.

    A raise that would leave a larger type cheaper than a smaller one takes the larger one with it, as insurance of
    their order, where both together bring money; otherwise it is dropped. A cut that would do so is dropped.
    """
    by_night: dict[date, dict[str, Advice]] = {}
    for one in found:
        by_night.setdefault(one.night, {})[one.room_type] = one
    ranked = sorted((kind for kind in house.sellable if kind.base), key=lambda kind: kind.base or 0)
    kept: Defended = {}
    for night, advice in by_night.items():
        present = {k.code: price for k in ranked if (price := house.night(k.code, night).price) is not None}
        chosen = {code: _insures(one, house) for code, one in advice.items() if _stands(one, house)}
        _OneNight(tuple(k for k in ranked if k.code in present), advice, present, chosen).settle()
        kept |= {(code, night): insures for code, insures in chosen.items()}
    return kept


def _stands(one: Advice, house: House) -> bool:
    return one.mid > 0 or _insures(one, house) is not None


def _insures(one: Advice, house: House) -> Insures | None:
    cell = house.night(one.room_type, one.night)
    sellable = (cell.units or 0) - cell.blocked
    if one.mid > 0 or one.move <= 0 or one.high <= -one.mid or not sellable:
        return None
    cheap = -one.mid <= PREMIUM * one.rooms_without * one.current
    return "last_rooms" if cheap and one.rooms_without >= FILLS * sellable else None


@dataclass(frozen=True, slots=True)
class _OneNight:
    """The types of one night in rising order of base, what is advised, and what is chosen so far."""

    kinds: tuple[RoomType, ...]
    advice: Mapping[str, Advice]
    present: Mapping[str, Decimal]
    chosen: dict[str, Insures | None]
    dropped: set[str] = field(default_factory=set)

    def settle(self) -> None:
        """Take along or drop until no chosen move turns the order of two types round; what was dropped stays out,
        so that every round settles one."""
        while (found := next(self.turned(), None)) is not None:
            mover, other = found
            if self.along(mover, other):
                self.chosen[other] = "order"
            else:
                del self.chosen[mover]
                self.dropped.add(mover)
        for code in [code for code, insures in self.chosen.items() if insures == "order"]:
            others = (one for one in self.chosen if one != code and one in self.present)
            if not any(self.price(one) > self.present[code] for one in others):
                del self.chosen[code]

    def turned(self) -> Iterator[tuple[str, str]]:
        """A chosen move and the type that would stand on the wrong side of it, which it does not today."""
        for small, large in combinations(self.kinds, 2):
            below, above = small.code, large.code
            if small.base == large.base or self.price(below) <= self.price(above):
                continue
            if self.present[below] <= self.present[above]:
                raised = below in self.chosen and self.advice[below].move > 0
                yield (below, above) if raised else (above, below)

    def price(self, code: str) -> Decimal:
        return self.advice[code].proposed if code in self.chosen else self.present[code]

    def along(self, mover: str, other: str) -> bool:
        """Whether raising the larger type too is advised and both together bring money."""
        raised, larger = self.advice[mover], self.advice.get(other)
        if larger is None or other in self.chosen or other in self.dropped:
            return False
        if larger.move <= 0 or raised.move <= 0:
            return False
        return larger.proposed >= raised.proposed and raised.mid + larger.mid > 0
