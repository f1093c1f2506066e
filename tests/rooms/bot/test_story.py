"""Does `lhcm journal show N` tell the whole story of one change, to a person and to a program?"""

from __future__ import annotations

import argparse
import json
from collections.abc import AsyncIterator
from datetime import timedelta
from pathlib import Path
from typing import Any

import jsonschema
import pytest

from bot.cli.reading import journal
from bot.settings import Settings
from domain.consent.proposal import Proposal
from domain.prices.rates import Stage
from governance.consent.desk.rounds import carry_on
from governance.consent.desk.verdicts import adjust, refuse
from tests.makers import TODAY
from tests.rooms.bot.wired_office import HOME, WiredOffice, approved, filed, mapped_villa, wired_office

TROUBLES: tuple[tuple[str, dict[str, Any]], ...] = (
    ("too_many", {"retry_after": "7"}),
    ("hang", {"after_effect": True}),
    ("rejected_row", {}),
)
SCHEMA = json.loads(
    (Path(__file__).parents[3] / "data" / "schemas" / "journal-story.json").read_text(encoding="utf-8")
)


@pytest.fixture
async def wired(tmp_path: Path) -> AsyncIterator[WiredOffice]:
    async with wired_office(tmp_path) as found:
        yield found


async def show(folder: Path, number: int, form: str, language: str = "fr") -> int:
    settings = Settings(lhcm_home=folder, database_url=f"sqlite:///{folder / 'house.db'}", lang=language)
    return await journal(settings, argparse.Namespace(what="show", number=number, property=HOME, format=form))


async def told(capsys: pytest.CaptureFixture[str], folder: Path, number: int) -> tuple[str, dict[str, Any]]:
    capsys.readouterr()
    assert await show(folder, number, "text") == 0
    text = capsys.readouterr().out
    assert await show(folder, number, "json") == 0
    body = json.loads(capsys.readouterr().out)
    jsonschema.validate(body, SCHEMA)
    return text, body


async def adjusted(wired: WiredOffice, proposal: Proposal, price: str) -> Proposal:
    async with wired.office.store.unit(HOME) as unit:
        answer = await adjust(wired.office, unit, proposal, wired.owner, price)
    return answer.proposal


async def test_a_change_that_was_adjusted_sent_and_confirmed(
    wired: WiredOffice, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    first = await filed(wired, 1990, nights=3)
    second = await approved(wired, await adjusted(wired, first, "2050"))
    for _ in range(2):
        await carry_on(wired.office, HOME)
        wired.clock.forward(timedelta(seconds=3))
    text, body = await told(capsys, tmp_path, first.number)

    old, new = body["chapters"]
    assert (old["state"], new["state"]) == ("superseded", "applied")
    assert [cell["after"]["price"] for cell in new["cells"]] == ["2050.00"] * 3
    assert new["verdict"]["by"] == "Said"
    (attempt,) = new["attempts"]
    assert (attempt["outcome"], attempt["status"]) == ("accepted", "confirmed")
    assert attempt["tracking"] in wired.twin.transactions
    assert {channel["channel"] for channel in attempt["channels"]} == {"online", "bookingcom"}
    stages = {(cell["stage"], cell["value"]["price"]) for cell in body["calendar"]}
    assert stages == {(stage.value, "2050.00") for stage in Stage if stage is not Stage.OBSERVED}
    kinds = [entry["kind"] for chapter in body["chapters"] for entry in chapter["journal"]]
    assert kinds == [
        *("proposal.pending", "proposal.superseded"),
        *("proposal.pending", "proposal.approved", "proposal.applying", "proposal.applied"),
    ]
    assert body["undo"]["why_not"] is not None  # nothing was known of these nights before

    name = mapped_villa().room_types[0].name.by_language["fr"]
    for piece in (
        name,
        "2\u202f050",
        "inconnu",
        "Said",
        attempt["tracking"],
        "bookingcom",
        second.fingerprint[:16],
    ):
        assert piece in text, piece


async def test_a_refusal_tells_its_reason_and_an_unknown_number_nothing(
    wired: WiredOffice, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    proposal = await filed(wired)
    async with wired.office.store.unit(HOME) as unit:
        await refuse(wired.office, unit, proposal, wired.owner, "trop cher en décembre")
    text, body = await told(capsys, tmp_path, proposal.number)
    assert "trop cher en décembre" in text
    assert body["chapters"][0]["verdict"]["words"] == "trop cher en décembre"
    assert body["chapters"][0]["attempts"] == []
    assert await show(tmp_path, 4711, "text") == 1


@pytest.mark.parametrize("language", ["fr", "en"])
async def test_every_outcome_has_its_words(
    wired: WiredOffice, tmp_path: Path, language: str, capsys: pytest.CaptureFixture[str]
) -> None:
    for index, (kind, how) in enumerate(TROUBLES):
        proposal = await approved(wired, await filed(wired, night=30 + index * 5))
        wired.twin.fail(kind, **how)
        await carry_on(wired.office, HOME)
        wired.twin.faults.clear()
        assert await show(tmp_path, proposal.number, "text", language) == 0
        wired.clock.forward(timedelta(minutes=20))
    said = capsys.readouterr().out
    assert str(TODAY.year) in said or "déc" in said or "Dec" in said
    assert "{" not in said
