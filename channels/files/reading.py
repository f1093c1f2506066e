"""What does this file say, whatever table it is?"""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path

from channels.files.confined import USUAL, Bounds, confined
from channels.files.filemap import NO_ANSWERS, Answers, read_map
from channels.files.money_table import MoneyRow, read_money
from channels.files.problems import FileProblem, FileRead
from channels.files.rate_calendar import CalendarRow
from channels.files.tables import read_table
from domain.bookings.reservation import Reservation
from domain.property import Property

AnyRead = FileRead[MoneyRow] | FileRead[Reservation] | FileRead[CalendarRow]


@dataclass(frozen=True, slots=True)
class Asked:
    """Which file, for which house, and what the person said about it."""

    path: Path
    house: Property
    mapping: Path | None = None
    answers: Answers = NO_ANSWERS


async def read_file(asked: Asked, bounds: Bounds = USUAL) -> AnyRead:
    """The rows of a budget, of costs, of reservations or of a rate calendar, with every problem and assumption.

    The one door for every file from outside, by shell, chat or mail: it is read in a process with limits. Refusal:
    reading takes more than they allow, or breaks.
    """
    return await confined(read_here, asked, bounds)


def read_here(asked: Asked) -> AnyRead:
    """The same in this process."""
    try:
        mapping = read_map(asked.mapping) if asked.mapping else None
    except FileProblem as stopped:
        return FileRead(stopped.problem.file, problems=(stopped.problem,))
    money = None if mapping else read_money(asked.path, asked.house.currency, answers=asked.answers)
    if money is not None:
        return money
    return read_table(asked.path, asked.house, mapping, asked.answers)
