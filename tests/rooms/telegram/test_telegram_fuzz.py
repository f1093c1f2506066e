"""Do ten thousand Telegram updates, documented and spoilt, all end somewhere, and does a tap still work then?"""

import asyncio
import contextlib
import logging
import sqlite3
from collections.abc import AsyncIterator, Callable
from contextlib import AsyncExitStack
from datetime import date
from pathlib import Path
from typing import Any

import pytest

from bot.conversing import conversation_of
from bot.demo.furnish import furnish
from bot.telegram.app import AnyApplication, build
from bot.telegram.bots import Bots
from bot.telegram.context import Bench
from bot.telegram.drawing import Faces
from bot.telegram.notify import Sender
from bot.telegram.talks import Talks
from bot.telegram.updates import Inbox
from channels.simulated.brain import NoBrain
from directors import seated
from domain.consent.proposal import Proposal, State
from governance.board import Board
from governance.office import Office
from store.engine import open_store
from tests.fresh import empty_house
from tests.rooms.telegram.telegram_updates import OWNER, Grammar
from tests.twins.telegram import TelegramTwin
from tests.twins.telegram_state import Message

DAY = date(2026, 11, 23)
BATCH = 100
WISH = "/prix suite junior {}-{} +10%"


class Line:
    """The real inbox and application in this process, the twin at the other end of real HTTP."""

    def __init__(
        self, office: Office, twin: TelegramTwin, application: AnyApplication, house: str, file: Path
    ) -> None:
        self.office, self.twin, self.house, self.file = office, twin, house, file
        self.inbox = Inbox(office.store, application, office.clock)
        self.sender = Sender(office, Bots(office, application), Faces(office))
        bench = Bench(office, Faces(office), inbox=self.inbox, sender=self.sender)
        application.bot_data["bench"] = bench
        talking = conversation_of(office, NoBrain())
        self.talks = bench.talks = Talks(talking, application.bot, bench.faces, self.inbox, bench.ring)

    async def feed(self, raws: list[dict[str, Any]]) -> None:
        """Take them as polling would, and wait until every lane is empty."""
        for raw in raws:
            await self.inbox.take(raw)
        await self.inbox.lanes.drain(60)
        await self.talks.lanes.drain(60)

    async def said(self) -> None:
        """What the twin's people did reaches the inbox."""
        with self.twin.state.changed:
            raws, self.twin.state.updates[:] = list(self.twin.state.updates), []
        await self.feed(raws)

    async def card(self, first: str, last: str) -> tuple[Message, Proposal]:
        """A price asked for and its card on the owner's phone."""
        self.twin.say(OWNER, WISH.format(first, last), first_name="Said")
        known = len(self.twin.messages(OWNER, from_bot=True))
        await self.said()

        def shown() -> Message | None:
            new = self.twin.messages(OWNER, from_bot=True)[known:]
            return next((message for message in new if message.keyboard), None)

        message = await self.twin.eventually(shown, 10)
        assert message is not None
        async with self.office.store.reading(self.house) as unit:
            found = await unit.proposals.in_state(State.PENDING)
        return message, max(found, key=lambda one: one.id)

    def fates(self) -> tuple[int, list[str]]:
        """How many updates are unfinished, and why others were set aside."""
        with contextlib.closing(sqlite3.connect(self.file)) as database:
            [(unfinished,)] = database.execute("SELECT count(*) FROM inbox WHERE open")
            aside = database.execute("SELECT reason FROM inbox WHERE dead_at IS NOT NULL").fetchall()
        return unfinished, [reason for (reason,) in aside]


@pytest.fixture
async def line(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> AsyncIterator[Line]:
    for rate in ("OVERALL_RATE", "BURST", "GROUP_RATE"):
        monkeypatch.setattr(f"bot.telegram.pace.{rate}", 1_000_000)
    file = tmp_path / "house.sqlite3"
    url = empty_house(file)
    store = open_store(url)
    async with AsyncExitStack() as stack:
        stack.push_async_callback(store.close)
        furnished = await furnish(store, DAY)
        clock, house = furnished.clock, furnished.property_id
        twin = TelegramTwin(clock=clock)
        base = stack.enter_context(twin.served())
        application = build(twin.token, f"{base}/bot", f"{base}/file/bot")
        await stack.enter_async_context(application)
        ready = Line(Office(store, Board(seated()), clock), twin, application, house, file)
        stop = asyncio.Event()
        sending = asyncio.create_task(ready.sender.run(stop))
        yield ready
        stop.set()
        await sending


def told(line: Line, predicate: Callable[[str], bool]) -> list[str]:
    """What the bot said, anywhere, that is so."""
    with line.twin.state.changed:
        texts = [m.plain for m in line.twin.state.messages.values() if m.from_bot]
    return [text for text in texts if predicate(text)]


async def fuzz(line: Line, caplog: pytest.LogCaptureFixture, updates: int) -> None:
    """So many updates; afterwards nothing is open, nothing broke, and a valid tap approves its card."""
    kept, proposal = await line.card("01/02/2027", "03/02/2027")
    other, exposed = await line.card("01/03/2027", "03/03/2027")
    grammar = Grammar(20261123, [exposed.token], [other.message_id])
    with caplog.at_level(logging.ERROR):
        for _ in range(updates // BATCH):
            await line.feed([grammar.update() for _ in range(BATCH)])
    broken = [record for record in caplog.records if record.levelno >= logging.ERROR]
    assert not broken, [(r.getMessage(), repr(r.exc_info and r.exc_info[1])) for r in broken[:5]]
    unfinished, aside = line.fates()
    assert unfinished == 0
    assert {reason.split(":")[0] for reason in aside} == {"unreadable"}
    assert 0 < len(aside) < updates / 2
    assert not told(line, lambda text: "Traceback" in text or 'File "' in text)

    line.twin.tap(OWNER, kept.message_id, kept.buttons[0][0])
    await line.said()
    async with line.office.store.reading(line.house) as unit:
        decided = await unit.proposals.certain(proposal.id)
    assert decided.state not in {State.PENDING, State.HELD, State.REFUSED, State.EXPIRED}
    assert line.twin.taps()[-1].answers


async def test_a_thousand_updates_all_end_and_a_tap_still_works(
    line: Line, caplog: pytest.LogCaptureFixture
) -> None:
    await fuzz(line, caplog, 1_000)


@pytest.mark.proof
async def test_ten_thousand_updates_all_end_and_a_tap_still_works(
    line: Line, caplog: pytest.LogCaptureFixture
) -> None:
    await fuzz(line, caplog, 10_000)
