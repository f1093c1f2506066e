"""Does material of any make become claims with their place in a file, and is every word of it accounted for?"""

from __future__ import annotations

import json
import zipfile
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from bot.words.phrases import Words
from channels.material.reading import Asked, Material, read_here
from domain.package.field import EACH, fields
from domain.package.given import of_specs
from domain.package.meant import place_meant, types_meant
from domain.package.package import gathered
from domain.package.secret import holds_secret
from domain.package.tree import tree
from domain.package.words import plain, words
from tests.makers import villa

HOUSE = villa()
ROOMS = """id;name;title;description EN;description FR;max occupancy;bed type;size
7;Chambre Double Supérieure;Superior Double Room;Calm.;Calme.;2;1 king;24
1;Chambre Triple;Triple Room;Three beds.;Trois lits.;3;3 simples;30 m²
"""
SHEET = """# Villa
Adresse : 12 derb Chtouka
## Équipements
- Piscine
- Salle de musique
## Suite Junior
Surface : 45 m²
### Description FR
Une suite sous les oliviers.

Elle donne sur le jardin.
## Conditions
| Politique | Texte |
|---|---|
| Check-in | à partir de 15h |
"""


def read(folder: Path, **files: str) -> Material:
    for name, text in files.items():
        path = folder / name.replace("__", "/").replace("_dot_", ".")
        path.parent.mkdir(exist_ok=True)
        path.write_text(text, encoding="utf-8")
    return read_here(Asked(folder, HOUSE))


def values(material: Material) -> dict[str, object]:
    return {leaf.path: leaf.value for leaf in material.leaves}


def said(material: Material) -> list[str]:
    return [
        Words("fr").plain(one.said()).replace("\u202f", " ") for one in (*material.unread, *material.remarks)
    ]


def test_a_table_of_rooms_says_what_each_type_is_and_where_it_stands(tmp_path: Path) -> None:
    found = read(tmp_path, rooms_dot_csv=ROOMS)
    assert values(found)["rooms.triple.beds"] == ["single"] * 3
    assert values(found)["rooms.double-superior.text_fr"] == "Calme."
    assert {leaf.source for leaf in found.leaves} == {"rooms.csv:2", "rooms.csv:3"}
    assert all(
        leaf.on and leaf.confidence == "written" and leaf.confirmed_by is None for leaf in found.leaves
    )
    assert found.unread == ()


def test_an_id_is_no_room_number_and_a_name_weighs_more(tmp_path: Path) -> None:
    found = read(tmp_path, rooms_dot_csv="id;surface\n1;24\n")
    assert found.leaves == ()
    found = read(tmp_path, rooms_dot_csv="chambre;surface\n1;24\n")
    assert values(found) == {"rooms.double-superior.size_m2": 24}


def test_a_fact_sheet_is_read_by_its_headings(tmp_path: Path) -> None:
    found = read(tmp_path, fiche_dot_md=SHEET)
    assert values(found) == {
        "address.street": "12 derb Chtouka",
        "facilities.house": ["swimming_pool", "Salle de musique"],
        "rooms.junior-suite.size_m2": 45,
        "rooms.junior-suite.text_fr": "Une suite sous les oliviers.\n\nElle donne sur le jardin.",
        "policies.check_in": "15:00",
    }
    assert said(found) == ["fiche.md, ligne 5 – gardé tel quel, sans code connu : Salle de musique"]


@pytest.mark.parametrize(
    ("name", "text", "expected"),
    [
        ("a.yaml", "policies: {check_in: '14:00'}\nrooms: [{name: Suite Junior, lits: 1 king}]", 2),
        ("a.json", '{"address": {"city": "Fès",\t"country": "Maroc"}, "équipements": ["clim"]}', 3),
        ("a.csv", "Politique;Texte\nAnnulation;48 h\nEnfants;bienvenus\n", 2),
        ("a.csv", "Équipement\nPiscine\nHammam\n", 1),
        ("a.csv", ";Chambre Triple;Suite Junior\nSurface;30;45\nVue;patio;jardin\n", 4),
        ("a.txt", "Équipements : piscine, hammam\nTéléphone : 0524431234", 2),
        ("Suite Junior.txt", "Surface : 45\nVue : jardin", 2),
    ],
)
def test_each_form_is_read(tmp_path: Path, name: str, text: str, expected: int) -> None:
    (tmp_path / name).write_text(text, encoding="utf-8")
    found = read_here(Asked(tmp_path, HOUSE))
    assert (len(found.leaves), found.unread) == (expected, ())


