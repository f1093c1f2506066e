"""Does a command ask which house is meant where a database holds two, and only there?"""

import argparse
from pathlib import Path

import pytest

from bot.cli.parser import build
from tests.journeys.terminal import ROOT, Terminal, furnished

RESORT = ROOT / "data" / "specs" / "resort"
BOTH = "resort, villa-thaifa"
# What a command needs besides the house; the others need nothing.
NEEDED = {
    "answer": ["currency", "MAD"],
    "booking": ["R1"],
    "ask": ["combien", "de", "chambres", "libres"],
    "find": ["piscine"],
    "invite": ["--role", "owner"],
    "journal": ["verify"],
    "import": ["prices.csv"],
    "export": ["journal"],
    "simulate": ["suites", "+5", "%"],
    "package": ["show"],
    "website": ["build", "--out", "site"],
    "work": ["list"],
    "incident": ["list"],
    "chat": ["chat.txt"],
    "learn": ["papers"],
    "readers": ["piscine", "--audience", "staff"],
    "mission": ["photos", "chambre", "12"],
    "terms": ["expedia"],
    "account": ["list"],
    "drive": ["status"],
}
ACCOUNT = {"HOTELRUNNER_TOKEN": "hr-token-for-tests", "HOTELRUNNER_HR_ID": "1"}


def on_a_property() -> list[str]:
    [commands] = [one for one in build()._actions if isinstance(one, argparse._SubParsersAction)]
    return [
        name
        for name, parser in commands.choices.items()
        if any("--property" in action.option_strings for action in parser._actions)
    ]


@pytest.fixture(scope="module")
def two(tmp_path_factory: pytest.TempPathFactory) -> Terminal:
    terminal = furnished(tmp_path_factory.mktemp("two"))
    assert terminal.lhcm("import", RESORT).status == 0
    (terminal.folder / "cwd" / "prices.csv").write_text(
        "Type;Du;Au;Prix\nA;2027-01-01;2027-01-02;1000\n", encoding="utf-8"
    )
    return terminal


@pytest.mark.parametrize("command", on_a_property())
def test_a_command_without_a_name_asks_which_and_does_nothing(two: Terminal, command: str) -> None:
    done = two.lhcm(command, *NEEDED.get(command, []))
    assert (done.status, done.raw) == (2, "")
    assert done.err == f"Quelle maison ? Ajoutez --property. Connues : {BOTH}"


def test_with_the_name_each_house_answers_for_itself(two: Terminal) -> None:
    for name, house in (("villa-thaifa", "Villa Thaifa"), ("resort", "Resort")):
        done = two.lhcm("brief", "--property", name)
        assert done.status == 0
        assert house in done.out


def test_nobody_is_let_into_a_house_that_was_not_named(two: Terminal) -> None:
    before = [two.lhcm("export", "journal", "--property", name).raw for name in ("resort", "villa-thaifa")]
    assert two.lhcm("invite", "--role", "owner").status == 2
    after = [two.lhcm("export", "journal", "--property", name).raw for name in ("resort", "villa-thaifa")]
    assert after == before


def test_one_account_of_the_channel_manager_is_not_given_to_the_first_of_two(two: Terminal) -> None:
    told = two.lhcm("doctor", "--property", "resort", **ACCOUNT)
    assert f"HOTELRUNNER_PROPERTY. Connues : {BOTH}" in told.out
    named = two.lhcm("doctor", "--property", "resort", HOTELRUNNER_PROPERTY="resort", **ACCOUNT)
    assert "HOTELRUNNER_PROPERTY" not in named.out
    running = {"TELEGRAM_BOT_TOKEN": "7000000001:AAcommand-line_for-tests-only_01234567"}
    stopped = two.lhcm("run", TELEGRAM_OWNER_IDS="1", **running, **ACCOUNT)
    assert stopped.status == 2
    assert f"HOTELRUNNER_PROPERTY. Connues : {BOTH}" in stopped.err


def test_a_spec_is_not_put_into_the_house_of_another_name(two: Terminal) -> None:
    done = two.lhcm("import", RESORT, "--property", "villa-thaifa")
    assert (done.status, done.raw) == (2, "")
    assert "resort" in done.err


def test_a_demonstration_is_not_played_in_a_house_of_somebody_else(two: Terminal, tmp_path: Path) -> None:
    home = two.folder / "var"
    done = two.lhcm("demo", "--home", home, typed="fin\n")
    assert done.status == 2
    assert "une vraie maison" in done.err


def test_a_secret_in_an_answer_is_kept_nowhere(two: Terminal) -> None:
    own = ("--property", "villa-thaifa")
    for said in ("le mot de passe Expedia est Riad#4471", "IBAN MA64 0111 5000 0001 2050 0053 4921"):
        done = two.lhcm("answer", "legal_name", said, *own)
        assert (done.status, done.raw) == (2, "")
        assert "secret" in done.err
    sourced = two.lhcm("answer", "legal_name", "Thaifa SARL", "--source", "mot de passe : Riad#4471", *own)
    assert sourced.status == 0
    kept = b"".join(path.read_bytes() for path in (two.folder / "var").glob("lhcm.sqlite3*"))
    assert b"Thaifa SARL" in kept
    assert b"Riad#4471" not in kept
    assert b"0111 5000" not in kept
