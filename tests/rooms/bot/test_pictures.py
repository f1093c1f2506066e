"""Does a chart reach a phone, in its place, whatever happens on the way?"""

from __future__ import annotations

from collections.abc import AsyncIterator
from contextlib import AsyncExitStack
from dataclasses import dataclass, replace
from datetime import UTC, datetime, timedelta
from pathlib import Path
from typing import Any

import pytest
from telegram import Update

from bot.charts import Picture
from bot.telegram.app import build
from bot.telegram.bots import Bots
from bot.telegram.buttons import redraw
from bot.telegram.drawing import Faces
from bot.telegram.notify import Sender
from bot.telegram.render import Rendered
from bot.telegram.sending import edit, send
from domain.consent.rights import Role
from domain.phrase import say
from governance.board import Board
from governance.office import Office
from governance.post.chart import Chart, Curve
from governance.post.replies import Button, Reply, reply
from governance.post.reply_json import reply_to_json
from governance.post.telling import tell
from store.consent.people import Member
from store.engine import open_store
from store.post.outbox import OutboxItem
from tests.fresh import empty_house
from tests.makers import villa
from tests.twins.telegram import TelegramTwin
from tests.twins.telegram_state import Message

HOME, SAID = "villa-thaifa", 111
LEASE = timedelta(minutes=1)
NIGHTS = tuple(datetime(2026, 10, n, tzinfo=UTC).date() for n in range(1, 15))
BUTTON = ((Button(say("button.accept"), "x:1"),),)


def words(text: str) -> Any:
    return say("text.words", words=text)


CHART = Chart(words("Occupation"), words("Occupation : 3 à 11 chambres"), NIGHTS, (Curve((3, 11) * 7),))


def with_chart(text: str) -> Reply:
    return replace(reply(words(text), buttons=BUTTON), chart=CHART)


@dataclass
class Post:
    """A house with one owner, his phone, and the sender between them."""

    office: Office
    twin: TelegramTwin
    sender: Sender
    said: Member
    now: datetime

    @property
    def bot(self) -> Any:
        return self.sender._bots.of(HOME)

    async def tell(self, message: Reply) -> None:
        """Leave it in the outbox and work that off."""
        async with self.office.store.unit(HOME) as unit:
            await tell(unit, [self.said], message, f"note:{len(self.seen())}", self.now)
        await self.work()

    async def work(self) -> None:
        """What is due now."""
        async with self.office.store.hall() as hall:
            items = await hall.outbox_claim(self.now, LEASE, 10)
        for item in items:
            await self.sender._deliver(item)

    def seen(self) -> list[Message]:
        return self.twin.messages(SAID, from_bot=True)


