"""Can a program that has read AGENTS.md and the skills work for the house, and reach nothing else?"""

from __future__ import annotations

import argparse
import asyncio
import json
import re
import shlex
import sqlite3
from pathlib import Path
from typing import Any

import pytest
from jsonschema import validate

from bot.cli.act import perform
from bot.cli.parser import build
from domain.consent.rights import Role
from store.engine import open_store
from tests.journeys.terminal import ROOT, Terminal, furnished, logging_kept
from tests.makers import NOW

HOME = "villa-thaifa"
PAGES = [ROOT / "AGENTS.md", *sorted((ROOT / "skills").glob("*/SKILL.md"))]
TAUGHT = [
    (page, command)
    for page in PAGES
    for command in re.findall(r"`(lhcm [^`]+)`", page.read_text(encoding="utf-8"))
]
FORMS = ROOT / "data" / "schemas"


def commands() -> dict[str, argparse.ArgumentParser]:
    [found] = [one for one in build()._actions if isinstance(one, argparse._SubParsersAction)]
    return dict(found.choices)


@pytest.fixture(scope="module")
def house(tmp_path_factory: pytest.TempPathFactory) -> tuple[Terminal, str]:
    """The pilot's house with Omar in it, and the token of an agent."""
    terminal = furnished(tmp_path_factory.mktemp("agents"))

    async def let_omar_in() -> None:
        store = open_store(f"sqlite:///{terminal.folder / 'var' / 'lhcm.sqlite3'}")
        async with store.hall() as hall:
            omar = await hall.upsert_person(7002, "Omar", "fr")
        async with store.unit(HOME) as unit:
            await unit.people.add_member(omar.id, Role.OPERATOR, NOW)
        await store.close()

    asyncio.run(let_omar_in())
    return terminal, terminal.lhcm("invite", "--role", "agent", "--name", "Codex").raw.splitlines()[0]


def test_what_is_taught_fits_into_a_corner_of_a_context() -> None:
    """A token is three and a half letters or more in this kind of text; fifteen hundred of them is the limit."""
    assert len(PAGES) == 5
    for page in PAGES:
        assert len(page.read_text(encoding="utf-8")) / 3.5 <= 1500, page


@pytest.mark.parametrize(("page", "command"), TAUGHT)
def test_every_command_that_is_taught_exists_and_is_open_to_agents(page: Path, command: str) -> None:
    words = shlex.split(re.sub(r"…|\|.*", "", command).replace("--file shot.png", ""))[1:]
    name = words[0]
    assert name in commands(), page
    if name == "invite":
        return
    parser = commands()[name]
    assert parser.get_default("agents"), command
    if not command.endswith("…") and " N" not in command:
        build().parse_args(words)


def test_an_agent_files_a_mission_takes_an_order_and_reports_it(house: tuple[Terminal, str]) -> None:
    terminal, token = house
    made = terminal.lhcm("work", "make", "expedia", "--by", "Omar", "--format", "json")
    assert made.status == 0, made.err

    def does(*words: str, form: str) -> Any:
        done = terminal.lhcm(*words, "--format", "json", "--as", token)
        assert done.status == 0, (words, done.err)
        told = json.loads(done.raw)
        validate(told, json.loads((FORMS / f"{form}.json").read_text(encoding="utf-8")))
        return told

    does("mission", "Vérifier les photos Expedia P2 ; critères : 20 photos", form="work-done")
    assert does("facts", "Marrakech", form="facts")["facts"]
    assert does("find", "MCP", form="find")["passages"]
    does("questions", form="questions")
    [order] = does("work", "list", form="work-list")["orders"]
    number = str(order["number"])
    does("work", "take", number, form="work-done")
    assert does("work", "show", number, form="work-order")["actions"]
    report = ("--words", "fait", "--link", "https://example.org/1", "--number", "EXP-1")
    assert does("work", "report", number, *report, form="work-done")["state"] == "review"
    with sqlite3.connect(terminal.folder / "var" / "lhcm.sqlite3") as database:
        agent = database.execute("SELECT id FROM persons WHERE name = 'Codex'").fetchone()[0]
        kinds = database.execute("SELECT kind FROM journal WHERE actor = ?", (f"person:{agent}",)).fetchall()
    assert {"mission.begun"} <= {kind for (kind,) in kinds}


