"""Does every command of the terminal do what it says, and say what it cannot do?"""

import json
from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest
from jsonschema import Draft202012Validator, FormatChecker

from tests.journeys.terminal import ROOT, Terminal

SPEC = ROOT / "data" / "specs" / "villa-thaifa"
FIRST = datetime.now(UTC).date() + timedelta(days=40)
TOKEN = "7000000001:AAcommand-line_for-tests-only_01234567"


def day(offset: int) -> str:
    return (FIRST + timedelta(days=offset)).isoformat()


def schema(name: str) -> Draft202012Validator:
    rules = json.loads((ROOT / "data" / "schemas" / f"{name}.json").read_text(encoding="utf-8"))
    return Draft202012Validator(rules, format_checker=FormatChecker())


@pytest.fixture
def empty(tmp_path: Path) -> Terminal:
    return Terminal(tmp_path)


@pytest.fixture(scope="module")
def terminal(tmp_path_factory: pytest.TempPathFactory) -> Terminal:
    """With the pilot's spec in its house."""
    terminal = Terminal(tmp_path_factory.mktemp("terminal"))
    done = terminal.lhcm("import", SPEC)
    assert (done.status, done.out) == (
        0,
        "villa-thaifa : fiches importées (7 types de chambre, 16 décisions).",
    )
    return terminal


def prices(terminal: Terminal, *rows: str, name: str = "prix.csv") -> Path:
    path = terminal.folder / name
    path.write_text("\n".join(["Type;Du;Au;Prix", *rows, ""]), encoding="utf-8")
    return path


def test_without_a_command_it_lists_them(empty: Terminal) -> None:
    shown = empty.lhcm()
    assert shown.status == 2
    for command in (
        "demo",
        "run",
        "import",
        "brief",
        "invite",
        "journal",
        "doctor",
        "export",
        "backup",
        "migrate",
    ):
        assert f" {command} " in shown.out


@pytest.mark.parametrize(
    "words",
    [("brief",), ("invite", "--role", "owner"), ("journal", "verify"), ("export", "journal"), ("backup", "b")],
    ids=str,
)
def test_an_empty_house_says_what_to_import(empty: Terminal, words: tuple[str, ...]) -> None:
    done = empty.lhcm(*words)
    assert (done.status, done.raw) == (2, "")
    assert done.err == "Aucune maison encore. Importez-en une d’abord : lhcm import data/specs/villa-thaifa"


def test_the_operator_reads_his_own_language(empty: Terminal) -> None:
    assert empty.lhcm("brief", LANG="en_GB.UTF-8").err.startswith("No property yet.")


@pytest.mark.parametrize(
    ("environment", "names"),
    [
        ({}, ["TELEGRAM_BOT_TOKEN", "TELEGRAM_OWNER_IDS"]),
        ({"TELEGRAM_OWNER_IDS": "said"}, ["TELEGRAM_OWNER_IDS"]),
        ({"HOTELRUNNER_TOKEN": "hr-secret"}, ["HOTELRUNNER_TOKEN", "HOTELRUNNER_HR_ID"]),
        ({"LHCM_PUSH": "on"}, ["LHCM_PUSH", "HOTELRUNNER_TOKEN"]),
        ({"LHCM_PUSH": "perhaps"}, ["LHCM_PUSH"]),
        ({"TELEGRAM_WEBHOOK_URL": "https://bot.example"}, ["TELEGRAM_WEBHOOK_SECRET"]),
        ({"TELEGRAM_BASE_URL": "https://api.telegram.org"}, ["TELEGRAM_BASE_URL"]),
        ({"HOTELRUNNER_BASE_URL": "https://app.hotelrunner.com/api/v2"}, ["HOTELRUNNER_BASE_URL"]),
        ({"LHCM_HTTP_PORT": "99999"}, ["LHCM_HTTP_PORT"]),
        ({"LHCM_LOG": "loud"}, ["LHCM_LOG"]),
        ({"DATABASE_URL": "mysql://u:hr-secret@h/d"}, ["DATABASE_URL"]),
    ],
    ids=str,
)
def test_run_says_what_to_set_before_anything_starts(
    empty: Terminal, environment: dict[str, str], names: list[str]
) -> None:
    complete = {"TELEGRAM_BOT_TOKEN": TOKEN, "TELEGRAM_OWNER_IDS": "1"} if environment else {}
    done = empty.lhcm("run", **complete | environment)
    assert (done.status, done.raw) == (2, "")
    for name in names:
        assert name in done.err
    assert "hr-secret" not in done.err
    assert TOKEN not in done.err
    assert not (empty.folder / "var").exists()


@pytest.mark.parametrize(
    "environment",
    [
        {"DATABASE_URL": "postgresql://nobody:hr-secret@127.0.0.1:1/none"},
        {"LHCM_HOME": "/dev/null/house"},
    ],
    ids=["no server", "no folder"],
)
def test_a_database_out_of_reach_is_a_sentence(empty: Terminal, environment: dict[str, str]) -> None:
    done = empty.lhcm("doctor", **environment)
    assert done.status == 2
    assert "La base de données n’est pas joignable" in done.err
    assert "DATABASE_URL" in done.err
    assert "hr-secret" not in done.err


