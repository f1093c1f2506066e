"""Does data enter, leave and survive by the commands of the terminal, all of it or nothing?"""

import csv
import json
from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest
from jsonschema import Draft202012Validator

from store.upkeep.schema import newest
from tests.journeys.terminal import ROOT, SPEC, Terminal, furnished

FIRST = datetime.now(UTC).date() + timedelta(days=40)


@pytest.fixture
def empty(tmp_path: Path) -> Terminal:
    return Terminal(tmp_path)


@pytest.fixture(scope="module")
def terminal(tmp_path_factory: pytest.TempPathFactory) -> Terminal:
    return furnished(tmp_path_factory.mktemp("terminal"))


def day(offset: int) -> str:
    return (FIRST + timedelta(days=offset)).isoformat()


def prices(terminal: Terminal, *rows: str, name: str = "prix.csv") -> Path:
    path = terminal.folder / name
    path.write_text("\n".join(["Type;Du;Au;Prix", *rows, ""]), encoding="utf-8")
    return path


def test_a_spec_in_a_dry_run_writes_nothing_and_twice_changes_nothing(empty: Terminal) -> None:
    tried = empty.lhcm("import", SPEC, "--dry-run")
    assert tried.status == 0
    assert tried.out.endswith("Essai à blanc : rien n’a été écrit.")
    assert empty.lhcm("brief").status == 2
    assert empty.lhcm("import", SPEC).status == 0
    before = empty.lhcm("export", "decisions").raw
    assert empty.lhcm("import", SPEC).status == 0
    assert empty.lhcm("export", "decisions").raw == before
    assert before.count("\n") == 17


def test_a_bad_file_is_told_line_by_line_and_nothing_of_it_is_written(terminal: Terminal) -> None:
    before = terminal.lhcm("export", "calendar").raw
    bad = prices(
        terminal,
        f"junior-suite;{day(0)};{day(2)};2 100,50",
        f"junior-suite;{day(3)};{day(4)};cher",
        f"tour-eiffel;{day(0)};{day(2)};100",
        f"junior-suite;{day(9)};{day(5)};100",
        name="bad.csv",
    )
    done = terminal.lhcm("import", bad)
    assert (done.status, done.raw) == (2, "")
    for line in (3, 4, 5):
        assert f"bad.csv, ligne {line} – " in done.err
    assert "ligne 2" not in done.err
    assert done.err.endswith("3 problèmes ; rien n’a été écrit.")
    assert terminal.lhcm("export", "calendar").raw == before


@pytest.mark.parametrize(
    ("name", "content"),
    [
        ("empty.csv", b""),
        ("odd.csv", b"a,b\n1,2\n"),
        ("noise.xlsx", bytes(range(256)) * 9),
        ("none.csv", None),
    ],
)
def test_a_file_that_is_no_table_is_a_sentence(terminal: Terminal, name: str, content: bytes | None) -> None:
    path = terminal.folder / name
    if content is not None:
        path.write_bytes(content)
    done = terminal.lhcm("import", path)
    assert (done.status, done.raw) == (2, "")
    assert name in done.err


def wanted(exported: str) -> list[list[str]]:
    """Cells and values, without the time and evidence of each stage."""
    return [line[:10] for line in csv.reader(exported.splitlines())]


def test_an_exported_calendar_can_be_imported_again(terminal: Terminal) -> None:
    file = prices(
        terminal,
        f"junior-suite;{day(20)};{day(24)};2 100,50",
        f"triple;{day(20)};{day(20)};1750",
        name="good.csv",
    )
    tried = terminal.lhcm("import", file, "--dry-run")
    assert tried.status == 0
    assert "junior-suite" not in terminal.lhcm("export", "calendar").raw
    assert terminal.lhcm("import", file).out == "villa-thaifa : prix de 6 nuits importés."
    exported = terminal.lhcm("export", "calendar").raw
    assert sum(row["price"] == "2100.50" for row in csv.DictReader(exported.splitlines())) == 5
    again = terminal.folder / "again.csv"
    again.write_text(exported, encoding="utf-8")
    done = terminal.lhcm("import", again)
    assert (done.status, done.err) == (0, "")
    repeated = terminal.lhcm("export", "calendar").raw
    assert wanted(repeated) == wanted(exported)
    assert "file:again.csv" in repeated  # the evidence is the newest


def test_a_mapping_file_names_the_columns(terminal: Terminal) -> None:
    bookings = terminal.folder / "pms.csv"
    bookings.write_text(f"N°|Chbre|In|Out|Fait le\n77|JS|{day(60)}|{day(63)}|2026-01-05\n", encoding="utf-8")
    mapping = terminal.folder / "pms.yaml"
    mapping.write_text(
        "name: pms\nkind: reservations\nformat: {delimiter: '|', dates: ['%Y-%m-%d']}\n"
        "columns: {N°: number, Chbre: room_type, In: arrival, Out: departure, Fait le: booked_on}\n"
        "constants: {source: direct, currency: MAD}\nvalues: {room_type: {JS: junior-suite}}\n",
        encoding="utf-8",
    )
    assert terminal.lhcm("import", bookings).status == 2, "without the mapping its columns mean nothing"
    assert terminal.lhcm("import", bookings, "--map", terminal.folder / "none.yaml").status == 2
    done = terminal.lhcm("import", bookings, "--map", mapping)
    assert done.status == 0
    assert "le fichier ne dit pas l’état" in done.out
    assert "villa-thaifa : 1 réservation importée. Import n° 1" in done.out
    stays = json.loads(terminal.lhcm("export", "reservations", "--format", "json").raw)
    assert [stay["number"] for stay in stays] == ["77"]
    assert not {"guest", "note", "email", "phone"} & set(stays[0])


