"""Is a house's own bot heard at its own address, and what came by a bot that is gone answered by no other?"""

from __future__ import annotations

import asyncio
from collections.abc import AsyncIterator
from contextlib import AsyncExitStack
from datetime import UTC, datetime, timedelta
from pathlib import Path

import httpx
import pytest
from starlette.applications import Starlette

from bot.conversing import conversation_of
from bot.settings import Settings
from bot.telegram.app import build
from bot.telegram.bots import Bots
from bot.telegram.context import Bench
from bot.telegram.desks import Desk, desk
from bot.telegram.drawing import Faces
from bot.web.branches import Branch, replay
from bot.web.server import SECRET_HEADER
from channels.simulated.brain import NoBrain
from governance.board import Board
from governance.office import Office
from store.engine import open_store
from tests.fresh import empty_house
from tests.makers import villa
from tests.twins.serving import served
from tests.twins.telegram import TelegramTwin
from tests.twins.telegram_bots import one_telegram

NOW = datetime(2026, 11, 30, 9, tzinfo=UTC)
HOUSE, OWN, NUMBER = "villa-thaifa", "7000000002:BBown-token_of-the-villa-only_0123456789", 7_000_000_002
WORD = "the-shared-word-of-the-webhook"


@pytest.fixture
async def seated(tmp_path: Path) -> AsyncIterator[tuple[Office, Desk, Branch, TelegramTwin]]:
    """The shared bot's desk, and a house's own branch beside it."""
    store = open_store(empty_house(tmp_path / "house.sqlite3"))
    shared, own = TelegramTwin(), TelegramTwin(OWN, username="villa_bot", bot_id=NUMBER)
    office = Office(store, Board(()), lambda: NOW)
    async with AsyncExitStack() as stack:
        stack.push_async_callback(store.close)
        async with store.unit(HOUSE) as unit:
            await unit.property.save(villa())
        base = stack.enter_context(served(one_telegram(shared, own)))
        first, second = (build(one.token, f"{base}/bot", f"{base}/file/bot") for one in (shared, own))
        for application in (first, second):
            await stack.enter_async_context(application)
        bots = Bots(office, first, {HOUSE: second})
        talking = conversation_of(office, NoBrain())
        main = desk(first, Bench(office, Faces(office), bots=bots), talking)
        bench = Bench(office, Faces(office), bots=bots)
        told = {
            "lhcm_home": tmp_path,
            "telegram_webhook_url": "https://bot.example",
            "telegram_webhook_secret": WORD,
        }
        settings = Settings.model_validate(told)
        yield office, main, Branch(settings, bots, HOUSE, desk(second, bench, talking), bench), own


async def test_telegram_posts_to_its_own_address_with_its_own_word(
    seated: tuple[Office, Desk, Branch, TelegramTwin],
) -> None:
    office, _, branch, own = seated
    stop = asyncio.Event()
    running = asyncio.create_task(branch.run(stop))
    await own.eventually(lambda: own.calls("setWebhook"))
    stop.set()
    await running
    [call] = own.calls("setWebhook")
    assert call.params["url"] == f"https://bot.example/telegram/{NUMBER}"
    word = str(call.params["secret_token"])
    assert WORD not in word
    update = {"update_id": 5, "message": {"chat": {"id": 9}, "group_chat_created": True}}
    door = httpx.ASGITransport(Starlette(routes=[branch.route]))
    async with httpx.AsyncClient(transport=door, base_url="https://bot.example") as client:
        for said, status in ((WORD, 404), ("", 404), (word, 200)):
            answer = await client.post(f"/telegram/{NUMBER}", json=update, headers={SECRET_HEADER: said})
            assert answer.status_code == status
    await branch.desk.inbox.lanes.drain(5)
    async with office.store.hall() as hall:
        assert await hall.inbox_store(NUMBER, 5, update, NOW) is None, "it came by this bot, once"
        assert await hall.inbox_store(branch.bots.shared.bot.id, 5, update, NOW), (
            "another bot's fifth is another"
        )


async def test_what_came_by_a_bot_that_is_gone_is_set_aside(
    seated: tuple[Office, Desk, Branch, TelegramTwin],
) -> None:
    office, main, branch, own = seated
    for number in (NUMBER, NUMBER + 1):
        async with office.store.hall() as hall:
            assert await hall.inbox_store(number, 7, {"update_id": 7, "odd": {}}, NOW)
    await replay(office, main, branch.desk)
    await branch.desk.inbox.lanes.drain(5)
    async with office.store.hall() as hall:
        assert await hall.inbox_dead_count(NOW - timedelta(hours=1)) == 1, (
            "the stranger's, not the house's own"
        )
        assert await hall.inbox_pending(NUMBER, 10) == []
    assert own.calls("sendMessage") == []
