"""What do the house's own pages show right now?"""

from __future__ import annotations

from datetime import date, timedelta
from decimal import Decimal

from domain.package.field import sold
from domain.prices.rates import Cell
from domain.property import Property
from domain.website.pages import Priced, Site, site
from governance.package.filled import background_of, package_of
from store.unit import Unit

YEAR_AHEAD = timedelta(days=364)


async def site_of(unit: Unit, today: date) -> Site:
    """The pages of the package as it is known, with the year's prices unless they are samples."""
    package = await package_of(unit)
    return site(package, await background_of(unit), await _priced(unit, package.house, today), today)


async def _priced(unit: Unit, house: Property, today: date) -> Priced:
    real = [kind.code for kind in sold(house) if not kind.sample]
    cells = await unit.calendar.cells(real, today, today + YEAR_AHEAD) if real else {}
    nights: dict[str, dict[date, Decimal]] = {}
    for cell, held in cells.items():
        if cell == Cell(cell.room_type, cell.night) and held.price is not None and not held.sample:
            nights.setdefault(cell.room_type, {})[cell.night] = held.price
    return Priced(nights)
