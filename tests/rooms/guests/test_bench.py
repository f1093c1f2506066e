"""Are the owner's twenty questions and our two hundred played by one command, in French, and nothing kept of it?"""

from __future__ import annotations

from collections.abc import AsyncIterator
from dataclasses import replace
from pathlib import Path

import pytest

from bot.cli.reads.guests import read
from bot.command import Caller
from bot.commands.guests.messages import messages
from bot.telegram.drawing import Faces
from domain.guests.thread import State
from governance.guests.bench import OWN
from tests.makers import villa
from tests.rooms.consent.stage import HOME, Stage
from tests.rooms.guests.house import standing, with_facts

QUESTIONS = ["Is there wifi in the house?", "Gibt es einen Parkplatz?", "We want a refund"] + [
    f"Avez-vous une piscine ? ({n})" for n in range(17)
]


@pytest.fixture
async def stage(sqlite_url: str, tmp_path: Path) -> AsyncIterator[Stage]:
    (tmp_path / OWN).write_text("\n".join(QUESTIONS), encoding="utf-8")
    async with with_facts(sqlite_url) as stage:
        stage.office = replace(stage.office, home=tmp_path)
        yield stage


async def test_it_is_typed_and_shown_in_french(stage: Stage) -> None:
    [reply] = await messages(stage.office, Caller(HOME, stage.owner), "essai")
    shown = "\n".join(Faces(stage.office).plain(reply, "fr", villa()).texts)
    assert "Is there wifi in the house?" in shown
    assert "un remboursement" in shown
    assert str(len(QUESTIONS) + 210) in shown.replace("\u202f", "").replace("\xa0", "")
    assert not await standing(stage, *State)


async def test_the_command_line_prints_each_with_what_became_of_it_and_why(stage: Stage) -> None:
    async with stage.store.reading(HOME) as unit:
        found = (await read(stage.office, unit, "bench"))[0]["bench"]
    assert (len(found["own"]), len(found["ours"])) == (20, 210)
    wifi, parking, refund, *_ = found["own"]
    assert (wifi["became"], wifi["sources"]) == ("drafted", {"facilities.house": "dossier.csv:1"})
    assert "Wi-Fi" in wifi["answer"]
    assert (parking["became"], parking["missing"]) == ("person", ["parking"])
    assert (refund["became"], refund["fences"], refund["answer"]) == ("person", ["refund"], None)
