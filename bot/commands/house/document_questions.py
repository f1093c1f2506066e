"""What of a file can be read in two ways, and which taps say what it means?"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import TYPE_CHECKING

from bot.process.lazily import at
from domain.house.documents import DATES, Document
from domain.phrase import Phrase, say
from governance.post.replies import Button

if TYPE_CHECKING:
    from bot.imports import Imported
    from channels.files.filemap import Answers

TWO_COLUMNS, TWO_ORDERS = "import.two_columns", "import.date_order_asked"
UNSEEN, BESIDE = "import.hidden_asked", "import.beside_asked"
WHOSE_NUMBER, OTHER_NIGHTS = "import.bare_number", "import.nights_asked"
# What is answered about the file as a whole, beside what a column is.
BARE, NIGHTS, HIDDEN, TABLE = "bare", "nights", "hidden", "table"
# Which comes first, as a mapping says it.
ORDERS = ("day_first", "month_first")


@dataclass(frozen=True, slots=True)
class Choice:
    """What is asked of a file: `about` is a field, or `DATES`; each answer with its label."""

    about: str
    question: Phrase
    answers: tuple[tuple[str, Phrase], ...]

    def buttons(self, document: Document) -> tuple[tuple[Button, ...], ...]:
        """One row for each answer; the tap names what it is about, so that an old one answers nothing else."""
        return tuple(
            (Button(label, f"d:{document.token}:{self.about}.{place}"),)
            for place, (_, label) in enumerate(self.answers)
        )


def choice_in(done: Imported) -> Choice | None:
    """The question that stopped the reading; None when it was anything else."""
    phrase = done.problems[0].phrase if len(done.problems) == 1 else None
    if phrase is not None and phrase.key == TWO_COLUMNS:
        headers = tuple(str(one) for one in phrase.args["found"])
        question = say("documents.asks_column", field=phrase.args["field"])
        return Choice(
            str(phrase.args["name"]),
            question,
            tuple((header, say("documents.choice", words=header)) for header in headers),
        )
    if phrase is not None and phrase.key == TWO_ORDERS:
        cell = str(phrase.args["found"])
        question = say("documents.asks_dates", found=cell)
        return Choice(DATES, question, tuple((order, _read(cell, order)) for order in ORDERS))
    if phrase is not None and phrase.key == WHOSE_NUMBER:
        question = say("documents.asks_number", name=phrase.args["name"])
        fields = (("number", say("import.field.number")), ("room_number", say("import.field.room_number")))
        return Choice(BARE, question, fields)
    if phrase is not None and phrase.key == OTHER_NIGHTS:
        question = say("documents.asks_nights", number=phrase.args["number"], lines=phrase.args["lines"])
        meant = (("summed", say("documents.nights_summed")), ("apart", say("documents.nights_apart")))
        return Choice(NIGHTS, question, meant)
    if phrase is not None and phrase.key == UNSEEN:
        question = say("documents.asks_hidden", n=phrase.args["n"], lines=phrase.args["lines"])
        meant = (("taken", say("documents.hidden_taken")), ("left", say("documents.hidden_left")))
        return Choice(HIDDEN, question, meant)
    if phrase is not None and phrase.key == BESIDE:
        sides = tuple((side, say("documents.table", names=phrase.args[side])) for side in ("left", "right"))
        return Choice(TABLE, say("documents.asks_table"), (*sides, ("whole", say("documents.table_whole"))))
    return None


def answers_of(said: Mapping[str, str]) -> Answers:
    """What a person has said so far, as a reading takes it."""
    whole = {name: said.get(name) for name in (BARE, NIGHTS, HIDDEN, TABLE)}
    columns = {name: header for name, header in said.items() if name not in {DATES, *whole}}
    made: Answers = at("channels.files.filemap:Answers")(columns, said.get(DATES), **whole)
    return made


def _read(cell: str, order: str) -> Phrase:
    """The day that the cell means in this order."""
    layout = at("channels.files.cells:Layout")(month_first=order == "month_first")
    return say("documents.choice_day", day=at("channels.files.days:day")(cell, layout))
