"""Said's browser in front of the page of a house on a real database."""

from __future__ import annotations

import re
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from dataclasses import dataclass, field, replace
from pathlib import Path
from typing import Any

import httpx
from starlette.applications import Starlette

from boardroom.app import routes
from boardroom.ports import Lobby
from bot.telegram.drawing import Faces
from bot.web.hands import PhoneHands
from domain.consent.proposal import Proposal
from governance.entrance.entering import link_for
from governance.office import Office
from store.consent.people import Member
from store.house.key import HouseKey
from store.house.shelf import Shelf
from tests.rooms.bot.wired_office import HOME, WiredOffice, wired_office
from tests.rules.entrance.launches import TOKEN

ADDRESS = "https://villa.example.com"
CSRF = re.compile(r'name="csrf" value="([0-9a-f]{64})"')


@dataclass
class Browser:
    """One device; it keeps its cookies."""

    client: httpx.AsyncClient
    csrf: str = ""

    async def get(self, path: str, **headers: str) -> httpx.Response:
        answer = await self.client.get(path, headers=headers)
        if found := CSRF.search(answer.text):
            self.csrf = found[1]
        return answer

    async def post(self, path: str, headers: dict[str, str] | None = None, **fields: str) -> httpx.Response:
        return await self.client.post(path, data={"csrf": self.csrf, **fields}, headers=headers)

    async def press(self, proposal: Proposal, verb: str, shown: str | None = None) -> httpx.Response:
        """The button of a card, and the page that follows."""
        tap = f"p:{proposal.token}:{verb}"
        return await self.followed(
            await self.post("/press", tap=tap, shown=proposal.fingerprint if shown is None else shown)
        )

    async def followed(self, answer: httpx.Response) -> httpx.Response:
        while answer.status_code == 303:
            answer = await self.get(answer.headers["location"])
        return answer


@dataclass
class Stage:
    """The page, and whoever looks at it."""

    wired: WiredOffice
    lobby: Lobby
    app: Starlette
    _clients: list[httpx.AsyncClient] = field(default_factory=list)

    @property
    def office(self) -> Office:
        return self.lobby.office

    def browser(self, agent: str = "Mozilla/5.0 (iPhone) Safari", address: str = "192.0.2.1") -> Browser:
        """A device that has never been here."""
        transport = httpx.ASGITransport(self.app, client=(address, 1))
        client = httpx.AsyncClient(transport=transport, base_url=ADDRESS, headers={"user-agent": agent})
        self._clients.append(client)
        return Browser(client)

    async def link(self, member: Member | None = None) -> str:
        async with self.office.store.unit(HOME) as unit:
            found = await link_for(self.office, unit, member or self.wired.owner)
        assert found is not None
        return found.removeprefix(ADDRESS)

    async def inside(self, member: Member | None = None, **device: Any) -> Browser:
        """Somebody who came in by a link."""
        browser = self.browser(**device)
        path = await self.link(member)
        assert (await browser.get(path)).status_code == 200
        assert (await browser.post(path)).headers["location"] == "/"
        await browser.get("/acces")
        return browser

    async def close(self) -> None:
        for client in self._clients:
            await client.aclose()


def before(wired: WiredOffice, office: Office) -> Stage:
    """The page of this office."""
    hands = PhoneHands(office, Faces(office), lambda: None)
    lobby = Lobby(office, hands, secure=True, token=TOKEN)
    return Stage(replace(wired, office=office), lobby, Starlette(routes=routes(lobby)))


def on_stage(stage: Stage, office: Office) -> Stage:
    """The same house with something else around it; it closes with the first one."""
    found = before(stage.wired, office)
    found._clients = stage._clients
    return found


@asynccontextmanager
async def staged(folder: Path) -> AsyncIterator[Stage]:
    async with wired_office(folder) as wired:
        key, shelf = HouseKey(folder / "house.key"), Shelf(folder / "documents")
        office = replace(wired.office, public_url=ADDRESS, key=key, home=folder, shelf=shelf)
        stage = before(wired, office)
        yield stage
        await stage.close()
