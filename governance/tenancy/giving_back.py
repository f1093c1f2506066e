"""How does a house get everything that is remembered of it, and how is it forgotten for good?"""

from __future__ import annotations

import asyncio
import base64
import json
import zipfile
from datetime import date, datetime, time
from decimal import Decimal
from pathlib import Path
from typing import Any

from domain.bookings.reservation import Reservation
from governance.office import Office
from store.house.shelf import whole
from store.tenancy.forgetting import Forgotten
from store.tenancy.whole import tables
from store.unit import Unit
from store.upkeep.guest_keys import GuestKeys, Place

FORM = "house-export/1"


async def give_out(office: Office, property_id: str, target: Path) -> dict[str, Any]:
    """Everything of the house in one archive that only this account reads; its contents by table.

    Rows as JSON lines, the files that people sent beside them, the head of the journal in `house.json`. Keys and
    sessions stay here. OSError where it cannot be written.
    """
    kept: dict[str, list[str]] = {}
    async with office.store.reading(property_id) as unit:
        hotel = await unit.property.get()
        seq, head = await unit.journal.head()
        for table in tables():
            kept[table] = [_line(dict(row)) for row in await unit.whole.rows(table)]
        digests = await unit.whole.digests()
    told = {
        "schema": FORM,
        "property": property_id,
        "name": hotel.name,
        "at": office.clock().isoformat(),
        "journal": {"entries": seq, "head": head},
        "rows": {table: len(lines) for table, lines in kept.items() if lines},
    }
    files = [
        (digest, file)
        for digest in sorted(digests)
        for file in sorted((office.shelf.folder / digest).glob("*"))
    ]
    await asyncio.to_thread(_pack, target, told, kept, files)
    return {**told, "files": len(files)}


async def erase(office: Office, property_id: str) -> tuple[int, int]:
    """Forget the house: rows, files, and persons who belong to no other one. How many rows, and how many files.

    What stays is said where it is asked for: backups until they are too old, updates of Telegram for some days.
    """
    async with office.store.unit(property_id) as unit:
        digests = await unit.whole.digests()
        people = await unit.whole.people()
        rows = await unit.whole.erase()
    await asyncio.to_thread(GuestKeys(office.home).shred_house, property_id)
    async with office.store.hall() as hall:
        await hall.forget_homeless(people)
        others = await hall.property_ids()
    for other in others:
        async with office.store.reading(other) as unit:
            digests -= await unit.whole.digests()
    files = 0
    for digest in sorted(digests):
        if (office.shelf.folder / digest).is_dir():
            files += 1
            await asyncio.to_thread(office.shelf.discard, digest)
    return rows, files


async def forget_guest(office: Office, property_id: str, number: str) -> int | None:
    """Forget who the guest of a booking is, at once, and journal that it was done, without his name.

    How many rows; None where no booking, or more than one, is called so.
    """
    now = office.clock()
    async with office.store.unit(property_id) as unit:
        found = await unit.reservations.numbered(number)
        if len(found) != 1:
            return None
        gone = await forget_guest_of(unit, found[0], "system", now)
    await shred(office, property_id, gone)
    return gone.count


async def forget_guest_of(unit: Unit, booking: Reservation, by: str, at: datetime) -> Forgotten:
    """The same for a booking at hand, in this unit: its copies are shredded once the unit is written."""
    gone = await unit.whole.forget_guest(booking.provider, booking.number)
    about = f"reservation:{booking.provider}:{booking.number}"
    await unit.journal.append("guest.forgotten", about, by, {"rows": gone.count}, at)
    return gone


async def shred(office: Office, property_id: str, gone: Forgotten) -> None:
    """Every backup of these rows is unreadable from now on. A crash before it is made up for by the next backup."""
    places = [Place(property_id, table, str(row)) for table, row in gone.rows]
    await asyncio.to_thread(GuestKeys(office.home).shred, places)


def _pack(
    target: Path, told: dict[str, Any], kept: dict[str, list[str]], files: list[tuple[str, Path]]
) -> None:
    with whole(target) as file, zipfile.ZipFile(file, "w", zipfile.ZIP_DEFLATED) as archive:
        archive.writestr("house.json", json.dumps(told, ensure_ascii=False, indent=2))
        for table, lines in kept.items():
            if lines:
                archive.writestr(f"rows/{table}.jsonl", "".join(f"{line}\n" for line in lines))
        for digest, path in files:
            archive.write(path, f"files/{digest}/{path.name}")


def _line(row: dict[str, Any]) -> str:
    return json.dumps(row, ensure_ascii=False, default=_plain)


def _plain(value: object) -> str:
    if isinstance(value, datetime | date | time):
        return value.isoformat()
    if isinstance(value, Decimal):
        return str(value)
    if isinstance(value, bytes):
        return base64.b64encode(value).decode()
    raise TypeError(f"{type(value).__name__} has no place in an export")
