"""Which small house with some of its facts told can a test of the website start from?"""

from __future__ import annotations

from decimal import Decimal

from bot.words.catalogue import Language
from bot.words.phrases import Words
from channels.website.render import Drawing, Picture
from domain.house.background import Background
from domain.package.given import of_specs
from domain.package.leaf import Leaf
from domain.package.package import Package, gathered
from domain.package.photo import Photo
from domain.website.pages import Priced, Site, site
from tests.makers import TODAY, room_type, villa

JUNIOR = room_type("junior-suite", rooms=("11",), occupancy=2, base=Decimal(2600), sample=False)
HOUSE = villa(room_types=(JUNIOR,))
WHO = Background(who={"master_data": ("Said",), "photos": ("Said", "HotelRunner")})
KNOWN = {
    "rooms.junior-suite.size_m2": 42,
    "rooms.junior-suite.beds": ["king", "single", "single"],
    "rooms.junior-suite.amenities": ["air_conditioning", "safe"],
    "policies.cancellation": "free_48h",
    "policies.check_in": "15:00",
    "facilities.house": ["swimming_pool", "vip_protocols"],
    "facilities.languages": ["fr", "en"],
    "address.country": "MA",
    "taxes.city_tax": "25.50",
}


def leaf(path: str, value: object, source: str = "rooms.csv") -> Leaf:
    return Leaf(path, value, source, None, None, "written")  # type: ignore[arg-type]


def package(*more: Leaf, photos: tuple[Photo, ...] = ()) -> Package:
    return gathered(HOUSE, [*of_specs(HOUSE, KNOWN), *more], photos)


def shown(found: Package, priced: Priced | None = None) -> Site:
    return site(found, WHO, priced or Priced(), TODAY)


def pages(found: Site, language: Language, pictures: dict[str, Picture] | None = None) -> dict[str, str]:
    words = Words(language, HOUSE.zone, TODAY)
    return dict(Drawing(found, language, words.plain, pictures or {}).pages())
