"""The page of a house where a scripted model answers."""

from __future__ import annotations

import asyncio
from collections.abc import AsyncIterator, Sequence
from contextlib import asynccontextmanager
from dataclasses import dataclass, replace
from typing import Any, cast

import httpx
import httpx2
from sqlalchemy import select
from starlette.applications import Starlette
from telegram.ext import ExtBot

from boardroom.app import routes
from boardroom.ports import Draft
from bot.command import Caller
from bot.conversing import conversation_of
from bot.telegram.drawing import Faces
from bot.telegram.talks import Talks
from bot.telegram.updates import Inbox
from bot.web.asking import PageTalks
from bot.web.hands import PhoneHands
from channels.claude.brain import Account, ClaudeBrain
from channels.claude.client import Claude
from governance.board import Board
from store.models.whole import OutboxRow
from tests.rooms.boardroom.stage import Browser, Stage, on_stage
from tests.rooms.bot.wired_office import HOME
from tests.rooms.conversation.stage import SEATS
from tests.twins.messages_api import KEY, MessagesApi
from tests.twins.messages_api_mock import transport

ASKED = "/cfo que penses-tu de notre politique ?"


class Looked(PageTalks):
    """The page's way to the board, which tells when somebody looks at what is being written."""

    def __init__(self, talks: Talks) -> None:
        super().__init__(talks)
        self.looked = asyncio.Event()

    def drafts(self, caller: Caller) -> Sequence[Draft]:
        self.looked.set()
        return super().drafts(caller)


@dataclass
class Chamber:
    """The page of a house where a scripted model answers; nothing is sent by its bot."""

    stage: Stage
    api: MessagesApi
    talks: Talks
    page: Looked

    async def stream(self, browser: Browser) -> asyncio.Future[httpx.Response]:
        """What follows the answer as it is written, open by now."""
        self.page.looked.clear()
        stream = asyncio.ensure_future(browser.get("/draft"))
        await asyncio.wait_for(self.page.looked.wait(), 10)
        return stream

    async def answered(self) -> None:
        """Every answer is written down."""
        await self.talks.lanes.drain(10)

    async def seen(self, browser: Browser, words: str) -> None:
        """The draft on his page holds these words."""
        async with asyncio.timeout(10):
            while words not in (await browser.get("/conseil")).text:  # noqa: ASYNC110 - the page has no event for it
                await asyncio.sleep(0.01)

    async def told(self) -> list[dict[str, Any]]:
        """What his phone gets."""
        async with self.stage.office.store.reading(HOME) as unit:
            return list(await unit.scope.all(select(OutboxRow.payload).order_by(OutboxRow.id)))


@asynccontextmanager
async def answering(stage: Stage) -> AsyncIterator[Chamber]:
    api = MessagesApi()
    http = httpx2.AsyncClient(transport=transport(api))
    brain = ClaudeBrain(Account(KEY, ""), connect=lambda: Claude(KEY, "http://claude.invalid", http=http))
    placed = on_stage(stage, replace(stage.office, board=Board(SEATS)))
    office, faces = placed.office, Faces(placed.office)
    nobody = cast(ExtBot[None], None), faces, cast(Inbox, None), lambda: None
    talks = Talks(conversation_of(office, brain), *nobody)
    page = Looked(talks)
    placed.lobby = replace(placed.lobby, hands=PhoneHands(office, faces, lambda: None, page))
    placed.app = Starlette(routes=routes(placed.lobby))
    yield Chamber(placed, api, talks, page)
    api.release()
    await talks.end(5)
