"""Which house do these words found: « Riad Yasmine, Marrakech, Maroc »?"""

from __future__ import annotations

import functools
import re
from collections.abc import Iterable, Mapping, Sequence
from zoneinfo import ZoneInfo

from babel.core import get_global
from babel.numbers import get_territory_currencies

from domain.errors import refuse
from domain.folding import fold
from domain.house.background import Background
from domain.house.gaps import FACTS
from domain.package.countries import country_code
from domain.property import Property

LONGEST_NAME = 60
LONGEST_ID = 40
MOST_ZONES = 8
# What every sales channel asks of a house; on its first day nobody has said any of it.
ASKED_OF_ALL = ("cancellation_policy", *FACTS)


def identity_from(words: str, taken: Iterable[str] = ()) -> tuple[Property, Background]:
    """The house that « name, city, country » founds, without rooms, and a dossier in which everything is open.

    Currency and zone are those of the country; where it has several zones, the city or a fourth part says which.
    `taken` are the ids of the houses there are. Refusal: a part is missing or can be read in two ways.
    """
    name, city, country, zone = _parts(words)
    house = Property(
        id=free_id(name, taken), name=name, city=city, zone=zone, currency=_currency(country), room_types=()
    )
    return house, Background(master_data=dict.fromkeys(ASKED_OF_ALL))


def free_id(name: str, taken: Iterable[str]) -> str:
    """What a house of this name is called in files and commands: small letters and hyphens, never used twice."""
    plain = re.sub(r"[^a-z0-9]+", "-", fold(name)).strip("-")[:LONGEST_ID].rstrip("-")
    if not plain:
        raise refuse("founding.name_letters", name=name)
    used = frozenset(taken)
    return next(
        one for n in range(1, len(used) + 3) if (one := plain if n == 1 else f"{plain}-{n}") not in used
    )


def _parts(words: str) -> tuple[str, str, str, ZoneInfo]:
    parts = [part for part in (" ".join(one.split()) for one in words.split(",")) if part]
    if not parts:
        raise refuse("founding.what")
    if len(parts[0]) > LONGEST_NAME:
        raise refuse("founding.name_long", n=LONGEST_NAME)
    if len(parts) not in {3, 4}:
        raise refuse("founding.parts", words=words.strip()[:80])
    name, city, country = parts[:3]
    code = country_code(country)
    if code is None:
        raise refuse("founding.no_country", words=country[:40])
    return name, city, code, _zone(code, city, parts[3] if len(parts) == 4 else None)


def _currency(country: str) -> str:
    used = get_territory_currencies(country, tender=True)
    if len(used) != 1:
        raise refuse("founding.no_currency", words=country)
    return used[0]


def _zone(country: str, city: str, named: str | None) -> ZoneInfo:
    zones = _zones().get(country, ())
    wanted = fold(named or city)
    told = [zone for zone in zones if wanted in {fold(zone), fold(_place(zone))}]
    found = told or (zones if named is None and len(zones) == 1 else ())
    if len(found) != 1:
        places = tuple(sorted(_place(zone) for zone in zones)[:MOST_ZONES])
        raise refuse("founding.which_zone", city=named or city, places=places)
    return ZoneInfo(found[0])


def _place(zone: str) -> str:
    return zone.rpartition("/")[2].replace("_", " ")


@functools.cache
def _zones() -> Mapping[str, Sequence[str]]:
    """The zones of each country that clocks differ by today; older names of the same ones are left out."""
    older = get_global("zone_aliases")
    found: dict[str, list[str]] = {}
    for zone, country in sorted(get_global("zone_territories").items()):
        if zone not in older:
            found.setdefault(country, []).append(zone)
    return found
