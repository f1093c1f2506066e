"""Writes golden_month.xlsx, a November worked by hand: every figure of the result is a formula of the sheet.

`python -m tests.rules.result.make_golden_month` writes it anew, with the values beside the formulas so that any
program can read them.
"""

import re
import zipfile
from datetime import date, timedelta
from pathlib import Path
from typing import Any

from openpyxl import Workbook
from openpyxl.styles import Font

from tests.rules.result.sheet import Book

FILE = Path(__file__).parent / "golden_month.xlsx"
FIRST, NIGHTS = date(2026, 11, 1), 30
BOLD = Font(bold=True)
# rooms sold, arrivals, direct rooms, adults: the week repeats; prices and commissions do not
WEEK = (
    (7, 3, 2, 14),
    (8, 2, 2, 16),
    (6, 1, 1, 11),
    (9, 4, 3, 19),
    (11, 5, 3, 22),
    (12, 3, 4, 25),
    (5, 1, 0, 9),
)
COSTS: tuple[tuple[Any, ...], ...] = (
    ("wages", "rooms_payroll", 61000, 0, 0),
    ("laundry", "rooms_laundry", 0, 71.5, 0),
    ("welcome", "rooms_supplies", 0, 139.9, 62.35),
    ("office", "admin_general", 37999.99, 0, 0),
    ("energy", "energy_water_waste", 10500, 54.25, 0),
    ("rent", "non_operating", 45000, 0, 0),
)
ENTRIES: tuple[tuple[Any, ...], ...] = (
    (3, "maintenance", "Plombier chambre 7", 1200.5, 0.2, 0, 0),
    (9, "sales_marketing", "Photographe", 7800, 0.2, 0, 1),
    (12, "energy_water_waste", "Régularisation eau", 2333.33, 0.07, 0, 1),
    (17, "maintenance", "Climatisation patio", 48000, 0.2, 1, 0),
    (21, "rooms_revenue", "Remise R358650947", 999.99, 0.1, 0, 0),
    (26, "food_revenue", "Dîners (recette)", -8640, 0.1, 0, 0),
)


def build() -> Workbook:
    book = Workbook()
    nights = book.active
    assert nights is not None
    nights.title = "Nuits"
    nights.append(
        ["Nuit", "Vendues", "Arrivées", "En direct", "Adultes", "Prix TTC", "Commission", "Hors TVA"]
    )
    for n in range(NIGHTS):
        sold, arrivals, direct, adults = WEEK[n % 7]
        gross = sold * 1890 + (n * 37) % 113 + 0.35 * (n % 3)
        row = n + 2
        nights.append(
            [FIRST + timedelta(days=n), sold, arrivals, direct, adults, round(gross, 2),
             round(gross * 0.1371, 2), f"=ROUND(F{row}/(1+Constantes!$B$1),2)"]
        )  # fmt: skip
    constants = book.create_sheet("Constantes")
    for line in (["TVA hébergement", 0.1], ["Chambres", 12], ["Nuits", NIGHTS]):
        constants.append(line)
    costs = book.create_sheet("Charges")
    costs.append(["Code", "Ligne", "Par mois", "Par nuitée", "Par séjour", "Novembre"])
    for row, cost in enumerate(COSTS, 2):
        formula = f"=C{row}+D{row}*SUM(Nuits!$B$2:$B$31)+E{row}*SUM(Nuits!$C$2:$C$31)"
        costs.append([*cost, formula])
    ledger = book.create_sheet("Journal")
    ledger.append(["Jour", "Ligne", "Libellé", "TTC", "TVA", "Hors TVA", "Investissement", "Non récurrent"])
    for row, (day, line, words, gross, vat, capital, once) in enumerate(ENTRIES, 2):
        net = f"=ROUND(D{row}/(1+E{row}),2)"
        ledger.append([date(2026, 11, day), line, words, gross, vat, net, capital, once])
    _result(book)
    for page in book.worksheets:
        for cell in page[1]:
            cell.font = BOLD
        for letter in "ABC":
            page.column_dimensions[letter].width = 24
    return book


def _result(book: Workbook) -> None:
    """The operating statement: every amount from the other sheets."""
    of = book.create_sheet("Résultat")
    of.append(["Ligne", "Montant"])

    def ledger(line: str, capital: int = 0) -> str:
        return f'SUMIFS(Journal!$F$2:$F$7,Journal!$B$2:$B$7,"{line}",Journal!$G$2:$G$7,{capital})'

    def cost(line: str) -> str:
        return f'SUMIFS(Charges!$F$2:$F$7,Charges!$B$2:$B$7,"{line}")+{ledger(line)}'

    rows = [
        ("rooms_revenue", f"SUM(Nuits!$H$2:$H$31)-{ledger('rooms_revenue')}"),
        ("food_revenue", f"-{ledger('food_revenue')}"),
        ("revenue", "B2+B3"),
        ("rooms_commissions", "SUM(Nuits!$G$2:$G$31)"),
        ("rooms_payroll", cost("rooms_payroll")),
        ("rooms_laundry", cost("rooms_laundry")),
        ("rooms_supplies", cost("rooms_supplies")),
        ("departmental", "SUM(B5:B8)"),
        ("admin_general", cost("admin_general")),
        ("sales_marketing", cost("sales_marketing")),
        ("maintenance", cost("maintenance")),
        ("energy_water_waste", cost("energy_water_waste")),
        ("undistributed", "SUM(B10:B13)"),
        ("gop", "B4-B9-B14"),
        ("margin", "B15/B4"),
        ("goppar", "B15/(Constantes!$B$2*Constantes!$B$3)"),
        ("trevpar", "B4/(Constantes!$B$2*Constantes!$B$3)"),
        ("cpor", "B9/SUM(Nuits!$B$2:$B$31)"),
        ("adr", "B2/SUM(Nuits!$B$2:$B$31)"),
        ("adr_net", "(B2-B5)/SUM(Nuits!$B$2:$B$31)"),
        ("direct_share", "SUM(Nuits!$D$2:$D$31)/SUM(Nuits!$B$2:$B$31)"),
        ("capital", ledger("maintenance", 1)),
        ("non_operating", cost("non_operating")),
    ]
    for name, formula in rows:
        of.append([name, f"={formula}"])


def write(file: Path = FILE) -> None:
    """The workbook with each formula's value beside it."""
    book = build()
    plain = file.with_suffix(".plain.xlsx")
    book.save(plain)
    values = Book(book)
    pages = {f"xl/worksheets/sheet{n}.xml": page.title for n, page in enumerate(book.worksheets, 1)}
    with zipfile.ZipFile(plain) as source, zipfile.ZipFile(file, "w", zipfile.ZIP_DEFLATED) as target:
        for name in source.namelist():
            content = source.read(name)
            if name in pages:
                content = _valued(content.decode(), pages[name], values).encode()
            target.writestr(zipfile.ZipInfo(name, (2026, 11, 1, 0, 0, 0)), content)
    plain.unlink()


def _valued(xml: str, sheet: str, values: Book) -> str:
    def filled(found: re.Match[str]) -> str:
        return f"{found[1]}<v>{values.value(sheet, found[2]):f}</v></c>"

    return re.sub(r'(<c r="([A-Z]+\d+)"[^>]*><f>[^<]*</f>)<v ?/?>(?:</v>)?</c>', filled, xml)


if __name__ == "__main__":
    write()
