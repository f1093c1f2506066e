"""Does the doctor see a refused token, a wrong clock, a full disk, an old backup and a missing owner?"""

from __future__ import annotations

import os
import shutil
from collections import namedtuple
from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest
from starlette.applications import Starlette
from starlette.requests import Request
from starlette.responses import Response
from starlette.routing import Route

from bot.cli.checks import LEAST_DISK, around, clock_skew, inside
from bot.clock.upkeep import nightly
from bot.settings import Settings
from governance.bookings.pull import keep_up
from governance.office import snapshot
from store.upkeep.schema import migrate
from tests.makers import NOW
from tests.rooms.bot.wired_office import HOME, wired_office
from tests.twins.serving import served

Usage = namedtuple("Usage", "total used free")
NOWHERE = "http://127.0.0.1:9/bot"
SHAPED = "7000000001:AAchecks-token_for-tests-only_0123456789"


async def seen(settings: Settings) -> dict[str, str]:
    return {check.name: check.state async for check in around(settings, NOW)}


def settings_of(folder: Path, fields: dict[str, object]) -> Settings:
    folder.chmod(0o700)
    given = {"lhcm_home": folder, "database_url": f"sqlite:///{folder / 'house.db'}", **fields}
    return Settings(**given)  # type: ignore[arg-type]


async def set_up(folder: Path, **fields: object) -> Settings:
    settings = settings_of(folder, fields)
    await migrate(settings.database)
    return settings


async def test_what_is_well_is_said_to_be_well(tmp_path: Path) -> None:
    settings = await set_up(tmp_path)
    assert await seen(settings) == {"disk": "ok", "backup": "warn", "schema": "ok"}


@pytest.mark.parametrize(
    ("token", "found"),
    [("not a token", {"token": "bad"}), (SHAPED, {"telegram": "warn"})],
)
async def test_a_token_is_judged_by_its_shape_and_offline_is_no_hindrance(
    tmp_path: Path, token: str, found: dict[str, str]
) -> None:
    settings = await set_up(tmp_path, telegram_bot_token=token, telegram_base_url=NOWHERE)
    assert found.items() <= (await seen(settings)).items()


@pytest.mark.parametrize(("status", "found"), [(401, ("token", "bad")), (200, ("telegram", "ok"))])
async def test_telegrams_answer_tells_of_the_token_and_of_the_clock(
    tmp_path: Path, status: int, found: tuple[str, str]
) -> None:
    async def get_me(request: Request) -> Response:
        return Response(status_code=status)

    with served(Starlette(routes=[Route(f"/bot{SHAPED}/getMe", get_me)])) as url:
        settings = await set_up(tmp_path, telegram_bot_token=SHAPED, telegram_base_url=f"{url}/bot")
        now = datetime.now(UTC)
        right = {check.name: check.state async for check in around(settings, now)}
        wrong = {check.name: check.state async for check in around(settings, now + timedelta(minutes=1))}
    assert found in right.items()
    assert (right["clock"], wrong["clock"]) == ("ok", "bad")


async def test_trouble_around_the_house_shows(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    settings = await set_up(tmp_path)
    async with wired_office(tmp_path) as wired:
        await nightly(wired.office, settings)
    (kept,) = (tmp_path / "backups").glob("*.backup")
    long_ago = (NOW - timedelta(days=3)).timestamp()
    os.utime(kept, (long_ago, long_ago))
    monkeypatch.setattr(shutil, "disk_usage", lambda path: Usage(1, 1, LEAST_DISK - 1))
    os.chmod(tmp_path, 0o755)
    assert await seen(settings) == {"disk": "bad", "home": "warn", "backup": "bad", "schema": "ok"}
    await migrate(settings.database, "base")
    assert (await seen(settings))["schema"] == "bad"


def test_the_clock_is_compared_with_a_server_that_tells_the_time() -> None:
    assert clock_skew("Mon, 23 Nov 2026 08:00:40 GMT", NOW) == timedelta(seconds=40)
    assert clock_skew("Mon, 23 Nov 2026 07:59:30 GMT", NOW) == timedelta(seconds=30)
    assert clock_skew("yesterday", NOW) is clock_skew(None, NOW) is None


async def test_inside_the_house_rights_sources_and_failures_are_told(tmp_path: Path) -> None:
    async with wired_office(tmp_path) as wired:
        await keep_up(wired.office, HOME)
        wired.clock.forward(timedelta(days=2))
        wired.twin.fail("server_error", status=503, times=9)
        await keep_up(wired.office, HOME)
        async with wired.office.store.reading(HOME) as unit:
            house = await snapshot(wired.office, unit)
            found = {check.name: check.state for check in await inside(unit, house, wired=True)}
    assert found["source:reservations"] == "warn"
    assert "owners" not in found
    assert "rights" in found
