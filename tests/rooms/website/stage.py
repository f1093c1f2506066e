"""Said in front of a house that has no website yet, on a real database."""

from __future__ import annotations

from collections.abc import AsyncIterator, Callable
from contextlib import asynccontextmanager
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from bot.command import Caller
from bot.commands.website.site import on_version, site
from bot.terminal import render_text
from bot.words.phrases import Words
from directors import seated
from domain.consent.rights import Role
from domain.website.version import State, Version
from governance.board import Board
from governance.office import Office
from governance.post.replies import Reply
from governance.website.flow import newest
from store.consent.people import Member
from store.house.key import HouseKey
from store.house.shelf import Shelf
from tests.makers import CASABLANCA, NOW
from tests.rooms.bot.wired_office import HOME, Clock, fresh_store, seat_owner

ADDRESS = "https://villa.example.com"


@dataclass(frozen=True)
class Stage:
    """Said in front of a house that is reached under an address."""

    office: Office
    clock: Clock
    said: Caller

    async def version(self) -> Version:
        async with self.office.store.reading(HOME) as unit:
            found = await newest(unit)
        assert found is not None
        return found

    async def says(self, words: str = "") -> Reply:
        (answer,) = await site(self.office, self.said, words)
        assert render_text(answer, Words("fr", CASABLANCA, self.clock().date()))
        return answer

    async def taps(self, to: State) -> str | None:
        done = await on_version(self.office, self.said, (await self.version()).token, to)
        return done.alert.key if done.alert else None

    async def somebody(self, name: str, role: Role) -> Member:
        """Another person of the house."""
        async with self.office.store.hall() as hall:
            person = await hall.upsert_person(7000 + len(name), name, "fr")
        async with self.office.store.unit(HOME) as unit:
            await unit.people.add_member(person.id, role, NOW)
            member = await unit.people.member(person.id)
        assert member is not None
        return member

    async def told(self) -> list[str]:
        async with self.office.store.reading(HOME) as unit:
            return [entry.kind for entry in await unit.journal.entries() if entry.kind.startswith("website")]


@asynccontextmanager
async def staged(tmp_path: Path) -> AsyncIterator[Stage]:
    store, clock = await fresh_store(tmp_path), Clock()
    said = await seat_owner(store)

    async def here(work: Callable[[Any], Any], given: Any) -> Any:
        return work(given)

    office = Office(
        store,
        Board(seated()),
        clock,
        elsewhere=here,
        shelf=Shelf(tmp_path / "documents"),
        home=tmp_path,
        key=HouseKey(tmp_path / "house.key"),
        public_url=ADDRESS,
    )
    yield Stage(office, clock, Caller(HOME, said))
    await store.close()