def test_a_backup_is_a_house_of_its_own_and_never_overwrites(terminal: Terminal) -> None:
    copy = terminal.folder / "copy" / "lhcm.sqlite3"
    done = terminal.lhcm("backup", copy)
    assert done.status == 0
    assert str(copy) in done.out
    assert (
        terminal.lhcm("journal", "verify", LHCM_HOME=str(copy.parent)).raw
        == terminal.lhcm("journal", "verify").raw
    )
    assert terminal.lhcm("backup", copy).status == 2


def test_migrating_makes_the_schema_once(empty: Terminal) -> None:
    assert empty.lhcm("migrate").status == 0
    assert empty.lhcm("migrate").out == f"Le schéma de la base est à jour : {newest()}."


def test_the_schema_goes_back_to_the_one_that_an_earlier_version_needs(empty: Terminal) -> None:
    unknown = empty.lhcm("migrate", "--to", "9999")
    assert unknown.status == 2
    assert f"celle-ci va jusqu'à {newest()}" in unknown.err.replace("’", "'")
    assert "Le schéma de la base est à 0030." in empty.lhcm("migrate", "--to", "0030").out
    assert empty.lhcm("migrate").status == 0
    assert "est à jour" in empty.lhcm("migrate").out


def bookings(terminal: Terminal, *rows: str, name: str) -> Path:
    path = terminal.folder / name
    head = "Numéro;Type de chambre;Arrivée;Départ;Réservé le;Statut;Montant;Canal"
    path.write_text("\n".join([head, *rows, ""]), encoding="utf-8")
    return path


def test_the_sound_rows_are_taken_only_when_somebody_says_so(empty: Terminal) -> None:
    assert empty.lhcm("import", SPEC).status == 0
    file = bookings(
        empty,
        f"A1;junior-suite;{day(0)};{day(2)};2026-01-05;ok;4 200,00;Online",
        f"A2;junior-suite;{day(5)};{day(4)};2026-01-05;ok;4 200,00;Online",
        f"A3;triple;{day(5)};{day(6)};2026-01-05;ok;1 200,00 €;=1+1",
        name="list.csv",
    )
    refused = empty.lhcm("import", file)
    assert refused.status == 2
    assert "3 lues, 1 refusée (ligne 3)" in refused.err
    assert "--partial" in refused.err
    assert empty.lhcm("export", "reservations").raw == ""
    tried = empty.lhcm("import", file, "--partial", "--dry-run")
    assert tried.status == 3
    assert "Réservations nouvelles : 2 · modifiées : 0 · annulées : 0 · inchangées : 0" in tried.out
    assert empty.lhcm("export", "reservations").raw == ""
    programs = empty.lhcm("import", file, "--partial", "--dry-run", "--format", "json")
    found = json.loads(programs.raw)
    rules = json.loads((ROOT / "data" / "schemas" / "import.json").read_text(encoding="utf-8"))
    Draft202012Validator(rules).validate(found)
    assert (programs.status, found["read"], found["refused"], found["written"]) == (3, 3, [3], False)
    assert found["changes"]["new"] == ["A1", "A3"]
    assert empty.lhcm("import", file, "--partial").status == 3
    again = empty.lhcm("import", file, "--partial")
    assert "nouvelles : 0 · modifiées : 0 · annulées : 0 · inchangées : 2" in again.out
    stays = list(csv.DictReader(empty.lhcm("export", "reservations").raw.splitlines()))
    assert {stay["number"]: stay["total"] for stay in stays} == {"A1": "4200.00", "A3": ""}, (
        "euros are no part of a total in dirhams"
    )


def test_no_exported_cell_is_a_formula(empty: Terminal) -> None:
    assert empty.lhcm("import", SPEC).status == 0
    hostile = ("=cmd|' /C calc'!A0", "+1", "@SUM(1)", "-2+3", "\t=1")
    rows = [f"N{n};{kind};{day(n)};{day(n + 1)};2026-01-05;ok;1;Online" for n, kind in enumerate(hostile)]
    assert empty.lhcm("import", bookings(empty, *rows, name="hostile.csv")).status == 0
    journal = empty.lhcm("export", "reservations").raw
    for row in csv.reader(journal.splitlines()):
        assert not [cell for cell in row if cell.startswith(("=", "+", "@", "\t", "-"))]


def test_the_database_is_its_owners_only_though_the_folder_is_everybodys(empty: Terminal) -> None:
    home = empty.folder / "var"
    home.mkdir(mode=0o755)
    (home / "lhcm.sqlite3").touch(mode=0o644)
    assert empty.lhcm("import", SPEC).status == 0
    assert empty.lhcm("backup", home / "copies" / "one.sqlite3").status == 0
    files = [path for path in home.rglob("*") if path.is_file() and "sqlite3" in path.name]
    assert len(files) >= 2
    assert {path.stat().st_mode & 0o077 for path in files} == {0}
