"""How does somebody's material become part of the master data package, all or nothing?"""

from __future__ import annotations

import contextlib
import re
from collections.abc import Awaitable, Callable
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path, PurePath

from channels.material.bundle import Entry
from channels.material.finding import Unread
from channels.material.look import Look
from channels.material.photos import look_at
from channels.material.reading import Asked, Material, read_material
from domain.package.lint import Fault, new_faults
from domain.package.photo import Photo
from domain.package.where_taken import where_taken
from domain.phrase import Phrase, say
from domain.property import Property
from governance.office import Office
from governance.package.faults import value_faults
from governance.package.photo_remarks import remarks_on
from governance.package.taking import Learned, learn
from store.unit import Unit

_NUMBERED = re.compile(r"(\d{1,2})(?=[-_ .])")


@dataclass(frozen=True, slots=True)
class Wanted:
    """What is to be imported for whom. `name` is what one file is called, `caption` what was written under it,
    `digest` what it was as it was sent.

    `rights`: who gave the right to use the photos; `also` is written in the same unit.
    """

    property_id: str
    path: Path
    name: str | None = None
    caption: str = ""
    digest: str | None = None
    rights: str | None = None
    dry_run: bool = False
    by: str = "system"
    also: Callable[[Unit], Awaitable[None]] | None = None


@dataclass(frozen=True, slots=True)
class Brought:
    """What the material said, what the package learns from it, every word that became nothing, and what to know.

    `faults` are what channels would refuse because of it.
    """

    material: Material
    learned: Learned
    unread: tuple[Unread, ...]
    remarks: tuple[Phrase, ...]
    faults: tuple[Fault, ...] = ()

    @property
    def empty(self) -> bool:
        """Whether nothing of it can be taken."""
        return not (self.material.leaves or self.learned.photos)


async def bring(office: Office, wanted: Wanted, at: datetime) -> Brought:
    """Read it in processes with limits, keep what it says in one unit; a dry run takes everything back.

    What would change is found by doing it. The bytes of photos lie on the shelf before any row says so: a crash
    leaves bytes that nobody knows, never a photo without them. Refusal: reading takes more than it may; OSError:
    the disk takes no more.
    """
    async with office.store.reading(wanted.property_id) as unit:
        house = await unit.property.get()
        names = {photo.digest: photo.name for photo in await unit.photos.all()}
    material = await read_material(Asked(wanted.path, house, wanted.name))
    photos: dict[str, Photo] = {}
    unread: list[Unread] = []
    twice: list[Phrase] = []
    async for seen in look_at(material.pictures, keep=not wanted.dry_run):
        for entry, found in seen:
            if isinstance(found, Unread):
                unread.append(found)
                continue
            photo = _photo(entry, found, house, wanted, at)
            before = photos.setdefault(photo.digest, photo)
            if before is not photo:
                twice.append(say("photo.same_file", one=before.name, other=entry.name))
            elif not wanted.dry_run:
                office.shelf.keep(photo.digest, names.get(photo.digest, photo.name), found.content)
    learned, faults = await _kept(
        office, wanted, material, sorted(photos.values(), key=lambda one: one.name), at
    )
    return Brought(
        material,
        learned,
        (*material.unread, *sorted(unread, key=lambda one: one.file)),
        (*(one.said() for one in material.remarks), *twice, *remarks_on(learned.photos, learned.after)),
        faults,
    )


async def _kept(
    office: Office, wanted: Wanted, material: Material, photos: list[Photo], at: datetime
) -> tuple[Learned, tuple[Fault, ...]]:
    """What the package learns, and which faults that brings about."""
    learned: Learned | None = None
    faults: tuple[Fault, ...] = ()
    with contextlib.suppress(_TakenBack):
        async with office.store.unit(wanted.property_id) as unit:
            today = at.astimezone((await unit.property.get()).zone).date()
            before = await value_faults(unit, today)
            learned = await learn(unit, material.leaves, photos, at)
            faults = new_faults(before, await value_faults(unit, today))
            if wanted.dry_run:
                raise _TakenBack
            if learned.claims or learned.photos:
                body = {"claims": learned.claims, "photos": len(photos), "files": len(material.files)}
                about = f"property:{wanted.property_id}"
                await unit.journal.append("package.import", about, wanted.by, body, at)
            if wanted.also is not None:
                await wanted.also(unit)
    if learned is None:
        raise RuntimeError("the unit ended without its result")
    return learned, faults


def _photo(entry: Entry, found: Look, house: Property, wanted: Wanted, at: datetime) -> Photo:
    alone = wanted.name if wanted.path.is_file() and not entry.packed else None
    taken = where_taken(alone or entry.name, house, wanted.caption)
    return Photo(
        digest=wanted.digest or found.digest,
        name=found.name,
        width=found.width,
        height=found.height,
        size=found.size or entry.size,
        likeness=found.likeness,
        at=at,
        by=wanted.by,
        room=taken.room,
        room_type=taken.room_type,
        tag=taken.tag,
        rights=wanted.rights,
        position=_position(entry.name),
        problems=found.noticed,
    )


def _position(name: str) -> int | None:
    """The place that a file's name begins with, as albums are numbered: « 03-piscine.jpg » is the third."""
    numbered = _NUMBERED.match(PurePath(name).name)
    return int(numbered[1]) if numbered else None


class _TakenBack(Exception):
    """Ends the unit of a dry run, so that nothing of it is kept."""
