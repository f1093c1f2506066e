"""Are lists read whatever their language, their ends of line and the workbook they hide rows in?"""

from __future__ import annotations

import io
import zipfile
from dataclasses import replace
from datetime import date
from pathlib import Path
from typing import Any

import pytest
from openpyxl import Workbook

from channels.files.filemap import Answers
from channels.files.hidden_elsewhere import hidden_in_old
from channels.files.reading import Asked, read_here
from channels.files.reservations import read_reservations
from channels.files.table import sheet_of
from domain.bookings.reservation import ReservationState
from tests.makers import villa
from tests.rules.channels.files_stage import write

HIDES = Path(__file__).parent / "hidden.xls"  # its third row has no height
HOUSE = villa()
STATES = (ReservationState.CONFIRMED, ReservationState.CANCELLED, ReservationState.NO_SHOW)

# A header, the three words of the states, a day in words, a sum; one house writes each.
LANGUAGES = {
    "pt": (
        "Nº da reserva;Hóspede;Tipo de quarto;Chegada;Saída;Noites;Adultos;Crianças;Valor total;Situação;Canal",
        ("Confirmada", "Cancelada", "Não compareceu"),
        *("4 de janeiro de 2027", "Total geral"),
    ),
    "pl": (
        "Numer rezerwacji;Gość;Typ pokoju;Przyjazd;Wyjazd;Liczba nocy;Dorośli;Dzieci;Kwota;Status;Źródło",
        ("Potwierdzona", "Anulowana", "Niezjawienie"),
        *("4 stycznia 2027", "Razem"),
    ),
    "ru": (
        "Номер брони;ФИО гостя;Тип номера;Заезд;Выезд;Кол-во ночей;Взрослых;Детей;Сумма;Статус;Источник",
        ("Подтверждено", "Отменено", "Незаезд"),
        *("4 января 2027 г.", "Итого"),
    ),
    "ar": (
        "رقم الحجز;اسم الضيف;نوع الغرفة;تاريخ الوصول;تاريخ المغادرة;عدد الليالي;البالغون;الأطفال;"
        "المبلغ الإجمالي;الحالة;المصدر",
        ("مؤكد", "ملغى", "لم يحضر"),
        *("٤ يناير ٢٠٢٧", "المجموع"),
    ),
    "tr": (
        "Rezervasyon No;Misafir Adı;Oda Tipi;Giriş Tarihi;Çıkış Tarihi;Gece Sayısı;Yetişkin;Çocuk;"
        "Toplam Tutar;Durum;Kanal",
        ("Onaylandı", "İptal", "Gelmedi"),
        *("4 Ocak 2027", "Toplam"),
    ),
}


@pytest.mark.parametrize("language", LANGUAGES)
def test_a_panel_that_speaks_another_language_is_read(tmp_path: Path, language: str) -> None:
    head, states, first, total = LANGUAGES[language]
    amount = "٥٬٥٥٠٫٥٠" if language == "ar" else "5550,50"
    lines = [
        f"A{n};Weber;Triple;{first};07/01/2027;3;2;1;{amount};{state};Booking.com"
        for n, state in enumerate(states, start=1)
    ]
    sums = f"{total};;;;;;;;16651,50;;"
    found = read_reservations(write(tmp_path, "\n".join((head, *lines, sums))), HOUSE)
    assert found.problems == ()
    assert [one.number for one in found.rows] == ["A1", "A2", "A3"]
    assert tuple(one.state for one in found.rows) == STATES
    one = found.rows[0]
    assert (one.rooms[0].check_in, one.rooms[0].check_out) == (date(2027, 1, 4), date(2027, 1, 7))
    assert (one.guest.name, one.source, one.rooms[0].adults, one.rooms[0].children) == (
        *("Weber", "bookingcom"),
        *(2, 1),
    )
    assert one.total is not None
    assert str(one.total.amount) == "5550.50"
    assert "import.note.unread" not in {note.phrase.key for note in found.notes}


@pytest.mark.parametrize("end", ["\r", "\r\n", "\n"])
@pytest.mark.parametrize("first", ["", "sep=;"])
def test_rows_end_as_any_machine_ends_them(end: str, first: str) -> None:
    rows = [*([first] if first else []), "a;b", '1;"x\ny"', "3;4", ""]
    lines = sheet_of(end.join(rows).encode(), "vieux.csv").lines
    assert [line.cells for line in lines] == [("a", "b"), ("1", "x\ny"), ("3", "4")]


