"""What does the master data package of this house hold right now?"""

from __future__ import annotations

from dataclasses import replace

from domain.consent.rights import Role
from domain.house.background import Background
from domain.house.facts.currencies import in_the_currency
from domain.package.asked import EVERYTHING_ELSE
from domain.package.given import of_answers, of_photos, of_specs
from domain.package.package import Package, gathered
from store.unit import Unit


async def package_of(unit: Unit) -> Package:
    """Specs, imported files, people's answers and photos, each claim with its source."""
    house = await unit.property.get()
    stated = (await unit.property.facts()).get("stated") or {}
    photos = await unit.photos.all()
    leaves = [
        *of_specs(house, stated),
        *await unit.leaves.all(),
        *of_answers(house, in_the_currency(await unit.house_facts.answers())),
        *of_photos(house, photos),
    ]
    return gathered(house, leaves, photos)


async def background_of(unit: Unit) -> Background:
    """Who can answer what, as the specs say; where they name nobody, its owners can."""
    known = await unit.property.background() or Background()
    if EVERYTHING_ELSE in known.who:
        return known
    owners = tuple(one.person.name for one in await unit.people.members(Role.OWNER))
    return replace(known, who={**known.who, EVERYTHING_ELSE: owners}) if owners else known
