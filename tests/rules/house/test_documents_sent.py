"""Which room does a caption name, what kind of file is it, and what may its name be on our disk?"""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from domain.house.documents import DocumentKind, kind_of, room_said, safe_name
from store.house.shelf import Shelf

ROOMS = frozenset(map(str, range(1, 13)))


@pytest.mark.parametrize(
    ("caption", "room"),
    [
        ("chambre 12", "12"),
        ("Chambre n° 12, la terrasse", "12"),
        ("la salle de bain de la ch. 3", "3"),
        ("room 7", "7"),
        ("Room #7", "7"),
        ("suite 11 refaite", "11"),
        ("chambre 12 vue de la chambre 12", "12"),
        ("chambres 7 et 8", None),
        ("chambre 7, puis room 8", None),
        ("chambre 5-6", None),
        ("chambre 44", None),
        ("la piscine le 12", None),
        ("12", None),
        ("chambre double", None),
        ("bathroom 12", None),
        ("", None),
    ],
)
def test_one_room_that_the_house_has_is_read_and_nothing_else(caption: str, room: str | None) -> None:
    assert room_said(caption, ROOMS) == room


def test_while_nobody_knows_the_rooms_every_number_counts() -> None:
    assert room_said("chambre 44", ()) == "44"


@pytest.mark.parametrize(
    ("name", "media_type", "kind"),
    [
        ("panel.CSV", None, DocumentKind.TABLE),
        ("liste.xls", "application/vnd.ms-excel", DocumentKind.TABLE),
        ("liste", "text/csv", DocumentKind.TABLE),
        ("IMG_1.HEIC", None, DocumentKind.PHOTO),
        ("x", "image/jpeg", DocumentKind.PHOTO),
        ("plan.pdf", "application/pdf", DocumentKind.OTHER),
        ("document", None, DocumentKind.OTHER),
    ],
)
def test_a_kind_is_read_off_the_name_or_the_type(
    name: str, media_type: str | None, kind: DocumentKind
) -> None:
    assert kind_of(name, media_type) is kind


@given(st.text(max_size=300))
def test_no_name_leads_off_the_shelf(name: str) -> None:
    safe = safe_name(name)
    assert len(safe.encode()) < 255 * 4
    assert len(safe) <= 80
    assert not safe.startswith(".")
    shelf = Shelf()
    assert shelf.place("ab", safe).parent == shelf.folder / "ab"


@pytest.mark.parametrize(
    ("name", "safe"),
    [
        ("../../etc/passwd", "passwd"),
        ("C:\\liste mars.xlsx", "liste mars.xlsx"),
        ("..", "document"),
        ("", "document"),
        (".bashrc", "bashrc"),
        ("réservations été.csv", "réservations été.csv"),
    ],
)
def test_a_name_keeps_what_is_harmless(name: str, safe: str) -> None:
    assert safe_name(name) == safe