def test_an_old_macintosh_writes_its_own_accents(tmp_path: Path) -> None:
    text = "Réf;Client;Chambre;Arrivée;Départ\rA1;Élise Noël;Triple;14/01/2027;17/01/2027\r"
    (one,) = read_reservations(write(tmp_path, text.encode("mac_roman")), HOUSE).rows
    assert (one.number, one.guest.name) == ("A1", "Élise Noël")


def test_rows_that_an_old_workbook_hides_are_asked_about() -> None:
    found = read_reservations(HIDES, HOUSE)
    assert [(one.phrase.key, one.phrase.args["lines"]) for one in found.problems] == [
        ("import.hidden_asked", (3,))
    ]
    assert [one.number for one in read_reservations(HIDES, HOUSE, None, Answers(hidden="left")).rows] == [
        "A1"
    ]


def test_a_damaged_old_workbook_is_walked_through_to_an_end() -> None:
    raw = HIDES.read_bytes()
    for cut in range(0, len(raw), 61):
        torn = raw[:cut] + bytes(b ^ 0xFF for b in raw[cut : cut + 4]) + raw[cut + 4 :]
        for content in (torn, raw[:cut]):
            assert len(hidden_in_old(content, "Réservations")) <= len(content)


def open_document(rows: tuple[tuple[str, ...], ...], unseen: str) -> bytes:
    """An .ods whose second row stands for two, and whose last is filtered away."""
    marked = dict.fromkeys(range(len(rows)), "") | {len(rows) - 1: f' table:visibility="{unseen}"'}
    made = "".join(
        f"<table:table-row{marked[n]}>"
        + "".join(
            f'<table:table-cell office:value-type="string"><text:p>{cell}</text:p></table:table-cell>'
            for cell in row
        )
        + "</table:table-row>"
        + ('<table:table-row table:number-rows-repeated="2"><table:table-cell/></table:table-row>' * (n == 0))
        for n, row in enumerate(rows)
    )
    spaces = " ".join(
        f'xmlns:{name}="urn:oasis:names:tc:opendocument:xmlns:{name}:1.0"'
        for name in ("office", "table", "text")
    )
    content = (
        f"<office:document-content {spaces}><office:body><office:spreadsheet>"
        f'<table:table table:name="L&amp;F">{made}</table:table>'
        "</office:spreadsheet></office:body></office:document-content>"
    )
    packed = io.BytesIO()
    with zipfile.ZipFile(packed, "w") as file:
        file.writestr("mimetype", "application/vnd.oasis.opendocument.spreadsheet")
        file.writestr("content.xml", content)
        file.writestr("META-INF/manifest.xml", "<manifest/>")
    return packed.getvalue()


@pytest.mark.parametrize("unseen", ["collapse", "filter", "visible"])
def test_rows_that_an_open_document_hides_are_asked_about(tmp_path: Path, unseen: str) -> None:
    rows = (
        ("Réf", "Client", "Chambre", "Arrivée", "Départ"),
        ("A1", "Weber", "Triple", "14/01/2027", "17/01/2027"),
        ("A2", "Sanz", "Triple", "18/01/2027", "19/01/2027"),
    )
    path = write(tmp_path, open_document(rows, unseen), "liste.ods")
    found = read_reservations(path, HOUSE)
    if unseen == "visible":
        assert [one.number for one in found.rows] == ["A1", "A2"]
        return
    assert [(one.phrase.key, one.phrase.args["lines"]) for one in found.problems] == [
        ("import.hidden_asked", (5,))
    ]


KINDS: dict[str, tuple[tuple[Any, ...], ...]] = {
    "prices": (("Type", "Nuit", "Prix"), ("Triple", "2027-01-04", 1800), ("Triple", "2027-01-05", 1900)),
    "budget": (("Ligne", "2027-01", "2027-02"), ("Salaires", 60000, 60000), ("Blanchisserie", 9000, 9000)),
}


@pytest.mark.parametrize("kind", KINDS)
def test_prices_and_money_hide_rows_too(tmp_path: Path, kind: str) -> None:
    made = Workbook()
    sheet = made.worksheets[0]
    for row in KINDS[kind]:
        sheet.append(list(row))
    sheet.row_dimensions[3].hidden = True
    made.save(tmp_path / "liste.xlsx")
    asked = Asked(tmp_path / "liste.xlsx", HOUSE)
    assert [one.phrase.key for one in read_here(asked).problems] == ["import.hidden_asked"]
    counts = {
        said: len(read_here(replace(asked, answers=Answers(hidden=said))).rows) for said in ("taken", "left")
    }
    assert counts["taken"] == 2 * counts["left"] > 0