def test_whatever_is_typed_gets_a_sentence_and_a_status_and_writes_nothing(
    house: tuple[Terminal, str], tmp_path: Path
) -> None:
    terminal, token = house
    other = terminal.lhcm("invite", "--role", "agent", "--name", "Gemini").raw.splitlines()[0]
    made = terminal.lhcm("work", "make", "ostrovok", "--by", "Omar", "--format", "json")
    number = str(json.loads(made.raw)["number"])
    mine, theirs = ("--as", token), ("--as", other)
    assert terminal.lhcm("work", "take", number, *mine).status == 0
    before = rows_of(terminal)
    for status, words in (
        (4, ("work", "take", number, *theirs)),
        (4, ("work", "back", number, *theirs)),
        (4, ("work", "report", number, "--words", "fait", *theirs)),
        (4, ("work", "review", number, *mine)),
        (4, ("work", "review", number, "--by", "Omar")),
        (4, ("work", "report", number, "--words", "\u200b \x1b", *mine)),
        (4, ("work", "take", number, "--as", "lhcm-agent-\ud800")),
        (5, ("work", "take", "9" * 30, *mine)),
        (5, ("work", "show", "-1", *mine)),
        (5, ("incident", "add", "9" * 30, "fact", "a = b @ c", *mine)),
        (2, ("work", "report", number, "--link", "javascript:alert(1)", *mine)),
        (2, ("work", "report", number, "--words", "é" * 100_000, *mine)),
        (2, ("work", "report", number, "--file", str(tmp_path), *mine)),
        (2, ("mission", "x" * 100_000, *mine)),
    ):
        done = terminal.lhcm(*words)
        assert done.status == status, (words, done)
        assert (done.raw, bool(done.err)) == ("", True), words
        assert rows_of(terminal) == before, words
    assert terminal.lhcm("find", 'a\ud800\x00"*', *mine).status == 0
    said = ("--words", "vu\ud800 \x1b[31mrouge\u202e", "--number", "EXP-1")
    assert terminal.lhcm("work", "report", number, *said, *mine).status == 0
    shown = terminal.lhcm("work", "show", number, "--by", "Omar").raw
    assert "vu [31mrouge\n" in shown
    assert "\x1b" not in shown


def rows_of(terminal: Terminal) -> list[tuple[Any, ...]]:
    """How far the journal is, how many files are kept, and where every order stands."""
    with sqlite3.connect(terminal.folder / "var" / "lhcm.sqlite3") as database:
        return [
            *database.execute("SELECT count(*) FROM journal"),
            *database.execute("SELECT count(*) FROM documents"),
            *database.execute("SELECT id, state, owner FROM missions ORDER BY id"),
        ]


def test_an_agent_states_facts_and_tells_an_incident_but_neither_prices_nor_verdicts(
    house: tuple[Terminal, str],
) -> None:
    terminal, token = house

    def status(*words: str) -> int:
        return terminal.lhcm(*words, LHCM_AGENT_TOKEN=token).status

    assert status("answer", "check_in", "15:00") == 4  # no source
    assert status("answer", "check_in", "15:00", "--source", "Extranet › Policies, 29/11/2026") == 0
    assert status("answer", "currency", "EUR", "--source", "x") == 4
    assert terminal.lhcm("incident", "open", "--by", "Omar").status == 0
    assert status(*shlex.split("incident add 1 fact connection = one-way @ Extranet")) == 0
    for words in (
        "add 1 test",
        "close 1 fini",
        "test 1",
        "review 1 bien",
        "add 1 decision fini",
        "open autre",
    ):
        assert status("incident", *words.split()) in {2, 4}, words
    assert status("work", "review", "1") == 4
    assert terminal.lhcm("find", "MCP", "--as", "lhcm-agent-wrong").status == 4
    assert terminal.lhcm("ask", "MCP", "--as", "lhcm-agent-wrong").status == 4


def test_every_other_command_is_closed(house: tuple[Terminal, str]) -> None:
    """However it is spelled: the door is before the command."""
    terminal, token = house
    closed = {name for name, parser in commands().items() if not parser.get_default("agents")}
    assert {"brief", "guests", "booking", "export", "import", "invite", "mail", "messages", "run"} <= closed
    for name in closed - {"forecast"}:  # the engine on a file of one's own
        act = commands()[name].get_default("act")
        with terminal.surroundings({}), logging_kept():
            assert perform(argparse.Namespace(act=act, token=token)) == 4, name
