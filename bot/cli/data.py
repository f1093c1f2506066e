"""How does data leave the house from a terminal?"""

from __future__ import annotations

import argparse
import asyncio
import csv
import dataclasses
import json
import sys
import tempfile
from collections.abc import Mapping
from datetime import date, timedelta
from decimal import Decimal
from pathlib import Path
from typing import Any

from bot.cli.chosen import chosen
from bot.cli.speech import complain, tell
from bot.compose import opened, utc_now
from bot.settings import Settings
from domain.errors import refuse
from domain.harmless import harmless_row
from domain.phrase import Phrase, say
from domain.prices.rates import CELL_FIELDS, CalendarCell, Cell, CellValue, Stage, Stamp
from store.engine import Store
from store.house.shelf import Shelf
from store.house.shelf_copy import packed
from store.upkeep.backup import backup
from store.upkeep.guest_keys import GuestKeys
from store.upkeep.restoring import Restored, brought_back, tried
from store.upkeep.sealed_copy import opened_copy

MOST_PROBLEMS = 20
BACK, AHEAD = timedelta(days=30), timedelta(days=400)


async def export(settings: Settings, arguments: argparse.Namespace) -> int:
    """The house's own data on standard output."""
    async with opened(settings) as store:
        property_id = await chosen(settings, store, arguments.property)
        if property_id is None:
            return 2
        rows = await EXPORTS[arguments.what](store, property_id)
    if arguments.format == "json":
        print(json.dumps(rows, ensure_ascii=False, indent=2, default=str))
        return 0
    if rows:
        writer = csv.DictWriter(sys.stdout, fieldnames=list(rows[0]))
        writer.writeheader()
        writer.writerows(map(harmless_row, rows))
    return 0


async def calendar(store: Store, property_id: str) -> list[dict[str, Any]]:
    """Every cell of the last month and the next year at its four stages; importable again.

    The columns without a prefix are the target's, which is what an import reads. `owner_price` is what the owner
    himself asks: where directors changed a price, the one before the first of their changes.
    """
    today = utc_now().date()
    async with store.reading(property_id) as unit:
        cells = await unit.calendar.cells(None, today - BACK, today + AHEAD)
        targets = {
            (cell.room_type, cell.night): held.price
            for cell, held in cells.items()
            if held.price is not None and cell == Cell(cell.room_type, cell.night)
        }
        own = await unit.snapshots.owner_prices(today - BACK, targets)
    order = sorted(cells, key=lambda cell: (cell.room_type, cell.night, cell.channel))
    return [calendar_row(cells[cell], own) for cell in order]


def calendar_row(held: CalendarCell, own: Mapping[tuple[str, date], Decimal | None]) -> dict[str, Any]:
    """One cell: what is wanted, what the owner's own price is, then for each stage what it holds, since when, and
    on which evidence."""
    cell = held.cell
    target = held.target.value if held.target else CellValue()
    row: dict[str, Any] = {"room_type": cell.room_type, "night": cell.night, "channel": cell.channel}
    row |= {name: getattr(target, name) for name in CELL_FIELDS}
    row["owner_price"] = own.get((cell.room_type, cell.night), target.price)
    for stage in Stage:
        stamp: Stamp | None = getattr(held, stage.value)
        if stage is not Stage.TARGET:
            row[f"{stage}_value"] = stated(stamp.value) if stamp else None
        row[f"{stage}_at"] = stamp.at.isoformat() if stamp else None
        row[f"{stage}_evidence"] = stamp.evidence if stamp else None
    return row


def stated(value: CellValue) -> str:
    """A value in one cell of a table: `price=1990.00 min_stay=2`."""
    return " ".join(f"{name}={getattr(value, name)}" for name in value.stated())


async def own_prices(store: Store, property_id: str) -> list[dict[str, Any]]:
    """The owner's own price of every coming night that directors have changed, importable: after the product is
    switched off, this puts everything back as it was. A price that nobody knew before is empty."""
    rows = await calendar(store, property_id)
    today = utc_now().date()
    return [
        {name: row[name] for name in ("room_type", "night", "channel")}
        | {"price": row["owner_price"], "price_now": row["price"]}
        for row in rows
        if row["night"] >= today and row["owner_price"] != row["price"]
    ]


