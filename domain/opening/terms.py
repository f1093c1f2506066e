"""What does a night leave when a channel sells it, compared with one that the house sells itself?

A night's contribution = price without VAT − what the channel keeps of the price − what an occupied room costs; the
same lines that the CFO's outlook moves for one more room.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from decimal import Decimal
from typing import Literal

from domain.house.snapshot import House
from domain.money import to_cents
from domain.opening.profile import Money as Terms
from domain.opening.profile import Profile
from domain.package.package import Package
from domain.property import RoomType
from domain.result.outlook import of_rooms

NET = "net"  # the model of a contract by net rates
# Who says what a channel keeps: the bookings themselves, a person, the channel's profile, or nobody.
Origin = Literal["booked", "answered", "stated", "unknown"]


@dataclass(frozen=True, slots=True)
class Kept:
    """The share of a guest's price that the channel keeps, 0 to 1; None where nobody knows.

    `by` names the person or the source, `on` the day or month; `rooms` counts the booked rooms behind it.
    """

    share: Decimal | None
    origin: Origin
    by: str = ""
    on: str | None = None
    rooms: int = 0

    @property
    def mark_up(self) -> Decimal | None:
        """By how much a price has to rise so that what the channel pays out stays: 1 ÷ (1 − share) − 1."""
        return None if self.share is None else 1 / (1 - self.share) - 1


@dataclass(frozen=True, slots=True)
class NightLeft:
    """One room type. Amounts a night in the house's currency; None where price, VAT or share is unknown.

    `direct` is left when the house sells it itself, `left` through the channel, `at` the price that keeps `direct`.
    """

    kind: RoomType
    price: Decimal | None
    direct: Decimal | None
    left: Decimal | None
    at: Decimal | None

    @property
    def difference(self) -> Decimal | None:
        """Through the channel less direct: what the channel costs, negative."""
        return None if self.left is None or self.direct is None else self.left - self.direct


@dataclass(frozen=True, slots=True)
class Offer:
    """A channel's terms for this house. `extras`: what is kept of a night sold with each discount of the channel.

    `mean` is the difference a night over all rooms of the house, each type weighing as many rooms as it has.
    `lacks` names what would have to be known: "price", "vat", "commission".
    """

    profile: Profile
    kept: Kept
    nights: tuple[NightLeft, ...]
    extras: Mapping[str, Decimal]
    lacks: tuple[str, ...]

    @property
    def mark_up(self) -> Decimal | None:
        """By how much the price rises for a night to leave what direct leaves; without a VAT rate, the payout."""
        for one in self.nights:
            if one.at is not None and one.price:
                return one.at / one.price - 1
        return self.kept.mark_up

    @property
    def terms(self) -> Terms:
        """As the profile states them."""
        return self.profile.money

    @property
    def mean(self) -> Decimal | None:
        """None where no type's difference is known."""
        known = [(one.difference, one.kind.units or 1) for one in self.nights if one.difference is not None]
        rooms = sum(units for _, units in known)
        return sum((each * units for each, units in known), Decimal(0)) / rooms if rooms else None


def offer(profile: Profile, kept: Kept, package: Package, house: House) -> Offer:
    """What each type leaves at its base price; sample prices stand in where the house itself is a sample."""
    net = profile.money.model == NET
    nights = tuple(_night(kind, kept, package, house, net=net) for kind in house.sellable)
    lacks = (
        *(["price"] if any(one.price is None for one in nights) else []),
        *(["vat"] if house.books.taxes.vat(house.today) is None else []),
        *(["commission"] if kept.share is None else []),
    )
    extras = {
        str(extra.name): 1 - (1 - extra.percent / 100) * (1 - kept.share)
        for extra in profile.money.extras
        if kept.share is not None
    }
    return Offer(profile, kept, nights, extras, lacks)


def _night(kind: RoomType, kept: Kept, package: Package, house: House, *, net: bool) -> NightLeft:
    """A commission is counted on the price with its VAT; of net rates the house bills no more than the net, so that
    its VAT is that of the net."""
    stated = package.value(f"rooms.{kind.code}.base_rate")
    price = Decimal(str(stated)) if stated is not None else kind.base if house.hotel.sample else None
    direct = None if price is None else _left(house, price, Decimal(0))
    if price is None or kept.share is None:
        return NightLeft(kind, price, direct, None, None)
    if net:
        left = _left(house, price * (1 - kept.share), Decimal(0))
        return NightLeft(kind, price, direct, left, to_cents(price / (1 - kept.share)))
    left, vat = _left(house, price, kept.share), house.books.taxes.vat(house.today)
    grows = None if vat is None else 1 - kept.share * (1 + vat)  # of each dirham more, what stays without VAT
    return NightLeft(kind, price, direct, left, to_cents(price / grows) if grows and grows > 0 else None)


def _left(house: House, price: Decimal, share: Decimal) -> Decimal | None:
    """The GOP of one more room of this price for one night; None while the VAT rate is unknown."""
    lines = of_rooms(house, house.today, Decimal(1), price, share, stays=Decimal(0))
    return sum(lines.values(), Decimal(0)) if lines else None
