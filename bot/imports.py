"""How does a file or a spec folder become rows of the house, all or nothing?"""

from __future__ import annotations

import hashlib
from collections.abc import Sequence
from dataclasses import dataclass, field, replace
from datetime import datetime
from pathlib import Path

from channels.files.filemap import read_map
from channels.files.money_table import MoneyRow, read_money
from channels.files.problems import FileRead, RowProblem
from channels.files.spec import Spec
from channels.files.specs import read_spec
from channels.files.tables import read_table
from domain.bookings.reservation import Reservation
from domain.errors import refuse
from domain.house.background import DOSSIER
from domain.house.decision import Decision
from domain.house.snapshot import RATES, RESERVATIONS
from domain.money.costs import BudgetLine, RecurringCost
from domain.money.finance import Finance
from domain.prices.rates import Cell, CellValue
from domain.property import Property, RoomType
from store.bookings.ingest import Delivery
from store.engine import Store
from store.money.accounts import GOP_FLOOR, SPLIT_FROM
from store.unit import Unit


@dataclass(frozen=True, slots=True)
class Imported:
    """What an import found and did; with any problem nothing was written."""

    property_id: str | None
    problems: tuple[RowProblem, ...] = ()
    notes: tuple[RowProblem, ...] = ()
    counts: dict[str, int] = field(default_factory=dict)


async def import_path(
    store: Store, path: Path, at: datetime, *, mapping: Path | None, property_id: str | None, dry_run: bool
) -> Imported:
    """A spec folder, or one file of reservations or prices for a property that exists already."""
    if path.is_dir():
        return await import_spec(store, path, at, dry_run=dry_run, named=property_id)
    return await import_file(store, path, at, mapping=mapping, property_id=property_id, dry_run=dry_run)


async def import_spec(
    store: Store, folder: Path, at: datetime, *, dry_run: bool, named: str | None = None
) -> Imported:
    """The property with its types, dossier and decision log; links and observed types of the store are kept.

    Raises Refusal where somebody `named` another house than the folder is about.
    """
    read = read_spec(folder)
    if read.spec is None:
        return Imported(None, read.problems)
    spec = read.spec
    if named not in {None, spec.house.id}:
        raise refuse("cli.other_spec", house=spec.house.id, named=named)
    counts = {"room_types": len(spec.house.room_types), "decisions": len(spec.decisions)}
    if not dry_run:
        async with store.hall() as hall:
            known = {hotel.id: hotel for hotel in await hall.properties()}
        async with store.unit(spec.house.id) as unit:
            await unit.property.save(kept_links(spec.house, known.get(spec.house.id)))
            await unit.property.save_facts({"dossier": DOSSIER.dump_python(spec.dossier, mode="json")})
            await save_decisions(unit, spec)
            await unit.pricing.replace_those_of("spec", spec.rules, at)
            await save_finance(unit, spec.finance, at)
            await unit.journal.append(
                "import.spec", f"property:{spec.house.id}", "system", {"digest": digest(folder)}, at
            )
    return Imported(spec.house.id, (), read.problems, counts)


def kept_links(fresh: Property, known: Property | None) -> Property:
    """The spec's types with the codes that the channel manager gave them, and the types that only it knows."""
    if known is None:
        return fresh
    before = {kind.code: kind for kind in known.room_types}
    ours = [linked(kind, before.get(kind.code)) for kind in fresh.room_types]
    codes = {kind.code for kind in ours}
    foreign = [k for k in known.room_types if k.code not in codes and k.code.startswith("external-")]
    return replace(fresh, room_types=(*ours, *foreign))


def linked(kind: RoomType, before: RoomType | None) -> RoomType:
    """A spec that states no code leaves the one that was read."""
    if before is None or kind.external_code is not None:
        return kind
    return replace(kind, external_code=before.external_code, rate_code=before.rate_code)


async def save_decisions(unit: Unit, spec: Spec) -> None:
    """The decision log, by id: importing twice changes nothing."""
    await unit.decisions.import_(
        [
            Decision(row.id, row.date, row.by, row.question, row.decision or "", row.rationale, row.status)
            for row in spec.decisions
        ]
    )


