"""Does `lhcm journal verify` name the first entry that was changed, removed, reordered or cut off?"""

from __future__ import annotations

import argparse
import json
from pathlib import Path

import pytest

from bot.cli.reading import journal
from bot.settings import Settings
from store.engine import Store
from tests.rooms.store.conftest import HOME
from tests.rooms.store.test_journal import TAMPERINGS, fill, tamper

WORDS = {
    "changed": "content or its place",
    "missing": "removed or moved",
    "truncated": "cut off",
    "head": "head",
}


async def verify(url: str, folder: Path, form: str) -> int:
    arguments = argparse.Namespace(what="verify", number=None, property=HOME, format=form)
    return await journal(Settings(lhcm_home=folder, database_url=url, lang="en"), arguments)


@pytest.mark.parametrize("how", TAMPERINGS)
async def test_the_command_names_the_first_entry_that_does_not_fit(
    store: Store, url: str, tmp_path: Path, how: str, capsys: pytest.CaptureFixture[str]
) -> None:
    statements, bad_seq, reason = TAMPERINGS[how]
    await fill(store)
    await tamper(url, statements)
    assert await verify(url, tmp_path, "text") == 1
    said = capsys.readouterr().err
    assert f"entry {bad_seq}:" in said
    assert WORDS[reason] in said
    assert await verify(url, tmp_path, "json") == 1
    shown = json.loads(capsys.readouterr().out)
    assert (shown["ok"], shown["first_bad_entry"], shown["reason"]) == (False, bad_seq, reason)


async def test_an_untouched_journal_is_said_to_be_whole_with_its_head(
    store: Store, url: str, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    await fill(store)
    assert await verify(url, tmp_path, "text") == 0
    async with store.reading(HOME) as unit:
        _, head = await unit.journal.head()
    assert head in capsys.readouterr().out
