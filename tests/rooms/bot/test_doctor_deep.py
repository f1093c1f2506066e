"""Does the doctor verify each house's journal once, however deep he looks?"""

from argparse import Namespace
from pathlib import Path

import pytest

from bot.cli.house import doctor
from bot.settings import Settings
from store.consent.journal import Journal
from tests.fresh import pilot_house


@pytest.mark.parametrize("deep", [False, True])
async def test_each_journal_is_verified_once(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str], deep: bool
) -> None:
    verified: list[str] = []
    whole = Journal.verify

    async def counted(journal: Journal) -> object:
        verified.append(journal.scope.property_id)
        return await whole(journal)

    monkeypatch.setattr(Journal, "verify", counted)
    settings = Settings(lhcm_home=tmp_path, database_url=pilot_house(tmp_path / "house.db"))
    await doctor(settings, Namespace(property=None, deep=deep, format="text"))
    assert verified == ["villa-thaifa"], capsys.readouterr().out
