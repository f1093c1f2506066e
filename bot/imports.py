"""How does a file or a spec folder become rows of the house, all or nothing?"""

from __future__ import annotations

import contextlib
import hashlib
from collections.abc import Awaitable, Callable, Sequence
from dataclasses import dataclass, field, replace
from datetime import UTC, datetime
from pathlib import Path

from channels.files.filemap import NO_ANSWERS, Answers
from channels.files.lines import Line, Raw
from channels.files.money_table import MoneyRow
from channels.files.problems import RowProblem
from channels.files.reading import AnyRead, Asked, read_file
from channels.files.spec import Spec
from channels.files.specs import read_spec
from directors import seated
from domain.bookings.foreseen import Foreseen
from domain.bookings.reservation import Reservation
from domain.errors import refuse
from domain.house.background import BACKGROUND
from domain.house.decision import Decision
from domain.house.snapshot import RATES, RESERVATIONS
from domain.money.costs import BudgetLine, RecurringCost
from domain.money.finance import Finance
from domain.phrase import say
from domain.prices.rates import Cell, CellValue
from domain.property import Property, RoomType
from governance.board import Board
from governance.bookings.listed import Listed, take_listed
from governance.house.answering import keep_applied
from governance.office import Office
from store.engine import Store
from store.money.accounts import GOP_FLOOR, SPLIT_FROM
from store.unit import Unit


@dataclass(frozen=True, slots=True)
class Wish:
    """How somebody wants a file imported. `partial`: the sound rows, though others are refused.

    `via` is the way that it came, `also` what is written in the very unit of the import: no crash parts the two.
    Without `owner`, prices, budget and costs are read and not taken. `person_id` sends it; `document` is the token
    of a file that came by chat.
    """

    mapping: Path | None = None
    property_id: str | None = None
    dry_run: bool = False
    partial: bool = False
    answers: Answers = NO_ANSWERS
    via: str = "import"
    also: Callable[[Unit], Awaitable[None]] | None = None
    owner: bool = True
    person_id: int | None = None
    document: str | None = None


@dataclass(frozen=True, slots=True)
class Imported:
    """What an import found and did; with problems and without `counts` nothing was written.

    `count` rows were read, `refused` are the lines that were not taken, `bad` these lines as they were written
    under `header`; `foreseen` is what bookings changed, `number` the import that can be taken back.
    """

    property_id: str | None
    problems: tuple[RowProblem, ...] = ()
    notes: tuple[RowProblem, ...] = ()
    counts: dict[str, int] = field(default_factory=dict)
    count: int = 0
    refused: tuple[int, ...] = ()
    foreseen: Foreseen | None = None
    number: int | None = None
    header: tuple[Raw, ...] = ()
    bad: tuple[Line, ...] = ()

    @property
    def owners_only(self) -> bool:
        """Whether it is prices or money, which only an owner puts into the house."""
        return bool(self.counts.keys() & {"nights", "budget", "costs"})


async def import_path(store: Store, path: Path, at: datetime, wish: Wish) -> Imported:
    """A spec folder, or one file of reservations or prices for a property that exists already."""
    if path.is_dir():
        return await import_spec(store, path, at, dry_run=wish.dry_run, named=wish.property_id)
    return await import_file(store, path, at, wish)


