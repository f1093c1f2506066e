"""Which cells of a draft does a limit speak of, and where are they?"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from decimal import Decimal

from domain.bookings.night import Night
from domain.consent.actions import Action, Effect
from domain.consent.verdict import Level, Ruling
from domain.house.snapshot import House
from domain.money import Money
from domain.nights import Span, spans
from domain.phrase import Name, Phrase
from domain.prices.rules import RuleKind
from domain.property import RoomType

SEAT = "revenue"


@dataclass(frozen=True, slots=True)
class Priced:
    """One night of one type that a draft would sell at `price`; `now` is the cell as the house holds it."""

    kind: RoomType
    effect: Effect
    price: Decimal
    now: Night


def priced(action: Action, house: House) -> Iterator[Priced]:
    """The cells of known types for which the draft states a price."""
    for effect in action.effects.cells:
        kind = house.hotel.room_type(effect.cell.room_type)
        price = effect.after.price
        if kind is not None and price is not None:
            yield Priced(kind, effect, price, house.night(kind.code, effect.cell.night))


def lowest(cell: Priced, house: House) -> Decimal | None:
    """The floor of that night: the owner's rule for it, else the type's own; None where there is none."""
    night = cell.effect.cell.night
    return house.pricing.amount(RuleKind.FLOOR, cell.kind.code, night) or cell.kind.floor


def highest(cell: Priced, house: House) -> Decimal | None:
    """The ceiling of that night, likewise."""
    night = cell.effect.cell.night
    return house.pricing.amount(RuleKind.CEILING, cell.kind.code, night) or cell.kind.ceiling


def by_type(effects: Iterable[Effect]) -> Mapping[str, list[Effect]]:
    """The same effects under their types, in the draft's order."""
    found: dict[str, list[Effect]] = {}
    for effect in effects:
        found.setdefault(effect.cell.room_type, []).append(effect)
    return found


def name_of(house: House, code: str) -> Name:
    """The type's name; its code where the house does not know it."""
    kind = house.hotel.room_type(code)
    return kind.name if kind else Name({"fr": code, "en": code})


def nights_of(effects: Iterable[Effect]) -> tuple[Span, ...]:
    """The nights concerned, neighbours joined."""
    return spans(effect.cell.night for effect in effects)


def money(amount: Decimal, house: House) -> Money:
    """An amount in the house's currency."""
    return Money(amount, house.hotel.currency)


def ruling(limit: str, level: Level, phrase: Phrase) -> Ruling:
    """A ruling of Revenue's."""
    return Ruling(limit, SEAT, level, phrase)