def test_what_two_languages_could_mean_is_asked(tmp_path: Path) -> None:
    found = read(tmp_path, a_dot_md="## Suite Junior\n### Description\nUne suite.\n")
    assert found.leaves == ()
    assert said(found) == [
        "a.md, ligne 3 – « Description » : en français ou en anglais ? "
        "Écrivez « Description FR » ou « Description EN »"
    ]


@pytest.mark.parametrize(
    "line",
    [
        "IBAN : MA64 0110 0000 0000 0000 0000 0000",
        "RIB : le même",
        "Remarque : MA64011000000000000000000000",
        "Accès : le mot de passe : azerty12",
        "Carte : 4111 1111 1111 1111",
        "Gérant : passeport n° AB1234567",
        "Remarque : carte d'identité 12345678",
        "Mot de passe wifi : azerty12",
    ],
)
def test_a_secret_is_named_and_neither_kept_nor_quoted(tmp_path: Path, line: str) -> None:
    for name, text in (
        ("a.md", line),
        ("a.csv", line.replace(" : ", ";", 1)),
        ("a.yaml", f"{line.partition(' : ')[0]}: '{line.partition(' : ')[2].replace(chr(39), chr(39) * 2)}'"),
    ):
        (tmp_path / name).write_text(text, encoding="utf-8")
        found = read_here(Asked(tmp_path / name, HOUSE))
        assert found.leaves == ()
        sentences = " ".join(said(found))
        assert "coffre" in sentences
        assert line.partition(" : ")[2][-8:] not in sentences.replace("coffre", "")


def test_our_own_document_comes_back_as_it_left(tmp_path: Path) -> None:
    before = gathered(HOUSE, of_specs(HOUSE, {"identity.stars": 4, "facilities.house": ["wifi", "tente"]}))
    (tmp_path / "package.json").write_text(json.dumps(tree(before), indent=1), encoding="utf-8")
    found = read_here(Asked(tmp_path, HOUSE))
    after = gathered(HOUSE, found.leaves)
    assert {place.path: before.value(place.path) for place in before.places} == {
        place.path: after.value(place.path) for place in after.places
    }
    assert found.unread == ()


def test_a_zip_says_the_same_as_its_folder(tmp_path: Path) -> None:
    folder = tmp_path / "one"
    folder.mkdir()
    found = read(folder, rooms_dot_csv=ROOMS, textes__fiche_dot_md=SHEET)
    with zipfile.ZipFile(tmp_path / "one.zip", "w") as archive:
        for path in folder.rglob("*.*"):
            archive.write(path, path.relative_to(folder).as_posix())
    packed = read_here(Asked(tmp_path / "one.zip", HOUSE))
    assert values(packed) == values(found)
    assert said(packed) == said(found)


def test_a_zip_in_a_folder_is_opened_and_one_in_a_zip_is_not(tmp_path: Path) -> None:
    inner = tmp_path / "plus.zip"
    with zipfile.ZipFile(inner, "w") as archive:
        archive.writestr("fiche.md", "Check-in : 16 h")
    folder = tmp_path / "one"
    folder.mkdir()
    (folder / "~$rooms.xlsx").write_bytes(b"\x00" * 165)
    with zipfile.ZipFile(folder / "envoi.zip", "w") as archive:
        archive.writestr(
            "fiche.txt", "Check-in : from 2 pm\nWi-Fi gratuit, piscine, climatisation\nPiscine, calme"
        )
        archive.writestr("../dehors.txt", "Check-out : 11 h")
        archive.write(inner, "plus.zip")
    found = read_here(Asked(folder, HOUSE))
    assert values(found) == {
        "policies.check_in": "14:00",
        "facilities.house": ["wifi", "swimming_pool", "air_conditioning"],
    }
    assert {one.source for one in found.leaves} == {"envoi.zip/fiche.txt:1", "envoi.zip/fiche.txt:2"}
    assert [(one.file, one.phrase.key) for one in found.unread] == [
        ("envoi.zip/../dehors.txt", "material.zip_outside"),
        ("envoi.zip/fiche.txt", "material.not_understood"),
        ("envoi.zip/plus.zip", "material.archive_inside"),
    ]


