"""Does every door keep the same promises: once, honestly, never outside its window?"""

from __future__ import annotations

from collections.abc import AsyncIterator, Callable
from contextlib import AbstractAsyncContextManager, asynccontextmanager
from dataclasses import dataclass, replace
from datetime import UTC, datetime, timedelta

import pytest

from channels.guest_bot.messenger import GuestBot
from channels.messenger import Delivery, Messenger, Outgoing
from channels.simulated.postbox import PostBox
from channels.whatsapp.messenger import WhatsAppAccount, WhatsAppMessenger
from tests.rooms.guests.test_mail import Postman, smtp
from tests.twins.guest_telegram import BASE, GuestTelegramTwin
from tests.twins.guest_telegram import TOKEN as BOT
from tests.twins.whatsapp import NUMBER_ID, TOKEN, WhatsAppTwin

NOW = datetime.fromtimestamp(1_792_000_060, UTC)
HOURS = timedelta(hours=1)


@dataclass
class Kit:
    """One door under test: whom it can reach, what arrived, and how the other side is made to misbehave."""

    door: Messenger
    to: str
    arrived: Callable[[], int]
    refuse: Callable[[], None] | None = None
    busy: Callable[[], None] | None = None
    silent: Callable[[], None] | None = None


@asynccontextmanager
async def whatsapp(template: str | None = None) -> AsyncIterator[Kit]:
    twin = WhatsAppTwin(open_windows={"DE.1502"})
    account = WhatsAppAccount(TOKEN, NUMBER_ID, template=template)
    door = WhatsAppMessenger(account, lambda: NOW, twin.client())
    yield Kit(
        door,
        "DE.1502",
        lambda: len(twin.sent),
        lambda: twin.fails.append(400),
        lambda: twin.fails.append(429),
        lambda: setattr(twin, "hangs", True),
    )
    await door.close()


@asynccontextmanager
async def guest_bot(business: bool = False) -> AsyncIterator[Kit]:
    twin = GuestTelegramTwin(chats={77}, connections={"c:1": {77}})
    door = GuestBot(BOT, BASE, lambda: NOW, twin.client())
    yield Kit(
        door,
        "business:c:1:77" if business else "77",
        lambda: len(twin.sent),
        lambda: twin.fails.append(403),
        lambda: twin.fails.append(429),
        lambda: setattr(twin, "hangs", True),
    )
    await door.close()


@asynccontextmanager
async def mail() -> AsyncIterator[Kit]:
    postman = Postman()
    async with smtp(postman) as door:
        yield Kit(
            door,
            "weber@example.org",
            lambda: len(postman.taken),
            lambda: postman.says.update(RCPT="550 no such user"),
            lambda: postman.says.update(DATA="452 full"),
            lambda: setattr(postman, "hangs_up", True),
        )


@asynccontextmanager
async def postbox() -> AsyncIterator[Kit]:
    door = PostBox()
    yield Kit(door, "a@b.example", lambda: len(door.taken))


Opened = Callable[[], AbstractAsyncContextManager[Kit]]
DOORS: dict[str, Opened] = {
    "mail": mail,
    "postbox": postbox,
    "telegram": guest_bot,
    "telegram business": lambda: guest_bot(business=True),
    "whatsapp": whatsapp,
}
every_door = pytest.mark.parametrize("opened", DOORS.values(), ids=DOORS)


def words(kit: Kit, text: str = "Yes, there is a pool.", **more: object) -> Outgoing:
    given = {"key": "villa-7", "to": kit.to, "text": text, "last_heard": NOW - HOURS, **more}
    return Outgoing(**given)  # type: ignore[arg-type]


@every_door
async def test_what_is_sent_arrives_once_and_has_a_name(opened: Opened) -> None:
    async with opened() as kit:
        ended = await kit.door.send(words(kit))
        assert ended.outcome is Delivery.SENT
        assert ended.external
        assert kit.arrived() == 1


@every_door
async def test_a_refusal_is_one_and_nothing_arrived(opened: Opened) -> None:
    async with opened() as kit:
        if kit.refuse is None:
            return
        kit.refuse()
        assert (await kit.door.send(words(kit))).outcome is Delivery.REFUSED
        assert kit.arrived() == 0


@every_door
async def test_who_is_too_busy_is_tried_again_later(opened: Opened) -> None:
    async with opened() as kit:
        if kit.busy is None:
            return
        kit.busy()
        assert (await kit.door.send(words(kit))).outcome is Delivery.UNREACHED


@every_door
async def test_taken_without_an_answer_is_unknown_and_never_called_sent(opened: Opened) -> None:
    async with opened() as kit:
        if kit.silent is None:
            return
        kit.silent()
        assert (await kit.door.send(words(kit))).outcome is Delivery.UNKNOWN
        assert kit.arrived() == 1


@every_door
async def test_the_window_that_it_names_is_kept_before_anybody_is_called(opened: Opened) -> None:
    async with opened() as kit:
        limit = kit.door.capabilities.window
        if limit is None and not kit.to.startswith("business:"):
            return
        for heard in (None, NOW - timedelta(hours=25)):
            assert (await kit.door.send(words(kit, last_heard=heard))).outcome is Delivery.REFUSED
        assert kit.arrived() == 0


@every_door
async def test_nothing_longer_than_it_says_is_cut_or_tried(opened: Opened) -> None:
    async with opened() as kit:
        longest = kit.door.capabilities.longest
        if longest > 10_000:
            return
        assert (await kit.door.send(words(kit, "x" * (longest + 1)))).outcome is Delivery.REFUSED
        assert kit.arrived() == 0


@every_door
async def test_arabic_and_signs_arrive_as_they_are(opened: Opened) -> None:
    async with opened() as kit:
        assert (await kit.door.send(words(kit, "نعم، \u20681 500 MAD\u2069 & <b>"))).outcome is Delivery.SENT


async def test_after_the_window_whatsapp_takes_an_approved_template_alone() -> None:
    async with whatsapp("stay_letter") as kit:
        late = words(kit, "Dear Anna,\n\nwelcome.", last_heard=None, language="de")
        assert (await kit.door.send(late)).outcome is Delivery.SENT
        assert (await kit.door.send(replace(late, text="x" * 1025))).outcome is Delivery.REFUSED
        assert kit.door.capabilities.templates
    async with whatsapp() as kit:
        assert not kit.door.capabilities.templates
