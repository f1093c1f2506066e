"""Said, Omar and the pilot's house on SQLite, and a phone each that shows what is in the outbox."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field, replace
from datetime import timedelta
from pathlib import Path

from bot.command import Caller
from bot.commands.house.document_taps import on_document
from bot.commands.house.documents import Sent, received
from bot.commands.taps import Beside
from bot.compose import PILOT
from bot.telegram.drawing import Faces
from bot.telegram.render import Rendered
from bot.words.phrases import Words
from directors import seated
from domain.consent.rights import Role
from governance.board import Board
from governance.office import Office
from governance.post.replies import Button
from store.engine import open_store
from store.house.shelf import Shelf
from tests.fresh import pilot_house
from tests.makers import NOW

HOME = PILOT.name
LEASE = timedelta(minutes=1)
HEAD = "Confirmation number;Channel;Guest;Room type;Check-in;Check-out;Booking date;Status;Total"


def row(number: str, guest: str = "Anna Weber", arrival: str = "2026-12-20", total: str = "3000") -> str:
    kind = "Chambre Double Supérieure"
    return f"{number};Booking.com;{guest};{kind};{arrival};2026-12-23;2026-10-01;Confirmed;{total}"


def listed(*rows: str) -> bytes:
    return "\n".join([HEAD, *rows, ""]).encode()


@dataclass(slots=True)
class Phones:
    """What each person has been shown; `taps` are the data of the newest keyboard."""

    office: Office
    people: dict[str, Caller]
    shown: dict[int, list[Rendered]] = field(default_factory=dict)
    updates: int = 0

    async def sends(self, who: str, name: str, content: bytes, about: str | None = None) -> list[Rendered]:
        """What comes back on his phone for a file."""
        await self.reads(who)
        await received(self.office, self._heard(who), Sent(name, about=about), content)
        return await self.reads(who)

    async def taps(self, who: str, data: str) -> Beside:
        _, token, verb = data.split(":")
        return await on_document(self.office, self._heard(who), token, verb)

    def _heard(self, who: str) -> Caller:
        """Each update is another one."""
        self.updates += 1
        return replace(self.people[who], inbox_id=self.updates)

    async def reads(self, who: str) -> list[Rendered]:
        """What has come since, on his phone."""
        await self._pump()
        return self.shown.pop(self.people[who].member.person.telegram_id, [])

    def label(self, button: Button) -> str:
        """What stands on a button of his."""
        return Words("fr").plain(button.label).replace("\xa0", " ")

    async def _pump(self) -> None:
        faces = Faces(self.office)
        while True:
            async with self.office.store.hall() as hall:
                items = await hall.outbox_claim(self.office.clock(), LEASE, 50)
            if not items:
                return
            for item in items:
                one = await faces.of(item)
                if one is not None:
                    self.shown.setdefault(item.chat_id, []).append(one)
                async with self.office.store.hall() as hall:
                    await hall.outbox_done(item, 1, self.office.clock())


def plain(shown: Rendered) -> str:
    return "\n".join(shown.texts).replace("\u202f", " ").replace("\xa0", " ").replace("’", "'")


def keys(shown: Rendered) -> Sequence[tuple[str, str]]:
    return [(key.label.replace("\xa0", " "), key.data) for line in shown.keyboard for key in line]


async def phones(folder: Path) -> Phones:
    url = pilot_house(folder / "house.sqlite3")
    store = open_store(url)
    office = Office(store, Board(seated()), lambda: NOW, shelf=Shelf(folder / "documents"))
    people = {}
    for chat, (name, role) in enumerate((("Said", Role.OWNER), ("Omar", Role.OPERATOR)), 111):
        async with store.hall() as hall:
            person = await hall.upsert_person(chat, name, "fr")
        async with store.unit(HOME) as unit:
            await unit.people.add_member(person.id, role, NOW)
    async with store.reading(HOME) as unit:
        members = await unit.people.members()
    for member in members:
        people[member.person.name] = Caller(HOME, member)
    return Phones(office, people)