@pytest.fixture
async def post(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> AsyncIterator[Post]:
    now = datetime(2026, 10, 14, 9, tzinfo=UTC)
    url = empty_house(tmp_path / "house.sqlite3")
    store = open_store(url)
    async with AsyncExitStack() as stack:
        stack.push_async_callback(store.close)
        async with store.unit(HOME) as unit:
            await unit.property.save(villa())
        async with store.hall() as hall:
            person = await hall.upsert_person(SAID, "Said", "fr")
        async with store.unit(HOME) as unit:
            await unit.people.add_member(person.id, Role.OWNER, now)
        twin = TelegramTwin(clock=lambda: now)
        twin.say(SAID, "bonjour")
        base = stack.enter_context(twin.served())
        application = await stack.enter_async_context(build(twin.token, f"{base}/bot", f"{base}/file/bot"))
        office = Office(store, Board(()), lambda: now)
        sender = Sender(office, Bots(office, application), Faces(office))
        async with store.reading(HOME) as unit:
            [member] = await unit.people.members()
        yield Post(office, twin, sender, member, now)


async def test_a_chart_leaves_as_a_photo_with_its_words_and_buttons(post: Post) -> None:
    await post.tell(with_chart("Onze chambres samedi"))
    [message] = post.seen()
    assert message.media["photo"][0]["width"] == 1170
    assert message.plain == "Onze chambres samedi"
    assert message.keyboard


async def test_words_beyond_a_caption_follow_the_picture(post: Post) -> None:
    await post.tell(with_chart("Onze chambres samedi. " * 60))
    photo, text = post.seen()
    assert photo.media
    assert (photo.plain, photo.keyboard, photo.silent) == ("", None, True)
    assert text.plain.startswith("Onze chambres")
    assert text.keyboard
    assert not text.preview


async def test_a_lost_answer_sends_the_picture_once_more_marked(post: Post) -> None:
    post.twin.misbehave("sendPhoto", "drop", effect=True)
    await post.tell(with_chart("Onze chambres samedi"))
    post.now += timedelta(minutes=5)
    await post.work()
    first, second = post.seen()
    assert "renvoi" not in first.plain
    assert "renvoi" in second.plain
    assert second.media


async def test_a_picture_that_cannot_be_shown_is_told(post: Post, monkeypatch: pytest.MonkeyPatch) -> None:
    async def none(picture: Picture) -> bytes | None:
        return None

    async def broken(picture: Picture) -> bytes | None:
        return b"no picture"

    for failing in (none, broken):
        monkeypatch.setattr(Picture, "png", failing)
        await post.tell(with_chart("Onze chambres samedi"))
        told, text = post.seen()[-2:]
        assert told.plain == "Occupation : 3 à 11 chambres"
        assert text.plain == "Onze chambres samedi"
        assert text.keyboard


async def test_a_photo_is_redrawn_as_a_photo_and_a_text_as_a_text(post: Post) -> None:
    faces = Faces(post.office)
    photo = await send(post.bot, SAID, faces.plain(with_chart("Avant"), "fr"))
    text = await send(post.bot, SAID, faces.plain(reply(words("Avant")), "fr"))
    after = faces.plain(with_chart("Après"), "fr")
    await edit(post.bot, SAID, photo.message_id, after, photo=True)
    await edit(post.bot, SAID, text.message_id, after, photo=False)
    assert [message.plain for message in post.seen()] == ["Après", "Après"]
    bare = faces.plain(reply(words("Long. " * 300)), "fr")
    await edit(post.bot, SAID, photo.message_id, bare, photo=True)
    assert post.seen()[0].plain.startswith("Long. Long.")
    assert post.seen()[0].media


async def test_a_tap_on_a_photo_redraws_it_as_one(post: Post) -> None:
    await post.tell(with_chart("Avant"))
    [photo] = post.seen()
    post.twin.tap(SAID, photo.message_id, "x:1")
    update = Update.de_json(post.twin.state.updates[-1], post.bot)
    assert update.callback_query
    await redraw(update.callback_query, Faces(post.office).plain(with_chart("Après"), "fr"))
    assert [message.plain for message in post.seen()] == ["Après"]
    assert post.twin.calls()[-1].method == "editMessageMedia"


async def test_the_row_knows_which_message_is_a_photo_and_redraws_it_as_one(
    post: Post, monkeypatch: pytest.MonkeyPatch
) -> None:
    for number, message in enumerate((with_chart("Avec"), reply(words("Sans")))):
        await leave(post, "reply", reply_to_json(message), f"subject:{number}")
        await post.work()
    async with post.office.store.reading(HOME) as unit:
        shown = [one for n in range(2) for one in await unit.messages.of(f"subject:{n}")]
    assert [one.photo for one in shown] == [True, False]

    async def drawn(faces: Faces, item: OutboxItem) -> Rendered:
        return faces.plain(with_chart("Après"), "fr")

    monkeypatch.setattr(Faces, "of", drawn)
    for one in shown:
        payload = {"message": one.message_id, "photo": one.photo}
        await leave(post, "redraw", payload, f"again:{one.message_id}")
        await post.work()
    assert [call.method for call in post.twin.calls()][-2:] == ["editMessageMedia", "editMessageText"]
    assert [message.plain for message in post.seen()] == ["Après", "Après"]


async def leave(post: Post, kind: str, payload: dict[str, Any], subject: str) -> None:
    """A row of the outbox on a subject."""
    async with post.office.store.unit(HOME) as unit:
        person = post.said.person.id
        await unit.outbox.add(kind, person, SAID, payload, subject, post.now, subject=subject)