@pytest.mark.parametrize(
    ("line", "parts"),
    [
        (
            "12 derb Zitoun, Médina, 40000 Marrakech, Maroc",
            ("12 derb Zitoun, Médina", "40000", "Marrakech", "MA"),
        ),
        ("12 derb Zitoun, Marrakech 40000, Morocco", ("12 derb Zitoun", "40000", "Marrakech", "MA")),
        ("12 derb Zitoun - 40000 Marrakech", ("12 derb Zitoun", "40000", "Marrakech", None)),
        ("12 derb Zitoun, Médina", ("12 derb Zitoun, Médina", None, None, None)),
        (
            "12 derb Zitoun, 40000 Marrakech, Atlantide",
            ("12 derb Zitoun, 40000 Marrakech, Atlantide", *[None] * 3),
        ),
    ],
)
def test_an_address_in_one_line_fills_its_places(
    tmp_path: Path, line: str, parts: tuple[str | None, ...]
) -> None:
    found = values(read(tmp_path, fiche_dot_txt=f"Adresse : {line}"))
    places = ("street", "postal_code", "city", "country")
    assert tuple(found.get(f"address.{place}") for place in places) == parts


def test_papers_of_people_are_no_pictures_of_the_house_and_passwords_stay_out(tmp_path: Path) -> None:
    for name in ("passeport Karim.jpg", "RIB.png"):
        (tmp_path / name).write_bytes(b"\xff\xd8")
    (tmp_path / "CIN").mkdir()
    (tmp_path / "CIN" / "scan.jpg").write_bytes(b"\xff\xd8")
    (tmp_path / "cinema.jpg").write_bytes(b"\xff\xd8")
    (tmp_path / "fiche.txt").write_text("Mot de passe extranet Booking : Zitoun!2026", encoding="utf-8")
    found = read_here(Asked(tmp_path, HOUSE))
    assert [one.name for one in found.pictures] == ["cinema.jpg"]
    assert [one.phrase.key for one in found.unread] == [
        "material.paper",
        "material.secret_named",
        *["material.paper"] * 2,
    ]
    assert "Zitoun" not in str(found)


def test_no_word_means_two_places() -> None:
    seen: dict[tuple[bool, str], str] = {}
    known = words()
    for room, table in ((True, known.of_room), (False, known.of_house)):
        for word, path in table.items():
            assert word == plain(word)
            assert seen.setdefault((room, word), path) == path
            assert (EACH in path) is room
    for field in fields():
        meant = place_meant(field.path, of_room=EACH in field.path)
        assert meant is field


@pytest.mark.parametrize(
    ("word", "codes"),
    [
        ("suite-junior", ["junior-suite"]),
        ("Chambre 12", ["presidential-suite"]),
        ("présidentielle", ["presidential-suite"]),
        ("Double", ["double-superior", "double-standard"]),
        ("rooms 1, 2", ["double-superior"]),
        ("Chambre Double Supérieure – patio", ["double-superior"]),
        ("IMG_0012", []),
        ("piscine", []),
        ("suite", ["junior-suite", "presidential-suite"]),
        ("chambre 99", []),
    ],
)
def test_a_room_is_known_by_its_words(word: str, codes: list[str]) -> None:
    assert [kind.code for kind in types_meant(word, HOUSE)] == codes


@settings(max_examples=60, deadline=None)
@given(st.text(max_size=300))
def test_no_text_breaks_a_reader_and_no_line_is_lost(text: str) -> None:
    from channels.material.finding import About
    from channels.material.markdown import said_in_sheet

    found = list(said_in_sheet(About("a.txt", HOUSE, None), text))
    if any(character.isalnum() for character in text) and "[" not in text and "<" not in text:
        assert found or "#" in text or "&" in text
    assert not any(holds_secret(str(getattr(one, "value", ""))) for one in found)
