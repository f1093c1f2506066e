"""Does a stranger's house begin in one sitting, from his words and his folder, and leave the first one alone?"""

import json
import shutil
from pathlib import Path

import jsonschema
import pytest

from tests.journeys.terminal import ROOT, Printed, Terminal, furnished

NAME = ("--name", "Riad Yasmine, Marrakech, Maroc")
ROOMS = "4 chambres doubles pour 2, 1 suite pour 4"
# Every answer of a sitting: the rooms, a price for each type, then hours and policies; some are not known.
SITTING = "\n".join([ROOMS, "900", "1 800 MAD", "2", "1", "je ne sais pas", "1", "fin", ""])


@pytest.fixture(scope="module")
def one(tmp_path_factory: pytest.TempPathFactory) -> Terminal:
    return furnished(tmp_path_factory.mktemp("one"))


def houses(terminal: Terminal) -> dict[str, dict[str, object]]:
    found = json.loads(terminal.lhcm("house", "list", "--format", "json").raw)
    jsonschema.validate(found, json.loads((ROOT / "data/schemas/house.json").read_text(encoding="utf-8")))
    return {house["id"]: house for house in found["houses"]}


def material(folder: Path) -> Path:
    """What a stranger has: a sheet of facts and his own list of bookings."""
    folder.mkdir()
    (folder / "fiche.md").write_text("# Riad Yasmine\n\nTéléphone : +212 524 11 22 33\n", encoding="utf-8")
    (folder / "reservations.csv").write_text(
        "N° de réservation;Client;Type de chambre;Arrivée;Départ;Réservé le;Statut;Montant\n"
        "Y1;Exemple;chambre-double;2027-01-02;2027-01-05;2026-11-01;Confirmée;2 700 MAD\n"
        "Y2;Exemple;suite;2027-01-09;2027-01-10;2026-11-02;Confirmée;1 800 MAD\n",
        encoding="utf-8",
    )
    return folder


def test_a_trial_shows_everything_and_keeps_nothing(one: Terminal) -> None:
    before = set(houses(one))
    done = one.lhcm("house", "new", *NAME, "--dry-run", typed=SITTING)
    assert done.status == 0, done.err
    assert "Riad Yasmine" in done.out
    assert set(houses(one)) == before


def test_a_second_house_stands_after_one_sitting(one: Terminal, tmp_path: Path) -> None:
    first = one.lhcm("export", "journal", "--property", "villa-thaifa").raw
    done = one.lhcm("house", "new", material(tmp_path / "riad"), *NAME, typed=SITTING)
    assert done.status == 0, done.err
    assert "2. Prix de base" in done.out
    assert "reservations.csv : 2 réservations lues." in done.out
    assert "Ce que personne n" not in done.err
    assert "/start inv_" in done.out
    told = houses(one)["riad-yasmine"]
    assert (told["rooms"], told["currency"], told["people"]) == (5, "MAD", 0)
    brief = one.lhcm("brief", "--property", "riad-yasmine")
    assert (brief.status, "Riad Yasmine" in brief.out) == (0, True)
    assert one.lhcm("journal", "verify", "--property", "riad-yasmine").status == 0
    assert one.lhcm("export", "journal", "--property", "villa-thaifa").raw == first

    again = one.lhcm("house", "ask", "riad-yasmine", typed="?\nfin\n")
    assert again.status == 0
    assert "Quelles chambres" not in again.out, "what was answered is not asked again"


def questions(done: Printed) -> int:
    return sum(line.removeprefix("› ").partition(".")[0].isdecimal() for line in done.raw.splitlines())


def test_nobody_is_asked_more_than_twenty_five_questions(tmp_path: Path) -> None:
    terminal = Terminal(tmp_path)
    kinds = "; ".join(f"1 type {chr(97 + n)}a pour 2" for n in range(20))
    done = terminal.lhcm("house", "new", *NAME, typed=f"{kinds}\n" + "?\n" * 60)
    assert done.status == 0, done.err
    assert questions(done) == 25


