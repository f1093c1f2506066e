"""What does a machine that watches see: ready or not and why, and figures only with the token?"""

from __future__ import annotations

import asyncio
import json
import logging
from collections.abc import AsyncIterator
from pathlib import Path

import httpx
import pytest
from pydantic import SecretStr
from starlette.applications import Starlette

from bot.cli.checks_deep import deep
from bot.clock.upkeep import nightly
from bot.process import metrics
from bot.process.counted import CountedBrain
from bot.process.secrecy import AsJson, Redaction
from bot.settings import Settings
from bot.web.watched import Watched
from channels.dialogue import NoAnswer, Prompt, Tier
from channels.simulated.brain import NoBrain
from tests.makers import NOW
from tests.rooms.bot.wired_office import HOME, WiredOffice, wired_office

TOKEN = "a-token-for-tests"


@pytest.fixture
async def wired(tmp_path: Path) -> AsyncIterator[WiredOffice]:
    async with wired_office(tmp_path) as found:
        yield found


def settings_of(folder: Path, token: str | None = TOKEN) -> Settings:
    held = SecretStr(token) if token else None
    return Settings(
        lhcm_home=folder, lhcm_metrics_token=held, database_url=f"sqlite:///{folder / 'house.db'}"
    )


def seen(watched: Watched) -> httpx.AsyncClient:
    transport = httpx.ASGITransport(Starlette(routes=list(watched.routes)))
    return httpx.AsyncClient(transport=transport, base_url="http://here")


async def test_ready_names_what_is_lacking(
    wired: WiredOffice, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    sender, ending = metrics.Beat(), asyncio.Event()
    monkeypatch.setattr(metrics, "SENDER", sender)
    async with seen(Watched(settings_of(tmp_path), wired.office, ending)) as asked:
        first = await asked.get("/ready")
        assert (first.status_code, first.json()) == (503, {"ready": False, "lacking": ["sender"]})
        sender.beat()
        assert (await asked.get("/ready")).json() == {"ready": True, "lacking": []}
        monkeypatch.setattr("bot.web.watched.STALLED", -1.0)
        ending.set()
        assert (await asked.get("/ready")).json()["lacking"] == ["ending", "sender"]
        (tmp_path / "house.db").rename(tmp_path / "gone")
        await wired.office.store.close()
        (tmp_path / "house.db").mkdir()
        assert "database" in (await asked.get("/ready")).json()["lacking"]


async def test_figures_are_for_who_has_the_token_and_name_no_house(
    wired: WiredOffice, tmp_path: Path
) -> None:
    await nightly(wired.office, settings_of(tmp_path))
    async with wired.office.store.unit(HOME) as unit:
        await unit.outbox.add("reply", None, 987654321, {}, dedupe="x", at=NOW)
    async with seen(Watched(settings_of(tmp_path, None), wired.office, asyncio.Event())) as asked:
        assert (await asked.get("/metrics")).status_code == 404
    async with seen(Watched(settings_of(tmp_path), wired.office, asyncio.Event())) as asked:
        for wrong in ({}, {"authorization": "Bearer no"}, {"authorization": TOKEN}):
            assert (await asked.get("/metrics", headers=wrong)).status_code == 404
        told = (await asked.get("/metrics", headers={"authorization": f"Bearer {TOKEN}"})).text
    assert "lhcm_houses 1.0" in told
    assert "lhcm_outbox_due 1.0" in told
    assert "lhcm_restore_drill_age_seconds NaN" in told
    assert HOME not in told
    assert "987654321" not in told


async def test_a_call_to_the_model_is_counted_by_its_end(wired: WiredOffice) -> None:
    brain = CountedBrain(NoBrain())
    with pytest.raises(NoAnswer):
        [piece async for piece in brain.answer(Prompt(Tier.DEEP, "", ()))]
    with pytest.raises(NoAnswer):
        await brain.classify("", "", {})
    for tier in ("deep", "fast"):
        count = metrics.REGISTRY.get_sample_value("lhcm_model_seconds_count", {"tier": tier, "end": "off"})
        assert count
        assert count >= 1


def test_a_line_for_a_collector_is_one_object_without_secrets() -> None:
    try:
        raise ValueError("token=SECRET-1234")
    except ValueError as error:
        broke = (ValueError, error, error.__traceback__)
        said = ("SECRET-1234",)
        record = logging.LogRecord("bot.x", logging.ERROR, "", 1, "said %s\nnext", said, broke)
    Redaction(["SECRET-1234"]).filter(record)
    line = AsJson().format(record)
    assert "\n" not in line
    told = json.loads(line)
    assert (told["level"], told["from"], told["said"]) == ("ERROR", "bot.x", "said [secret]\\nnext")
    assert "ValueError" in told["trace"]
    assert "SECRET-1234" not in line


async def test_the_doctor_looks_deep(wired: WiredOffice, tmp_path: Path) -> None:
    settings = settings_of(tmp_path)
    well = {check.name: check.state async for check in deep(settings, wired.office.store, wired.clock())}
    assert well == {"journals": "ok", "accounts": "ok", "outbox": "ok", "inbox": "ok"}
    await nightly(wired.office, settings)
    async with wired.office.store.unit(HOME) as unit:
        await unit.outbox.add("reply", None, 987654321, {}, dedupe="x", at=NOW)
    [copy] = (tmp_path / "backups").glob("*.backup")
    later = {check.name: check.state async for check in deep(settings, wired.office.store, wired.clock())}
    assert (later["outbox"], later["restore"]) == ("ok", "ok")
    copy.write_bytes(b"nothing")
    wired.clock.now = NOW.replace(hour=NOW.hour + 1)
    later = {check.name: check.state async for check in deep(settings, wired.office.store, wired.clock())}
    assert (later["outbox"], later["restore"]) == ("bad", "bad")
