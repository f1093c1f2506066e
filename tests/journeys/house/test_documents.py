"""Can Said send the bot a list of bookings or a photo, and does it do what he taps and no more?"""

import io
import sqlite3
from datetime import timedelta
from pathlib import Path
from typing import Any

from openpyxl import Workbook
from PIL import Image

from tests.journeys.pilot import OMAR, SAID
from tests.journeys.stage import Stage, flat, keys, soon

NIGHT = soon()
HEAD = "Confirmation number;Channel;Guest;Room type;Check-in;Check-out;Booking date;Status;Total"
STAFF = 7003


def row(number: str, guest: str, arrival: object = NIGHT) -> str:
    out = NIGHT + timedelta(days=2)
    return f"{number};Booking.com;{guest};Chambre Double Supérieure;{arrival};{out};{soon(-1)};Confirmed;3000"


def listed(*rows: str) -> bytes:
    return "\n".join([HEAD, *rows, ""]).encode()


def with_gps() -> bytes:
    exif = Image.Exif()
    exif[0x0112], exif[0x010F] = 6, "PhoneMaker"
    exif.get_ifd(0x8825)[2] = (31.0, 37.0, 12.0)
    exif.get_ifd(0x8769)[0x9003] = "2026:11:20 10:00:00"
    file = io.BytesIO()
    Image.new("RGB", (64, 48), (10, 120, 90)).save(file, "JPEG", exif=exif.tobytes())
    return file.getvalue()


def on_the_shelf(home: Path) -> list[Path]:
    return sorted(path for path in (home / "documents").rglob("*") if path.is_file())


def documents(home: Path) -> list[Any]:
    with sqlite3.connect(home / "lhcm.sqlite3") as database:
        found = database.execute("SELECT name, state, room, caption, person_id FROM documents ORDER BY id")
        return found.fetchall()


def test_a_list_by_chat_is_looked_at_first_and_imported_by_one_tap(stage: Stage) -> None:
    stage.start(HOTELRUNNER_TOKEN="", HOTELRUNNER_HR_ID="", LHCM_PUSH="off")
    stage.invites(OMAR, "operator", "Omar")
    content = listed(row("R700000001", "Anna Weber"), row("R700000002", "Léo", "le 32 mars"))
    stage.phones.upload(OMAR, "panel.csv", content)
    card = stage.reads(
        "Fichier : panel.csv", "nouvelles : 1", "2 lues, 1 refusée (ligne 3) : importer l’autre ?", who=OMAR
    )
    assert keys(card) == [["Importer la ligne lisible"], ["Ne pas importer"]]
    assert stage.phones.last(SAID, "Nouvelle réservation") is None, "a look rings nobody"
    kept = {path.name: path for path in on_the_shelf(stage.home)}
    assert set(kept) == {"panel.csv", "panel - lignes refusées.csv"}
    assert kept["panel.csv"].read_bytes() == content
    assert {path.stat().st_mode & 0o777 for path in kept.values()} == {0o600}

    button = stage.now(card).keyboard[0][0]["callback_data"]  # type: ignore[index]
    stage.tap(card, "Importer la ligne lisible", who=OMAR)
    stage.becomes(card, "Importé : panel.csv", "nouvelles : 1")
    assert keys(stage.now(card)) == [["Annuler l’import"]]
    errors = stage.reads("La ligne refusée de panel.csv", who=OMAR)
    assert errors.media["document"]["file_name"] == "panel - lignes refusées.csv"
    stage.reads("Nouvelle réservation · Booking.com", "Anna Weber", "3 000 MAD")
    again = stage.tap(card, str(button), who=OMAR, forced=True)
    assert "déjà décidé" in flat(str(again.answers))

    stage.phones.upload(SAID, "panel (1).csv", content)
    stage.reads("Déjà importé le", "panel.csv")
    stage.phones.upload(SAID, "casse.csv", b"un;deux\n1;2\n")
    broken = stage.reads("Fichier : casse.csv", "changé ; le fichier est gardé")
    assert not broken.keyboard
    stage.phones.upload(SAID, "plan.pdf", b"%PDF-1.7" + bytes(5000))
    stage.reads("Gardé jusqu’au ", " : plan.pdf, 5 Ko")
    assert [(name, state) for name, state, *_ in documents(stage.home)] == [
        ("panel.csv", "imported"),
        ("casse.csv", "kept"),
        ("plan.pdf", "kept"),
    ]
    stage.tap(card, "Annuler l’import", who=OMAR)
    stage.becomes(card, "Import annulé : panel.csv", "retirées : 1")
    stage.reads("Import de panel.csv annulé par Omar")


