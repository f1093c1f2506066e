"""Does everybody in the house leave Telegram alone for as long as it asks, and does every message still arrive?"""

import asyncio
import io
import time
from collections.abc import AsyncIterator

import pytest
from PIL import Image
from telegram import InputMediaPhoto
from telegram.error import RetryAfter, TelegramError
from telegram.ext import ExtBot

from bot.telegram.app import build
from bot.telegram.pace import MARGIN, Pace
from tests.twins.telegram import TelegramTwin

SAID, OMAR, NAJIB = 501, 502, 503
ASKED = 1  # second that the twin asks for
SOON = 0.3


@pytest.fixture
def twin() -> TelegramTwin:
    return TelegramTwin()


@pytest.fixture
async def bot(twin: TelegramTwin) -> AsyncIterator[ExtBot[int]]:
    """The bot of the real application, its pace included."""
    with twin.served() as url:
        for person in (SAID, OMAR, NAJIB):
            twin.say(person, "bonjour")
        application = build(twin.token, f"{url}/bot", f"{url}/file/bot")
        await application.initialize()
        yield application.bot
        await application.shutdown()


def png(side: int = 9) -> bytes:
    file = io.BytesIO()
    Image.new("RGB", (side, side)).save(file, "PNG")
    return file.getvalue()


async def refused_for(bot: ExtBot[int], chat: int | None) -> None:
    """Until the answer that asks for patience has come in; a call of before may be under way as long."""
    pace = bot.rate_limiter
    assert isinstance(pace, Pace)
    for _ in range(500):
        if pace.left(chat):
            return
        await asyncio.sleep(0.01)
    raise AssertionError("nothing was refused")


async def seconds(*calls: object) -> float:
    begun = time.monotonic()
    await asyncio.gather(*calls)  # type: ignore[call-overload]
    return time.monotonic() - begun


async def test_after_a_refusal_nobody_calls_into_that_chat_before_its_time(
    bot: ExtBot[int], twin: TelegramTwin
) -> None:
    text = await bot.send_message(SAID, "carte")
    photo = await bot.send_photo(SAID, png())
    twin.misbehave("sendMessage", "too many requests", retry_after=ASKED)
    refused = asyncio.create_task(bot.send_message(SAID, "réponse"))
    await refused_for(bot, SAID)
    begun = time.monotonic()
    calls = len(twin.calls())
    others = (
        bot.edit_message_text("visage", SAID, text.message_id),
        bot.edit_message_media(InputMediaPhoto(png(10)), SAID, photo.message_id),
        bot.send_photo(SAID, png()),
    )
    together = asyncio.gather(refused, *others)
    await asyncio.sleep(ASKED * 0.7)
    assert len(twin.calls()) == calls
    await together
    assert time.monotonic() - begun >= ASKED
    assert [call.status for call in twin.calls()].count(429) == 1
    assert [m.plain for m in twin.messages(SAID, from_bot=True)].count("réponse") == 1


async def test_another_chat_is_not_kept_waiting(bot: ExtBot[int], twin: TelegramTwin) -> None:
    twin.misbehave("sendMessage", "too many requests", retry_after=ASKED)
    held = asyncio.create_task(bot.send_message(SAID, "un"))
    await refused_for(bot, SAID)
    assert await seconds(bot.send_message(OMAR, "deux")) < SOON * 3
    await held


async def test_a_second_chat_that_is_refused_meanwhile_holds_the_whole_bot(
    bot: ExtBot[int], twin: TelegramTwin
) -> None:
    twin.misbehave("sendMessage", "too many requests", retry_after=ASKED, times=2)
    held = asyncio.gather(bot.send_message(SAID, "un"), bot.send_message(OMAR, "deux"))
    await refused_for(bot, None)
    calls = len(twin.calls())
    third = asyncio.create_task(bot.send_message(NAJIB, "trois"))
    await asyncio.sleep(ASKED * 0.6)
    assert len(twin.calls()) == calls
    await asyncio.gather(held, third)
    assert {m.plain for who in (SAID, OMAR, NAJIB) for m in twin.messages(who, from_bot=True)} == {
        "un",
        "deux",
        "trois",
    }


async def test_a_long_wait_is_told_with_the_time_that_is_left_and_without_a_call(
    bot: ExtBot[int], twin: TelegramTwin
) -> None:
    twin.misbehave("sendMessage", "too many requests", retry_after=40)
    with pytest.raises(RetryAfter):
        await bot.send_message(SAID, "un")
    calls = len(twin.calls())
    with pytest.raises(RetryAfter) as told:
        await bot.send_message(SAID, "deux")
    assert len(twin.calls()) == calls
    after = told.value._retry_after.total_seconds()
    assert 38 < after <= 40 + MARGIN


async def test_what_is_worth_nothing_later_does_not_wait(bot: ExtBot[int], twin: TelegramTwin) -> None:
    twin.misbehave("sendMessage", "too many requests", retry_after=40)
    with pytest.raises(RetryAfter):
        await bot.send_message(SAID, "un")
    with pytest.raises(RetryAfter):
        await bot.send_chat_action(SAID, "typing")
    begun = time.monotonic()
    with pytest.raises(TelegramError):  # no such query: but it was asked, for it belongs to no chat
        await bot.answer_callback_query("0")
    assert time.monotonic() - begun < 40 / 2


async def test_one_chat_gets_a_burst_and_then_a_message_a_second() -> None:
    pace = Pace()
    sent = 0

    async def call() -> bool:
        nonlocal sent
        sent += 1
        return True

    async def ask(chat: int) -> None:
        await pace.process_request(call, (), {}, "sendMessage", {"chat_id": chat}, None)

    waiting = [asyncio.create_task(ask(SAID)) for _ in range(25)]
    await asyncio.sleep(SOON)
    assert 20 <= sent <= 21
    for task in waiting:
        task.cancel()
    await asyncio.gather(*waiting, return_exceptions=True)
