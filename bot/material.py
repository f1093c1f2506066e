"""How does somebody's material become part of the master data package, all or nothing?"""

from __future__ import annotations

import contextlib
from collections.abc import Awaitable, Callable
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path

from channels.material.reading import Asked, Material, read_material
from governance.package.taking import Learned, learn
from store.engine import Store
from store.unit import Unit


@dataclass(frozen=True, slots=True)
class Wanted:
    """What is to be imported for whom. `name` is what one file is called; `also` is written in the same unit."""

    property_id: str
    path: Path
    name: str | None = None
    dry_run: bool = False
    by: str = "system"
    also: Callable[[Unit], Awaitable[None]] | None = None


@dataclass(frozen=True, slots=True)
class Brought:
    """What the material said, and what the package learns from it."""

    material: Material
    learned: Learned

    @property
    def empty(self) -> bool:
        """Whether nothing of it can be taken."""
        return not self.material.leaves


async def bring(store: Store, wanted: Wanted, at: datetime) -> Brought:
    """Read it in a process with limits, keep what it says in one unit; a dry run takes everything back.

    What would change is found by doing it. Refusal: reading takes more than it may.
    """
    async with store.reading(wanted.property_id) as unit:
        house = await unit.property.get()
    material = await read_material(Asked(wanted.path, house, wanted.name))
    learned: Learned | None = None
    with contextlib.suppress(_TakenBack):
        async with store.unit(wanted.property_id) as unit:
            learned = await learn(unit, material.leaves, at)
            if wanted.dry_run:
                raise _TakenBack
            if learned.claims:
                body = {"claims": learned.claims, "files": len(material.files)}
                await unit.journal.append("package.import", f"property:{house.id}", wanted.by, body, at)
            if wanted.also is not None:
                await wanted.also(unit)
    if learned is None:
        raise RuntimeError("the unit ended without its result")
    return Brought(material, learned)


class _TakenBack(Exception):
    """Ends the unit of a dry run, so that nothing of it is kept."""