def test_a_list_made_by_hand_is_asked_once_and_taken(stage: Stage) -> None:
    stage.start(HOTELRUNNER_TOKEN="", HOTELRUNNER_HR_ID="", LHCM_PUSH="off")
    first, last = soon(), soon() + timedelta(days=2)
    row = f"Ida;Suite Junior;{first:%d/%m/%Y};{last:%d/%m/%Y};4 000"
    stage.phones.upload(SAID, "mains.csv", f"N°;Nom;Chambre;Arrivée;Départ;Prix\n7;{row}\n".encode())
    card = stage.reads("Fichier : mains.csv", "« N° », c’est quel numéro ?")
    assert keys(card) == [["numéro de réservation"], ["numéro de chambre"], ["Ne pas importer"]]
    stage.tap(card, "numéro de réservation")
    stage.becomes(
        card, "nouvelles : 1", "Date de réservation inconnue pour 1 réservation : le jour de l’import"
    )
    stage.tap(card, "Importer")
    stage.reads("Nouvelle réservation", "Suite Junior", "4 000 MAD")
    stage.hears("/reservation 7", "Réservation 7")


def test_who_may_not_import_is_fetched_nothing_and_no_means_no(stage: Stage) -> None:
    stage.start(HOTELRUNNER_TOKEN="", HOTELRUNNER_HR_ID="", LHCM_PUSH="off")
    stage.invites(OMAR, "operator", "Omar")
    stage.invites(STAFF, "staff", "Nadia")
    stage.phones.upload(STAFF, "panel.csv", listed(row("R700000003", "Mia Rossi")))
    stage.reads("ne le permet pas", who=STAFF)
    stage.phones.upload(SAID, "big.csv", bytes(21 * 2**20))
    stage.reads("big.csv fait 22", "20 Mo au plus")
    assert not stage.phones.calls("getFile")
    stage.phones.upload(SAID, "v.ogg", b"OggS", kind="voice", duration=3)
    stage.reads("pas encore les messages vocaux")

    stage.phones.upload(SAID, "said.csv", listed(row("R700000004", "Mia Rossi")))
    card = stage.reads("Fichier : said.csv")
    assert keys(card) == [["Importer"], ["Ne pas importer"]]
    token = card.keyboard[0][0]["callback_data"]  # type: ignore[index]
    shown = stage.hears("bonjour", "", who=OMAR)
    foreign = stage.tap(shown, str(token), who=OMAR, forced=True)
    assert "à la personne qui a envoyé le fichier" in flat(str(foreign.answers))
    stage.tap(card, "Ne pas importer")
    stage.becomes(card, "Pas importé : said.csv")
    assert stage.phones.last(SAID, "Nouvelle réservation") is None

    stage.phones.upload(SAID, "p.jpg", with_gps(), kind="photo", caption="chambre 12", width=64, height=48)
    stage.reads("Gardé jusqu’au ", " : photo-", "chambre 12")
    [photo] = [path for path in on_the_shelf(stage.home) if path.suffix == ".jpg"]
    exif = Image.open(io.BytesIO(photo.read_bytes())).getexif()
    assert not exif.get_ifd(0x8825), "where it was taken is not kept"
    assert b"PhoneMaker" not in photo.read_bytes()
    assert (exif[0x0112], exif.get_ifd(0x8769)[0x9003]) == (6, "2026:11:20 10:00:00")
    assert photo.stat().st_mode & 0o777 == 0o600
    assert documents(stage.home)[-1][2:4] == ("12", "chambre 12")


def test_a_row_that_a_filter_hides_is_left_or_taken_by_one_tap(stage: Stage) -> None:
    stage.start(HOTELRUNNER_TOKEN="", HOTELRUNNER_HR_ID="", LHCM_PUSH="off")
    book = Workbook()
    sheet = book.worksheets[0]
    for line in (HEAD, row("R700000011", "Ida"), row("R700000012", "Jan")):
        sheet.append(line.split(";"))
    sheet.row_dimensions[3].hidden = True
    packed = io.BytesIO()
    book.save(packed)
    stage.phones.upload(SAID, "filtre.xlsx", packed.getvalue())
    card = stage.reads("Fichier : filtre.xlsx", "1 ligne est masquée dans ce fichier (3). Que faire")
    assert keys(card) == [["Les prendre aussi"], ["Les laisser"], ["Ne pas importer"]]
    stage.tap(card, "Les laisser")
    stage.becomes(card, "nouvelles : 1", "1 ligne masquée laissée de côté (3)")
    stage.tap(card, "Importer")
    stage.reads("Nouvelle réservation", "Ida")