async def import_spec(
    store: Store, folder: Path, at: datetime, *, dry_run: bool, named: str | None = None
) -> Imported:
    """The property with its types, background and decision log; links and observed types of the store are kept.

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
            background = BACKGROUND.dump_python(spec.background, mode="json")
            await unit.property.save_facts({"dossier": background, "stated": dict(spec.stated)})
            await keep_applied(unit)
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
            Decision(
                *(row.id, row.date, row.by, row.question, row.decision or "", row.rationale, row.status),
                row.translations,
            )
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


async def import_file(store: Store, path: Path, at: datetime, wish: Wish) -> Imported:
    """Reservations or a rate calendar. Refusal: reading it takes more than a file may."""
    async with store.hall() as hall:
        hotels = {hotel.id: hotel for hotel in await hall.properties()}
    only = next(iter(hotels)) if len(hotels) == 1 else None
    hotel = hotels.get(wish.property_id or only or "")
    if hotel is None:
        raise UnknownProperty(wish.property_id, tuple(hotels))
    read = await read_file(Asked(path, hotel, wish.mapping, wish.answers))
    done = Imported(
        *(hotel.id, read.problems, read.notes),
        count=read.count,
        refused=read.refused,
        header=read.header,
        bad=read.bad,
    )
    if read.problems and not (wish.partial and read.rows and read.refused):
        return done
    money = [row for row in read.rows if isinstance(row, BudgetLine | RecurringCost)]
    bookings = [row for row in read.rows if isinstance(row, Reservation)]
    if not (bookings or wish.owner):
        return replace(done, problems=(RowProblem(path.name, 0, say("import.owners_only")),))
    if money:
        counts = await import_money(store, hotel, money, path, at, wish)
        return replace(done, counts=counts)
    if bookings:
        seen, number = await take_bookings(store, hotel, read, path, at, wish)
        return replace(done, counts={"reservations": len(bookings)}, foreseen=seen, number=number)
    cells = {row[0]: row[1] for row in read.rows if isinstance(row, tuple)}
    if not wish.dry_run:
        await write_prices(store, hotel, cells, path, at, wish)
    return replace(done, counts={"nights": len(cells)})


async def import_money(
    store: Store, hotel: Property, rows: Sequence[MoneyRow], path: Path, at: datetime, wish: Wish
) -> dict[str, int]:
    """A budget, whose months and lines are added or replaced; or costs, which become exactly those of the file."""
    budget = [row for row in rows if isinstance(row, BudgetLine)]
    costs = [row for row in rows if isinstance(row, RecurringCost)]
    if not wish.dry_run:
        async with store.unit(hotel.id) as unit:
            if budget:
                await unit.accounts.set_budget(budget)
            if costs:
                await unit.accounts.set_costs(costs)
            await note(unit, hotel, path, len(rows), at, wish)
    return {"budget": len(budget)} if budget else {"costs": len(costs)}


async def take_bookings(
    store: Store, hotel: Property, read: AnyRead, path: Path, at: datetime, wish: Wish
) -> tuple[Foreseen, int | None]:
    """The bookings taken in, what that changed, and the number of the import; of a dry run all is taken back.

    What would change is found by doing it: a dry run cannot say anything else than the import that follows.
    """
    listed = Listed(
        name=path.name,
        digest=digest(path),
        bookings=tuple(row for row in read.rows if isinstance(row, Reservation)),
        lines=read.lines,
        made=min(at, datetime.fromtimestamp(path.stat().st_mtime, UTC)),
        via=wish.via,
        person_id=wish.person_id,
        document=wish.document,
        undated=read.undated,
    )
    office = Office(store, Board(seated()), lambda: at)
    with contextlib.suppress(_TakenBack):
        async with store.unit(hotel.id) as unit:
            seen, number = await take_listed(office, unit, hotel, listed)
            await unit.channels.read_well(RESERVATIONS, at)
            await note(unit, hotel, path, len(listed.bookings), at, wish)
            if wish.dry_run:
                number = None
                raise _TakenBack
    return seen, number


async def write_prices(
    store: Store, hotel: Property, cells: dict[Cell, CellValue], path: Path, at: datetime, wish: Wish
) -> None:
    """Everything in one unit: a crash leaves nothing of it."""
    async with store.unit(hotel.id) as unit:
        await unit.calendar.set_target(cells, at, f"file:{path.name}")
        await unit.channels.read_well(RATES, at)
        await note(unit, hotel, path, len(cells), at, wish)


async def note(unit: Unit, hotel: Property, path: Path, rows: int, at: datetime, wish: Wish) -> None:
    """The journal's word of a file that was imported: ids and counts only."""
    body = {"digest": digest(path), "rows": rows}
    await unit.journal.append("import.file", f"property:{hotel.id}", "system", body, at)
    if wish.also is not None:
        await wish.also(unit)


class _TakenBack(Exception):
    """Ends the unit of a dry run, so that nothing of it is kept."""


def digest(path: Path) -> str:
    """What was imported, recognisable later: a digest over the contents of the file, or of every file below."""
    files = sorted(p for p in path.rglob("*") if p.is_file()) if path.is_dir() else [path]
    running = hashlib.sha256()
    for file in files:
        running.update(file.read_bytes())
    return running.hexdigest()


class UnknownProperty(Exception):
    """The named property does not exist, or there is none yet, or several and none was named."""

    def __init__(self, wanted: str | None, known: tuple[str, ...]) -> None:
        self.wanted = wanted
        self.known = known
        super().__init__(wanted or "")
