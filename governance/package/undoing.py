"""How is an import of material taken back?"""

from __future__ import annotations

from datetime import datetime

from store.unit import Unit

IMPORTED, UNDONE = "package.import", "package.import_undone"


async def take_back(unit: Unit, imported: datetime, by: str, at: datetime) -> tuple[int, int]:
    """The claims and photos of the import of that instant, where nothing newer was said; how many of each."""
    claims = await unit.leaves.take_back(imported, at)
    photos = await unit.photos.take_back(imported)
    body = {"claims": claims, "photos": photos, "imported": imported.isoformat()}
    await unit.journal.append(UNDONE, await _subject(unit), by, body, at)
    return claims, photos


async def take_last_back(unit: Unit, by: str, at: datetime) -> tuple[int, int] | None:
    """The same of the newest import that has not been taken back; None where there is none."""
    entries = await unit.journal.of_subject(await _subject(unit))
    undone = {str(one.body.get("imported")) for one in entries if one.kind == UNDONE}
    standing = [one.at for one in entries if one.kind == IMPORTED and one.at.isoformat() not in undone]
    return await take_back(unit, standing[-1], by, at) if standing else None


async def _subject(unit: Unit) -> str:
    return f"property:{(await unit.property.get()).id}"
