"""What do the pages of the house's website show, and which facts do they still lack?"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field, replace
from datetime import date
from decimal import Decimal

from domain.house.background import Background
from domain.package.asked import who_knows
from domain.package.field import EACH, Place, fields, places, sold
from domain.package.leaf import Value
from domain.package.package import Package
from domain.package.photo import Photo, alike
from domain.phrase import Phrase
from domain.property import Property, RoomType
from domain.website.seasons import Season, seasons
from domain.website.text import LENGTHS
from domain.website.wording import phrased

# What a guest reads, or HotelRunner needs to build the pages; nothing of contracts, accounts or registers.
_HOUSE = frozenset(
    {
        "identity.trade_name",
        "identity.kind",
        "identity.stars",
        "contacts.general_phone",
        "contacts.general_email",
        "address.street",
        "address.quarter",
        "address.city",
        "address.postal_code",
        "address.country",
        "address.door",
        "address.access",
        "texts.headline",
        "texts.fr",
        "texts.en",
        "facilities.house",
        "facilities.languages",
        "rates.meal_plan",
        "policies.check_in",
        "policies.check_out",
        "policies.cancellation",
        "policies.deposit",
        "policies.children",
        "policies.pets",
        "policies.smoking",
        "policies.payment",
        "taxes.rates_include",
        "taxes.city_tax",
        "photos.house",
    }
)
_ROOM = frozenset(
    {
        "name_fr",
        "name_en",
        "max_occupancy",
        "size_m2",
        "beds",
        "bathroom",
        "view",
        "amenities",
        "text_fr",
        "text_en",
        *(f"text_{language}_{most}" for language in ("fr", "en") for most in LENGTHS),
        "base_rate",
        "photos",
    }
)


_FOR_A_PAGE = (700, 2000, 250)  # which length a page takes, the first that is there


@dataclass(frozen=True, slots=True)
class Shown:
    """A fact as a page needs it: `value` and its words, both None where nobody has settled it.

    `who` are the people who can; `differs`: sources say different things, so that somebody must decide.
    """

    place: Place
    value: Value | None
    phrase: Phrase | None
    who: tuple[str, ...]
    differs: bool = False


@dataclass(frozen=True, slots=True)
class RoomSheet:
    """One room type with what its page shows; `facts` by the last word of their paths ("size_m2")."""

    kind: RoomType
    facts: Mapping[str, Shown]
    photos: tuple[Photo, ...] = ()
    seasons: tuple[Season, ...] = ()

    @property
    def code(self) -> str:
        return self.kind.code


@dataclass(frozen=True, slots=True)
class Site:
    """Everything that the five pages are drawn from, as it was known on a day."""

    house: Property
    on: date
    currency: str
    facts: Mapping[str, Shown]
    rooms: tuple[RoomSheet, ...]
    photos: tuple[Photo, ...] = ()

    @property
    def lacking(self) -> tuple[Shown, ...]:
        """Every fact that a page shows as still to be provided, in the order of the package."""
        return tuple(one for one in self._every() if one.value is None and not one.place.field.on_demand)

    @property
    def foremost(self) -> RoomSheet | None:
        """The room type that stands for all on the one page of a room: of those known best the first."""
        known = {room.code: sum(one.value is not None for one in room.facts.values()) for room in self.rooms}
        return max(self.rooms, key=lambda room: known[room.code], default=None)

    def _every(self) -> Iterator[Shown]:
        yield from self.facts.values()
        for room in self.rooms:
            yield from room.facts.values()


@dataclass(frozen=True, slots=True)
class Priced:
    """What the nights of the year ahead cost, by room type; no sample amount is among them."""

    nights: Mapping[str, Mapping[date, Decimal]] = field(default_factory=dict)


def site(package: Package, background: Background, priced: Priced, on: date) -> Site:
    """The pages of this package."""
    wanted = [one for one in fields() if one.path in _HOUSE or _of_room(one.path)]
    shown = {place.path: _shown(package, place, background) for place in places(package.house, wanted)}
    rooms = tuple(_room(package, kind, shown, priced) for kind in sold(package.house) if identified(kind))
    house = {path: one for path, one in shown.items() if one.place.about is None}
    taken = {photo.digest for room in rooms for photo in _of_type(package.photos, room.kind)}
    others = once(photo for photo in package.photos if photo.digest not in taken)
    return Site(package.house, on, _currency(package), house, rooms, others)


def once(photos: Iterable[Photo]) -> tuple[Photo, ...]:
    """The photos of one page: of those that look like one picture only the first, which is the best."""
    found: list[Photo] = []
    for photo in photos:
        if not any(alike(photo, other) for other in found):
            found.append(photo)
    return tuple(found)


def identified(kind: RoomType) -> bool:
    """Whether anybody has said which rooms these are; a type that only the channel manager lists is no page."""
    return kind.units is not None or bool(kind.rooms)


def _of_room(path: str) -> bool:
    return path.startswith(f"rooms.{EACH}.") and path.rpartition(".")[2] in _ROOM


def _shown(package: Package, place: Place, background: Background) -> Shown:
    value = package.value(place.path)
    phrase = None if value is None else phrased(place, value, _currency(package))
    return Shown(place, value, phrase, who_knows(place, background), bool(package.differing(place.path)))


def _currency(package: Package) -> str:
    return str(package.value("rates.currency") or package.house.currency)


def _room(package: Package, kind: RoomType, shown: Mapping[str, Shown], priced: Priced) -> RoomSheet:
    own = {
        path.rpartition(".")[2]: one
        for path, one in shown.items()
        if one.place.about is not None and one.place.about.code == kind.code
    }
    for language in ("fr", "en"):
        own[f"text_{language}"] = _described(own, language)
    pictures = once(_of_type(package.photos, kind))
    return RoomSheet(kind, own, pictures, seasons(priced.nights.get(kind.code, {})))


def _described(own: Mapping[str, Shown], language: str) -> Shown:
    """The room's description: what somebody wrote, else the approved text of a length that suits a page."""
    written = own[f"text_{language}"]
    if written.value is not None or written.differs:
        return written
    drafted = (own[f"text_{language}_{most}"] for most in _FOR_A_PAGE)
    found = next((one for one in drafted if one.value is not None), written)
    return replace(found, place=written.place)


def _of_type(photos: Iterable[Photo], kind: RoomType) -> Iterator[Photo]:
    for photo in photos:
        if photo.room_type == kind.code or (photo.room_type is None and photo.room in kind.rooms):
            yield photo
