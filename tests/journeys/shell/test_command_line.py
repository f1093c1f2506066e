"""Does every command of the terminal do what it says, and say what it cannot do?"""

import json
from pathlib import Path

import pytest
from jsonschema import Draft202012Validator, FormatChecker

from tests.journeys.terminal import ROOT, Terminal, begun, furnished

TOKEN = "7000000001:AAcommand-line_for-tests-only_01234567"


@pytest.fixture
def empty(tmp_path: Path) -> Terminal:
    return Terminal(tmp_path)


@pytest.fixture(scope="module")
def terminal(tmp_path_factory: pytest.TempPathFactory) -> Terminal:
    return furnished(tmp_path_factory.mktemp("terminal"))


def schema(name: str) -> Draft202012Validator:
    rules = json.loads((ROOT / "data" / "schemas" / f"{name}.json").read_text(encoding="utf-8"))
    return Draft202012Validator(rules, format_checker=FormatChecker())


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
    [
        ("brief",),
        ("invite", "--role", "owner"),
        ("journal", "verify"),
        ("export", "journal"),
        ("backup", "b"),
    ],
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
    nowhere = "http://127.0.0.1:9/bot"
    known = {"TELEGRAM_BOT_TOKEN": TOKEN, "TELEGRAM_OWNER_IDS": "1", "TELEGRAM_BASE_URL": nowhere}
    well = terminal.lhcm("doctor", **known)
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
    home = begun(terminal.folder / "story", "2026-10-14")
    terminal.lhcm("demo", "--home", home, "--date", "2026-10-14", typed="confirmer 1\n")
    here = {"LHCM_HOME": str(home)}
    checked = json.loads(terminal.lhcm("journal", "verify", "--format", "json", **here).raw)
    assert checked["ok"] is True
    story = json.loads(terminal.lhcm("journal", "show", "1", "--format", "json", **here).raw)
    schema("journal-story").validate(story)
    [chapter] = story["chapters"]
    kinds = [entry["kind"] for entry in chapter["journal"]]
    assert kinds == ["proposal.pending", "proposal.approved", "proposal.applying", "proposal.applied"]
    assert "approuvée par Said" in terminal.lhcm("journal", "show", "1", **here).out
    assert terminal.lhcm("journal", "show", "99", **here).status == 1
    asked = terminal.lhcm("journal", "show", **here)
    assert (asked.status, asked.err.split(" ?")[0]) == (2, "Quelle proposition")
    exported = json.loads(terminal.lhcm("export", "journal", "--format", "json", **here).raw)
    assert len(exported) == checked["entries"]
