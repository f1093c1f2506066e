"""Are two tables with different headings on one sheet asked about, and a gap within one table left alone?"""

from __future__ import annotations

from pathlib import Path

import pytest

from bot.commands.house.document_questions import answers_of, choice_in
from bot.imports import Imported
from channels.files.filemap import Answers
from channels.files.problems import FileRead
from channels.files.reservations import read_reservations
from domain.bookings.reservation import Reservation
from tests.makers import villa
from tests.rules.channels.files_stage import write

HOUSE = villa()
STAYS = ("Réf;Client;Chambre;Arrivée;Départ", "A1;Weber;Triple;14/01/2027;17/01/2027")
COSTS = ("Date;Fournisseur;Montant", "05/01/2027;Atlas;9000", "06/01/2027;Marjane;860")


def beside(left: tuple[str, ...], right: tuple[str, ...], title: str = "") -> str:
    height, width = max(len(left), len(right)), left[0].count(";")
    rows = [
        f"{left[n] if n < len(left) else ';' * width};;{right[n] if n < len(right) else ''}"
        for n in range(height)
    ]
    return "\n".join([*([title] if title else []), *rows, ""])


def read(folder: Path, text: str, **said: str) -> FileRead[Reservation]:
    return read_reservations(write(folder, text), HOUSE, None, Answers(**said))  # type: ignore[arg-type]


@pytest.mark.parametrize("title", ["", "Villa – janvier"])
@pytest.mark.parametrize("turned", [False, True])
def test_the_table_is_asked_and_the_amount_of_the_other_is_nobodys(
    tmp_path: Path, title: str, turned: bool
) -> None:
    text = beside(COSTS, STAYS, title) if turned else beside(STAYS, COSTS, title)
    [asked] = read(tmp_path, text).problems
    assert asked.phrase.key == "import.beside_asked"
    found = read(tmp_path, text, table="right" if turned else "left")
    assert found.problems == ()
    assert [(one.number, one.total) for one in found.rows] == [("A1", None)]
    other = read(tmp_path, text, table="left" if turned else "right")
    assert [one.phrase.key for one in other.problems] == ["import.missing_field"]


def test_two_lists_of_as_many_rows_are_asked_too_and_three_buttons_answer(tmp_path: Path) -> None:
    text = beside(STAYS, ("Nom;Prénom;Type;Du;Au", "Sanz;Eva;Suite Junior;18/01/2027;19/01/2027"))
    asked = choice_in(Imported("villa", read(tmp_path, text).problems))
    assert asked is not None
    answers = [answers_of({asked.about: answer}).table for answer, _ in asked.answers]
    assert answers == ["left", "right", "whole"]
    assert answers_of({"total": "Montant", asked.about: "left"}).columns == {"total": "Montant"}


def test_an_empty_column_within_one_table_parts_nothing(tmp_path: Path) -> None:
    for right in (("Montant;Remarque", "5550;baie"), ("Notes;Payé", "calme;oui")):
        found = read(tmp_path, beside(STAYS, right))
        assert found.problems == ()
        assert [one.number for one in found.rows] == ["A1"]
    parted = "Réf;Client;;Chambre;Arrivée;Départ\nA1;Weber;;Triple;14/01/2027;17/01/2027\n"
    assert [one.number for one in read(tmp_path, parted).rows] == ["A1"]
    whole = beside(STAYS, ("Réservé le;Montant", "02/10/2026;5550"))
    assert [one.phrase.key for one in read(tmp_path, whole).problems] == ["import.beside_asked"]
    [one] = read(tmp_path, whole, table="whole").rows
    assert one.total is not None
