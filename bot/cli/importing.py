"""How does a file or a spec folder enter the house from a terminal, and what does one read of it there?"""

from __future__ import annotations

import argparse
import json
from pathlib import Path

from bot.cli.chosen import chosen
from bot.cli.imported_json import imported_json
from bot.cli.speech import complain, tell
from bot.commands.house.document_faces import refused_lines, sound_offer
from bot.compose import opened, utc_now
from bot.imports import Imported, UnknownProperty, Wish, import_path
from bot.settings import Settings
from channels.files.filemap import APART, DAY_FIRST, LEFT, MONTH_FIRST, SUMMED, TAKEN, Answers
from channels.files.problems import FileProblem
from directors import seated
from domain.errors import Refusal
from domain.phrase import Phrase, say
from governance.board import Board
from governance.bookings.foretold import foretold
from governance.bookings.undoing import By, undo_import, undone_counts
from governance.office import Office

MOST_PROBLEMS = 20
STAYS = {"together": SUMMED, "apart": APART}
HIDDEN = {"take": TAKEN, "leave": LEFT}
ORDERS = {"day": DAY_FIRST, "month": MONTH_FIRST}
PARTLY, NOT_NOW, NOT_FOUND = 3, 4, 5


async def import_(settings: Settings, arguments: argparse.Namespace) -> int:
    """Import a spec folder or a file. 0: all of it; 3: the sound rows, as asked; 2: nothing, and why."""
    if arguments.undo is not None:
        return await undo(settings, arguments)
    path: Path | None = arguments.path
    if path is None:
        return complain(settings, say("cli.import_what"))
    if not path.exists():
        return complain(settings, say("cli.no_such_path", path=str(path)))
    named = [named_column(one) for one in arguments.column or ()]
    if None in named:
        return complain(settings, say("cli.column_how", said=arguments.column[named.index(None)]))
    columns = dict(one for one in named if one is not None)
    wish = Wish(
        mapping=arguments.mapping,
        property_id=arguments.property,
        dry_run=arguments.dry_run,
        partial=arguments.partial,
        answers=Answers(
            columns,
            ORDERS.get(arguments.dates),
            nights=STAYS.get(arguments.stays),
            hidden=HIDDEN.get(arguments.hidden),
            table=arguments.table,
        ),
    )
    async with opened(settings) as store:
        try:
            done = await import_path(store, path, utc_now(), wish)
        except UnknownProperty:
            await chosen(settings, store, arguments.property)
            return 2
        except FileProblem as stopped:
            done = Imported(None, (stopped.problem,))
    if arguments.format == "json":
        print(
            json.dumps(imported_json(settings, done, dry_run=arguments.dry_run), ensure_ascii=False, indent=2)
        )
        return status_of(done)
    return report(settings, done, dry_run=arguments.dry_run)


async def undo(settings: Settings, arguments: argparse.Namespace) -> int:
    """Take one import of bookings back. 0: done; 5: no such import; 4: something newer touched its bookings."""
    async with opened(settings) as store:
        property_id = await chosen(settings, store, arguments.property)
        if property_id is None:
            return 2
        office = Office(store, Board(seated()), utc_now)
        try:
            async with store.unit(property_id) as unit:
                taken = await unit.imports.get(arguments.undo)
                done = await undo_import(office, unit, taken, By("system", say("imports.terminal")))
        except Refusal as refusal:
            complain(settings, refusal.phrase)
            return NOT_FOUND if refusal.phrase.key == "imports.unknown" else NOT_NOW
    tell(settings, say("documents.undone", name=done.name), undone_counts(done))
    return 0


def status_of(done: Imported) -> int:
    """0: all of it; 3: the sound rows; 2: nothing."""
    if not done.problems:
        return 0
    return PARTLY if done.counts else 2


def named_column(said: str) -> tuple[str, str] | None:
    """FIELD=HEADER; None for anything else."""
    name, mark, header = said.partition("=")
    return (name.strip(), header.strip()) if mark and header.strip() else None


def report(settings: Settings, done: Imported, *, dry_run: bool) -> int:
    """What was found, in sentences; 2 when nothing was written because of it, 3 when only a part was."""
    tell(settings, *(note.said() for note in done.notes[:MOST_PROBLEMS]))
    shown = [problem.said() for problem in done.problems[:MOST_PROBLEMS]]
    hidden = len(done.problems) - len(shown)
    more = [say("cli.more_problems", n=hidden)] if hidden else []
    if done.problems and not done.counts:
        left = done.count - len(done.refused)
        offer = [sound_offer(done), say("cli.partial_offer")] if done.refused and left > 0 else []
        return complain(settings, *shown, *more, *offer, say("cli.nothing_written", n=len(done.problems)))
    if done.problems:
        complain(settings, *shown, *more)
        tell(settings, *refused_lines(done))
    if done.foreseen is not None:
        tell(settings, *foretold(done.foreseen))
    tell(settings, summary(done, dry_run=dry_run))
    if done.number is not None:
        tell(settings, say("imports.number", number=done.number))
    if dry_run:
        tell(settings, say("cli.dry_run"))
    return status_of(done)


def summary(done: Imported, *, dry_run: bool) -> Phrase:
    """What was imported, counted; or what would be."""
    if dry_run:
        return say("cli.would_import", what=counted(done))
    house, counts = done.property_id or "", done.counts
    if "room_types" in counts:
        types = say("cli.room_types", n=counts["room_types"])
        decisions = say("cli.decisions", n=counts["decisions"])
        return say("cli.imported_spec", house=house, types=types, decisions=decisions)
    if "budget" in counts:
        return say("cli.imported_budget", house=house, n=counts["budget"])
    if "costs" in counts:
        return say("cli.imported_costs", house=house, n=counts["costs"])
    if "nights" in counts:
        return say("cli.imported_nights", house=house, n=counts["nights"])
    return say("cli.imported_bookings", house=house, n=counts.get("reservations", 0))


def counted(done: Imported) -> Phrase:
    """What the file holds, counted in words: « 94 réservations »."""
    counts = done.counts
    if "room_types" in counts:
        types = say("cli.room_types", n=counts["room_types"])
        return say("cli.counted_spec", types=types, decisions=say("cli.decisions", n=counts["decisions"]))
    what = next((name for name in ("budget", "costs", "nights") if name in counts), "reservations")
    return say(COUNTED[what], n=counts.get(what, 0))


COUNTED = {
    "budget": "documents.budget",
    "costs": "documents.costs",
    "nights": "documents.nights",
    "reservations": "cli.bookings",
}