async def reservations(store: Store, property_id: str) -> list[dict[str, Any]]:
    """Every stay touching the last month and the next year, without personal data."""
    today = utc_now().date()
    async with store.reading(property_id) as unit:
        stays = await unit.reservations.stays_between(today - BACK, today + AHEAD)
    hidden = {"guest", "note", "foreign"}
    return [
        {k: v for k, v in dataclasses.asdict(stay).items() if k not in hidden}
        | {"foreign_total": str(stay.foreign) if stay.foreign else None}
        for stay in stays
    ]


async def decisions(store: Store, property_id: str) -> list[dict[str, Any]]:
    """The decision log."""
    async with store.reading(property_id) as unit:
        return [dataclasses.asdict(row) for row in await unit.decisions.all()]


async def journal(store: Store, property_id: str) -> list[dict[str, Any]]:
    """The whole journal with its hashes."""
    found: list[dict[str, Any]] = []
    async with store.reading(property_id) as unit:
        while page := await unit.journal.entries(after=len(found), limit=1000):
            found.extend(dataclasses.asdict(entry) for entry in page)
    return found


EXPORTS = {
    "calendar": calendar,
    "own-prices": own_prices,
    "reservations": reservations,
    "decisions": decisions,
    "journal": journal,
}


async def backup_(settings: Settings, arguments: argparse.Namespace) -> int:
    """A copy of the whole database in a new file, and beside it the files that people sent.

    Raises Refusal when it cannot be made or does not hold.
    """
    if arguments.trial:
        return await try_backup(settings, arguments)
    if arguments.open is not None:
        lost = await brought_back(arguments.path, arguments.open, GuestKeys(settings.lhcm_home))
        tell(
            settings,
            say("backup.opened_without" if lost else "backup.opened", path=str(arguments.open), n=lost),
        )
        return 0
    kind, _, file = settings.database.partition(":///")
    if kind.startswith("sqlite") and not Path(file).exists():
        return complain(settings, say("cli.no_property_yet"))
    beside = arguments.path.with_name(f"{arguments.path.name}.documents.tar")
    if beside.exists():
        raise refuse("backup.exists", path=str(beside))
    kept = await backup(settings.database, arguments.path, GuestKeys(settings.lhcm_home))
    tell(settings, say("cli.backed_up", path=str(kept)))
    # After the database: whatever file it knows is on the shelf by now.
    files = await asyncio.to_thread(packed, Shelf(settings.lhcm_home / "documents"), beside)
    if files is not None:
        tell(settings, say("cli.backed_up_files", path=str(files)))
    return 0


async def try_backup(settings: Settings, arguments: argparse.Namespace) -> int:
    """Restore a copy in a folder that is thrown away, with the identity that opens it where it is encrypted."""
    with tempfile.TemporaryDirectory() as scratch:
        copy: Path = arguments.path
        if arguments.identity is not None:
            copy = opened_copy(copy, Path(scratch) / "opened", identity_in(arguments.identity))
        found = await tried(copy, Path(scratch), GuestKeys(settings.lhcm_home), settings.database)
    tell(settings, words_of(found))
    return 0


def words_of(found: Restored) -> Phrase:
    """What a restore on trial came to."""
    if found.houses is None or found.entries is None:
        return say("backup.listed")
    return say("backup.tried", n=found.houses, entries=found.entries, revision=found.revision or "?")


def identity_in(file: Path) -> str:
    """The first line of an age identity file that is no remark. Refusal: it cannot be read."""
    try:
        lines = file.read_text("utf-8").splitlines()
    except (OSError, UnicodeDecodeError) as error:
        raise refuse("backup.wrong_identity", path=file.name) from error
    return next((line.strip() for line in lines if line.strip() and not line.startswith("#")), "")