def test_without_a_name_nothing_begins(tmp_path: Path) -> None:
    terminal = Terminal(tmp_path)
    for typed in ("", "\n", "je ne sais pas\n"):
        done = terminal.lhcm("house", "new", typed=typed)
        assert (done.status, "Rien n’a été ouvert" in done.err) == (2, True)
    assert houses(terminal) == {}


def test_a_spec_folder_is_a_house_too_and_never_twice(tmp_path: Path) -> None:
    terminal = Terminal(tmp_path)
    resort = ROOT / "data" / "specs" / "resort"
    assert terminal.lhcm("house", "new", resort, typed="fin\n").status == 0
    assert set(houses(terminal)) == {"resort"}
    again = terminal.lhcm("house", "new", resort, typed="fin\n")
    assert (again.status, "s’appelle déjà resort" in again.err) == (2, True)


def test_a_list_whose_numbers_are_headed_plainly_is_a_list_of_bookings(tmp_path: Path) -> None:
    terminal, folder = Terminal(tmp_path), tmp_path / "riad"
    folder.mkdir()
    rows = "N°;Client;Arrivée;Départ;Chambre;Total\nA1;Exemple;2027-12-04;2027-12-07;chambre-double;3600\n"
    (folder / "liste.csv").write_text(rows, encoding="utf-8")
    done = terminal.lhcm("house", "new", folder, *NAME, typed=f"{ROOMS}\nfin\n")
    assert done.status == 0, done.err
    assert "liste.csv : 1 réservation lue." in done.out
    assert "ne correspond à rien" not in done.out


def test_a_zip_is_read_in_the_sitting_as_its_folder_is(tmp_path: Path) -> None:
    terminal = Terminal(tmp_path)
    packed = Path(shutil.make_archive(str(tmp_path / "riad-yasmine"), "zip", material(tmp_path / "riad")))
    done = terminal.lhcm("house", "new", packed, *NAME, typed=SITTING)
    assert done.status == 0, done.err
    assert "reservations.csv : 2 réservations lues." in done.out
    assert set(houses(terminal)) == {"riad-yasmine"}
    told = houses(terminal)["riad-yasmine"]
    assert (told["rooms"], told["currency"]) == (5, "MAD")


def test_the_next_house_begins_with_a_template_and_looks_its_own_way(one: Terminal, tmp_path: Path) -> None:
    pale = one.lhcm("house", "look", "villa-thaifa", "--accent", "ffee00")
    assert (pale.status, "contraste" in pale.err) == (2, True)
    worn = one.lhcm("house", "look", "villa-thaifa", "--accent", "8a3b12", "--languages", "fr,en")
    assert (worn.status, "#8a3b12" in worn.out) == (0, True)
    file = tmp_path / "maison.yaml"
    assert one.lhcm("house", "template", "villa-thaifa", "--out", file).status == 0
    assert one.lhcm("house", "template", "nowhere", "--out", file).status == 5
    new = one.lhcm(
        "house", "new", "--name", "Dar Zitoun, Fès, Maroc", "--template", file, typed=f"{ROOMS}\nfin\n"
    )
    assert new.status == 0, new.err
    again = one.lhcm("house", "template", "dar-zitoun", "--template", file, "--dry-run")
    assert (again.status, "rien n’a été écrit" in again.out) == (0, True)
    look = one.lhcm("house", "look", "dar-zitoun")
    assert "#8a3b12" in look.out
    file.write_text(file.read_text("utf-8").replace("8a3b12", "000000"), encoding="utf-8")
    broken = one.lhcm("house", "new", "--name", "Dar Autre, Fès, Maroc", "--template", file, typed="fin\n")
    assert (broken.status, "empreinte" in broken.err) == (2, True)
    assert "dar-autre" not in houses(one)
