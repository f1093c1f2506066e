"""Are a budget and recurring costs read as a hotelier writes them, and is every wrong line named?"""

from datetime import date
from decimal import Decimal
from pathlib import Path

import openpyxl
import pytest

from channels.files.money_table import MoneyRow, read_money, words
from channels.files.problems import FileRead
from domain.money.costs import BudgetLine, RecurringCost
from domain.money.lines import BY_CODE
from tests.rules.channels.files_stage import write


def read(path: Path) -> FileRead[MoneyRow]:
    found = read_money(path, "MAD")
    assert found is not None
    return found


def test_a_budget_with_a_column_for_each_month(tmp_path: Path) -> None:
    text = (
        "Budget 2027;;\nLigne;janv. 2027;2027-02\nHébergement;412 000,50;398 000\nÉnergie;;27 400 MAD\n;;\n"
    )
    assert read(write(tmp_path, text)).rows == (
        BudgetLine(date(2027, 1, 1), "rooms_revenue", Decimal("412000.50"), "MAD"),
        BudgetLine(date(2027, 2, 1), "rooms_revenue", Decimal(398000), "MAD"),
        BudgetLine(date(2027, 2, 1), "energy_water_waste", Decimal(27400), "MAD"),
    )


# A house's budget and its costs, in each further language: headings, lines and a sum.
ABROAD = {
    "de": (
        "Posten;Jänner 2027;Febr. 2027",
        "Logis",
        "Strom und Wasser",
        "Summe",
        "Posten;Bezeichnung;Pro Monat;Von",
    ),
    "es": (
        "Partida;enero 2027;feb. 2027",
        "Alojamiento",
        "Luz y agua",
        "Total",
        "Partida;Concepto;Por mes;Desde",
    ),
    "it": (
        "Voce;gennaio 2027;febbr. 2027",
        "Camere",
        "Energia e acqua",
        "Totale",
        "Voce;Descrizione;Al mese;Dal",
    ),
    "nl": (
        "Post;januari 2027;febr. 2027",
        "Logies",
        "Energie en water",
        "Totaal",
        "Regel;Naam;Per maand;Vanaf",
    ),
    "ar": ("البند;يناير 2027;فبراير 2027", "الغرف", "الماء والكهرباء", "المجموع", "البند;الوصف;في الشهر;من"),
}


@pytest.mark.parametrize("language", ABROAD)
def test_a_budget_and_costs_in_another_language(tmp_path: Path, language: str) -> None:
    head, rooms, energy, total, costs = ABROAD[language]
    text = f"{head}\n{rooms};412000,50;398000\n{energy};;27400\n{total};412000,50;425400\n"
    assert read(write(tmp_path, text)).rows == (
        BudgetLine(date(2027, 1, 1), "rooms_revenue", Decimal("412000.50"), "MAD"),
        BudgetLine(date(2027, 2, 1), "rooms_revenue", Decimal(398000), "MAD"),
        BudgetLine(date(2027, 2, 1), "energy_water_waste", Decimal(27400), "MAD"),
    )
    (cost,) = read(write(tmp_path, f"{costs}\n{energy};Redal;10500;05/02/2027\n", "costs.csv")).rows
    assert isinstance(cost, RecurringCost)
    assert (cost.line, cost.name, cost.per_month, cost.first) == (
        *("energy_water_waste", "Redal"),
        *(Decimal(10500), date(2027, 2, 5)),
    )


def test_a_workbook_with_real_dates_and_english_names(tmp_path: Path) -> None:
    book = openpyxl.Workbook()
    page = book.active
    assert page is not None
    page.append(["Line", date(2027, 1, 1), date(2027, 2, 1)])
    page.append(["Rooms revenue", 412000.5, 398000])
    page.append(["maintenance", None, 9000])
    book.save(tmp_path / "budget.xlsx")
    rows = read(tmp_path / "budget.xlsx").rows
    assert [(row.month.month, row.line) for row in rows if isinstance(row, BudgetLine)] == [
        (1, "rooms_revenue"),
        (2, "rooms_revenue"),
        (2, "maintenance"),
    ]


def test_recurring_costs_with_unknown_amounts_and_a_provision(tmp_path: Path) -> None:
    text = (
        "Code;Ligne;Libellé;Par mois;Par nuitée;Du;Enveloppe\n"
        "wages;Salaires;Équipe;61 000;;01/01/2027;\n"
        ";Énergie;Eau et électricité;10 500;?;;\n"
        "upkeep;Maintenance;Entretien courant;9 000;;;oui\n"
    )
    wages, energy, upkeep = read(write(tmp_path, text)).rows
    assert wages == RecurringCost(
        "wages", "rooms_payroll", "Équipe", "MAD", per_month=Decimal(61000), first=date(2027, 1, 1)
    )
    assert isinstance(energy, RecurringCost)
    assert (energy.code, energy.per_month, energy.unknown) == (
        "eau-et-electricite",
        Decimal(10500),
        ("per_room",),
    )
    assert isinstance(upkeep, RecurringCost)
    assert upkeep.provision


@pytest.mark.parametrize(
    ("row", "line", "key"),
    [
        ("Fantaisie;100;100", 2, "import.result_line"),
        ("Énergie;cent;100", 2, "import.expected.amount"),
        ("Énergie;100 €;100", 2, "import.currency"),
        ("Énergie;-100;100", 2, "import.negative"),
        ("Énergie;100;100\nEnergy;50;", 0, "import.spec.twice"),
    ],
)
def test_a_wrong_line_is_named_and_nothing_is_read(tmp_path: Path, row: str, line: int, key: str) -> None:
    found = read(write(tmp_path, f"Ligne;janv. 2027;févr. 2027\n{row}\n"))
    assert found.rows == ()
    assert [(problem.line, problem.phrase.key) for problem in found.problems] == [(line, key)]


def test_other_files_are_left_to_their_own_readers(tmp_path: Path) -> None:
    prices = write(tmp_path, "Date;Type;Prix\n31/12/2026;Suite Junior;2100\n")
    assert read_money(prices, "MAD") is None
    assert read_money(tmp_path / "absent.csv", "MAD") is None


def test_every_line_of_the_result_can_be_named_and_no_word_means_two() -> None:
    assert set(words()["lines"].values()) == set(BY_CODE)