async def save_finance(unit: Unit, finance: Finance, at: datetime) -> None:
    """Costs, budget, taxes and limits that the files state; whatever they do not speak of stays as it is."""
    if finance.costs is not None:
        await unit.accounts.set_costs(finance.costs)
    if finance.budget is not None:
        await unit.accounts.set_budget(finance.budget)
    if finance.taxes is not None:
        await unit.accounts.set_taxes(finance.taxes)
    for name, value in ((GOP_FLOOR, finance.gop_floor), (SPLIT_FROM, finance.split_from)):
        if value is not None and await unit.settings.get(name) != str(value):
            await unit.settings.set(name, str(value), "system", at)


async def import_file(
    store: Store, path: Path, at: datetime, *, mapping: Path | None, property_id: str | None, dry_run: bool
) -> Imported:
    """Reservations or a rate calendar. Raises FileProblem for a mapping that cannot be read."""
    async with store.hall() as hall:
        hotels = {hotel.id: hotel for hotel in await hall.properties()}
    only = next(iter(hotels)) if len(hotels) == 1 else None
    hotel = hotels.get(property_id or only or "")
    if hotel is None:
        raise UnknownProperty(property_id, tuple(hotels))
    money = None if mapping else read_money(path, hotel.currency)
    if money is not None:
        return await import_money(store, hotel, money, path, at, dry_run=dry_run)
    read = read_table(path, hotel, read_map(mapping) if mapping else None)
    if read.problems:
        return Imported(hotel.id, read.problems, read.notes)
    bookings = [row for row in read.rows if isinstance(row, Reservation)]
    cells = {row[0]: row[1] for row in read.rows if isinstance(row, tuple)}
    if not dry_run:
        await write(store, hotel, bookings, cells, path, at)
    counts = {"reservations": len(bookings)} if bookings else {"nights": len(cells)}
    return Imported(hotel.id, (), read.notes, counts)


async def import_money(
    store: Store, hotel: Property, read: FileRead[MoneyRow], path: Path, at: datetime, *, dry_run: bool
) -> Imported:
    """A budget, whose months and lines are added or replaced; or costs, which become exactly those of the file."""
    if read.problems:
        return Imported(hotel.id, read.problems, read.notes)
    budget = [row for row in read.rows if isinstance(row, BudgetLine)]
    costs = [row for row in read.rows if isinstance(row, RecurringCost)]
    if not dry_run:
        async with store.unit(hotel.id) as unit:
            if budget:
                await unit.accounts.set_budget(budget)
            if costs:
                await unit.accounts.set_costs(costs)
            body = {"digest": digest(path), "rows": len(read.rows)}
            await unit.journal.append("import.file", f"property:{hotel.id}", "system", body, at)
    counts = {"budget": len(budget)} if budget else {"costs": len(costs)}
    return Imported(hotel.id, (), read.notes, counts)


async def write(
    store: Store,
    hotel: Property,
    bookings: Sequence[Reservation],
    cells: dict[Cell, CellValue],
    path: Path,
    at: datetime,
) -> None:
    """Everything in one unit: a crash leaves nothing of it."""
    source = f"file:{path.name}"
    async with store.unit(hotel.id) as unit:
        if bookings:
            await unit.reservations.ingest_many(
                [Delivery(row, fingerprint(row)) for row in bookings], at, "import"
            )
        if cells:
            await unit.calendar.set_target(cells, at, source)
        await unit.channels.read_well(RESERVATIONS if bookings else RATES, at)
        await unit.journal.append(
            "import.file",
            f"property:{hotel.id}",
            "system",
            {"digest": digest(path), "rows": len(bookings)},
            at,
        )


def digest(path: Path) -> str:
    """What was imported, recognisable later: a digest over the contents of the file, or of every file below."""
    files = sorted(p for p in path.rglob("*") if p.is_file()) if path.is_dir() else [path]
    running = hashlib.sha256()
    for file in files:
        running.update(file.read_bytes())
    return running.hexdigest()


def fingerprint(row: Reservation) -> str:
    """The same row read again has the same digest, so that importing a file twice changes nothing."""
    return hashlib.sha256(repr(row).encode()).hexdigest()


class UnknownProperty(Exception):
    """The named property does not exist, or there is none yet, or several and none was named."""

    def __init__(self, wanted: str | None, known: tuple[str, ...]) -> None:
        self.wanted = wanted
        self.known = known
        super().__init__(wanted or "")
