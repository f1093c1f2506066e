"""When is a mock-up built anew, and where do its pages lie?"""

from __future__ import annotations

import shutil
from collections.abc import Collection
from dataclasses import dataclass
from pathlib import Path

from bot.website.built import PAGES, Build, build
from bot.words.phrases import Words
from domain.website.pages import Site
from domain.website.version import State, Version, fingerprint
from governance.office import Office
from governance.website.flow import Mover, built
from governance.website.gathered import site_of

_NAMED = 24  # characters of the digest that name its folder


@dataclass(frozen=True, slots=True)
class Made:
    """A mock-up with the pages that it shows, and the folder in which they lie."""

    version: Version
    site: Site
    folder: Path


async def made(office: Office, property_id: str, mover: Mover) -> Made:
    """The mock-up of what is known now; its pages are drawn first, and then it counts.

    Raises OSError where its folder cannot be written.
    """
    async with office.store.reading(property_id) as unit:
        hotel = await unit.property.get()
        today = office.clock().astimezone(hotel.zone).date()
        site = await site_of(unit, today)
    folder = folder_of(office, property_id, fingerprint(site))
    if not (folder / PAGES).exists():
        words = Words("fr", zone=hotel.zone, today=today)
        await office.elsewhere(build, Build(site, words, office.shelf, folder))
    now = office.clock()
    async with office.store.unit(property_id) as unit:
        version = await built(unit, site, mover, now)
        kept = {
            one.digest
            for one in await unit.website.all()
            if one.state is not State.REPLACED or await unit.website_links.open(one.id, now)
        }
    await office.elsewhere(sweep, (folder.parent, {digest[:_NAMED] for digest in kept}))
    return Made(version, site, folder)


def folder_of(office: Office, property_id: str, digest: str) -> Path:
    """Where the pages of a mock-up lie."""
    return office.home / "website" / property_id / digest[:_NAMED]


def sweep(given: tuple[Path, Collection[str]]) -> None:
    """Remove the folders of mock-ups that nobody can look at any more."""
    root, kept = given
    for folder in root.iterdir():
        if folder.is_dir() and folder.name not in kept:
            shutil.rmtree(folder)