def test_the_house_keeps_its_folder_to_its_owner(terminal: Terminal) -> None:
    assert (terminal.folder / "var").stat().st_mode & 0o077 == 0


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
        assert f"bad.csv, ligne {line} : " in done.err
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
    assert exported.count("2100.50") == 5
    again = terminal.folder / "again.csv"
    again.write_text(exported, encoding="utf-8")
    done = terminal.lhcm("import", again)
    assert (done.status, done.err) == (0, "")
    assert terminal.lhcm("export", "calendar").raw == exported


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
    assert done.out.endswith("villa-thaifa : 1 réservation importée.")
    stays = json.loads(terminal.lhcm("export", "reservations", "--format", "json").raw)
    assert [stay["number"] for stay in stays] == ["77"]
    assert not {"guest", "note", "email", "phone"} & set(stays[0])


@pytest.mark.parametrize(
    "words", [("brief",), ("import", "x.csv"), ("export", "journal"), ("doctor",)], ids=str
)
def test_an_unknown_property_is_named_with_the_known_ones(terminal: Terminal, words: tuple[str, ...]) -> None:
    (terminal.folder / "cwd" / "x.csv").write_text("Type;Du;Au;Prix\n", encoding="utf-8")
    done = terminal.lhcm(*words, "--property", "ritz")
    assert (done.status, done.raw) == (2, "")
    assert done.err == "Aucune maison ne s’appelle « ritz ». Connues : villa-thaifa"


def test_the_brief_in_its_three_forms_files_nothing(terminal: Terminal) -> None:
    before = terminal.lhcm("journal", "verify").raw
    text, page, data = (terminal.lhcm("brief", "--format", form) for form in ("text", "html", "json"))
    assert text.out.startswith("☀️ Villa Thaifa · ")
    assert page.raw.startswith("<b>☀️ Villa Thaifa")
    schema("brief").validate(json.loads(data.raw))
    assert terminal.lhcm("brief", "--language", "en").out.startswith("☀️ Villa Thaifa · ")
    assert terminal.lhcm("journal", "verify").raw == before
    assert terminal.lhcm("brief", "--date", "14/10").status == 2


def test_the_doctor_tells_hindrances_and_open_questions(terminal: Terminal, empty: Terminal) -> None:
    told = terminal.lhcm("doctor")
    assert told.status == 1
    assert told.out.startswith("Définissez TELEGRAM_BOT_TOKEN")
    assert "16" in told.out
    shown = json.loads(terminal.lhcm("doctor", "--format", "json").raw)
    schema("doctor").validate(shown)
    assert shown["property"] == "villa-thaifa"
    assert len(shown["hindrances"]) == 2
    assert {"Said", "Omar"} <= {
        who for question in shown["open_questions"] for who in question["who_can_answer"]
    }
    well = terminal.lhcm("doctor", TELEGRAM_BOT_TOKEN=TOKEN, TELEGRAM_OWNER_IDS="1")
    assert well.status == 0
    nothing = empty.lhcm("doctor", "--format", "json")
    assert nothing.status == 1
    schema("doctor").validate(json.loads(nothing.raw))


def test_an_invitation_is_a_link_whose_token_is_nowhere_stored(terminal: Terminal) -> None:
    done = terminal.lhcm("invite", "--role", "operator")
    assert done.status == 0
    token = done.raw.splitlines()[0].removeprefix("/start inv_")
    assert len(token) >= 20
    for file in (terminal.folder / "var").iterdir():
        assert token.encode() not in file.read_bytes()
    assert terminal.lhcm("invite", "--role", "king").status == 2


def test_the_journal_is_verified_and_a_proposal_has_its_story(terminal: Terminal) -> None:
    home = terminal.folder / "story"
    terminal.lhcm("demo", "--home", home, "--date", "2026-10-14", typed="confirmer 1\n")
    here = {"LHCM_HOME": str(home)}
    checked = json.loads(terminal.lhcm("journal", "verify", "--format", "json", **here).raw)
    assert checked["ok"] is True
    story = json.loads(terminal.lhcm("journal", "show", "1", "--format", "json", **here).raw)
    kinds = [entry["kind"] for entry in story["entries"]]
    assert kinds == ["proposal.pending", "proposal.approved", "proposal.applying", "proposal.applied"]
    assert "proposal.approved" in terminal.lhcm("journal", "show", "1", **here).out
    assert terminal.lhcm("journal", "show", "99", **here).status == 1
    asked = terminal.lhcm("journal", "show", **here)
    assert (asked.status, asked.err.split(" ?")[0]) == (2, "Quelle proposition")
    exported = json.loads(terminal.lhcm("export", "journal", "--format", "json", **here).raw)
    assert len(exported) == checked["entries"]


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
    assert empty.lhcm("migrate").out == "Le schéma de la base est à jour."
