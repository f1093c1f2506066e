"""Two hundred shapes in each of seven languages, in and out by real servers and twins: is a fence ever answered?"""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import UTC, datetime

import httpx
import pytest
from starlette.applications import Starlette

from bot.intake.guest_bot import GuestRoom
from bot.telegram.context import Bench
from bot.telegram.drawing import Faces
from bot.web.whatsapp import WhatsAppHook
from channels.guest_bot.messenger import GuestBot
from channels.mail.letters import Letters
from channels.mail.reader import Reader
from channels.mail.trust import Judge
from channels.messenger import Messenger
from channels.whatsapp.messenger import WhatsAppAccount, WhatsAppMessenger
from domain.guests.known import LANGUAGES
from domain.guests.modes import SETTING, Mode
from domain.guests.rehearsal import shapes
from domain.guests.thread import Door, Message, State, Way
from domain.package.facilities import facilities
from governance.bookings.mailbox_pass import Post, read_mailbox
from governance.guests.hearing import hear
from governance.guests.sending import send_due
from tests.rooms.consent.stage import HOME, Stage
from tests.rooms.guests.house import with_facts
from tests.rooms.guests.test_mail import OURS, Postman, letter, smtp
from tests.rooms.guests.test_whatsapp import posted
from tests.rooms.mail.stage import OverImap
from tests.twins import guest_telegram as telegram
from tests.twins import whatsapp

EVENING = datetime.fromtimestamp(1_792_000_000, UTC)  # a quarter to seven in the house
AT_ONCE = 150
FACTS: dict[str, object] = {
    "policies.check_in": "15:00",
    "policies.check_out": "12:00",
    "facilities.languages": ["fr", "en"],
    "address.street": "12, derb el Ferrane",
    "address.city": "Marrakech",
    "facilities.house": list(facilities()),
}
Shape = tuple[int, str, str, str]  # number, language, text, fenced or plain


@dataclass
class Doors:
    """A house with three doors: who writes through which, and what has arrived there."""

    stage: Stage
    imap: OverImap
    postman: Postman
    meta: whatsapp.WhatsAppTwin
    bot: telegram.GuestTelegramTwin
    room: GuestRoom
    hook: httpx.AsyncClient

    async def bring(self, rows: Sequence[Shape]) -> None:
        """Each by its door, read as the running house reads it; then whatever may leave by itself has left."""
        now = self.stage.clock()
        for number, language, text, _ in rows:
            if number % 3 == 0:
                raw = letter(
                    text, f"Guest <g{number}@{language}.example>", number, Content_Transfer_Encoding="8bit"
                )
                self.imap.deliver(raw, now)
            elif number % 3 == 1:
                self.meta.open_windows.add(f"G.{number}")
                told = whatsapp.text(text, f"wamid.{number}", int(now.timestamp()), user_id=f"G.{number}")
                assert await posted(self.hook, whatsapp.delivery(told)) == 200
            else:
                self.bot.chats.add(number)
                more = {"date": int(now.timestamp())}
                self.bot.waiting.append(telegram.update(number, text, chat=number, more=more))
        post = Post(self.imap.box, Reader(Judge("mx.example")), Letters(frozenset({OURS})), hear)
        assert (await read_mailbox(self.stage.office, HOME, post)).failure is None
        await self.room.look()
        self.stage.clock.pass_(minutes=11)
        for _ in range(2):
            await send_due(self.stage.office, HOME)

    def arrived(self) -> Counter[str]:
        """How many messages each address got."""
        mails = [str(mail["To"]) for mail in self.postman.taken]
        return Counter(
            [
                *mails,
                *(str(one["to"]) for one in self.meta.sent),
                *(str(one["chat_id"]) for one in self.bot.sent),
            ]
        )


async def played(url: str, imap: OverImap, every: int) -> dict[str, int]:
    """Every so many of the shapes, to their end; each broken promise fails the test."""
    rows = [(n, language, text, part) for n, (language, text, _, part) in enumerate(shapes(), 1)]
    chosen = rows[::every]
    async with with_facts(url, FACTS) as stage, smtp(postman := Postman()) as mail:
        stage.clock.now = EVENING
        meta, bot = whatsapp.WhatsAppTwin(), telegram.GuestTelegramTwin()
        account = WhatsAppAccount(whatsapp.TOKEN, whatsapp.NUMBER_ID)
        guests = GuestBot(telegram.TOKEN, telegram.BASE, stage.clock, bot.client())
        doors: dict[Door, Messenger] = {
            Door.EMAIL: mail,
            Door.WHATSAPP: WhatsAppMessenger(account, stage.clock, meta.client()),
            Door.TELEGRAM: guests,
        }
        stage.office = replace(stage.office, doors={HOME: doors})
        async with stage.store.unit(HOME) as unit:
            await unit.settings.set(SETTING, Mode.ANSWERS.value, by="person:1", at=stage.clock())
        bench = Bench(stage.office, Faces(stage.office))
        hook = WhatsAppHook(stage.office, bench, HOME, whatsapp.NUMBER_ID, whatsapp.SECRET, whatsapp.VERIFY)
        room = GuestRoom(stage.office, bench, HOME, guests)
        over = httpx.ASGITransport(Starlette(routes=[hook.route]))
        async with httpx.AsyncClient(transport=over, base_url="http://house") as client:
            house = Doors(stage, imap, postman, meta, bot, room, client)
            for start in range(0, len(chosen), AT_ONCE):
                await house.bring(chosen[start : start + AT_ONCE])
        said = await everything(stage)
        return judged(chosen, said, house.arrived())


async def everything(stage: Stage) -> list[Message]:
    async with stage.store.reading(HOME) as unit:
        return list(await unit.guest_messages.in_state(*State, limit=20_000))


def address(row: Shape) -> str:
    number, language = row[0], row[1]
    return (f"g{number}@{language}.example", f"G.{number}", str(number))[number % 3]


def judged(rows: Sequence[Shape], said: Sequence[Message], arrived: Counter[str]) -> dict[str, int]:
    """What became of each: none sent on a fenced topic, without a source or twice, no silence without a reason."""
    heard = {one.address: one for one in said if one.way is Way.IN}
    left = [one for one in said if one.way is Way.OUT and one.state is State.SENT]
    assert len(heard) == len(rows)
    for row in rows:
        if row[3] == "fenced":
            assert arrived[address(row)] == 0, row
        message = heard[address(row)]
        assert message.state is not State.SILENT or message.reason, row
        assert message.state in {State.WAITING, State.ANSWERED, State.SILENT}, row
    assert all(one.body["sources"] for one in left)
    assert not [
        one for one in said if one.state in {State.UNKNOWN, State.REFUSED, State.BY_HAND, State.QUEUED}
    ]
    assert arrived == Counter(one.address for one in left)
    assert max(arrived.values(), default=0) <= 1
    states = Counter(one.state.value for one in heard.values())
    return {"heard": len(heard), "sent": len(left), **states}


@pytest.mark.proof
async def test_every_shape_in_every_language(sqlite_url: str, imap: OverImap) -> None:
    counted = Counter(language for language, *_ in shapes())
    assert min(counted[language] for language in LANGUAGES) >= 200
    found = await played(sqlite_url, imap, 1)
    print(found)  # noqa: T201 - the figures of docs/proofs.md
    assert found["sent"] >= 300


async def test_every_forty_third_of_them(sqlite_url: str, imap: OverImap) -> None:
    found = await played(sqlite_url, imap, 43)
    assert found["sent"] >= 5
