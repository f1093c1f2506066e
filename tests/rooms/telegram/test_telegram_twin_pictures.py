"""Does the Telegram twin take, edit and refuse pictures as Telegram does?"""

import struct
from collections.abc import AsyncIterator

import pytest
from telegram import Bot, InputMediaPhoto
from telegram.error import BadRequest

from tests.twins.telegram import TelegramTwin
from tests.twins.telegram_bots import bot_at

SAID = 501


def png(wide: int, high: int, shade: int = 0) -> bytes:
    return b"\x89PNG\r\n\x1a\n" + struct.pack(">I4sII", 13, b"IHDR", wide, high) + bytes([shade] * 8)


@pytest.fixture
def twin() -> TelegramTwin:
    twin = TelegramTwin()
    twin.say(SAID, "bonjour")
    return twin


@pytest.fixture
async def bot(twin: TelegramTwin) -> AsyncIterator[Bot]:
    with twin.served() as url:
        async with bot_at(url, twin.token) as bot:
            yield bot


async def test_a_photo_is_sent_and_its_caption_and_picture_are_exchanged(
    bot: Bot, twin: TelegramTwin
) -> None:
    sent = await bot.send_photo(SAID, png(1170, 900), caption="<b>Avant</b>", parse_mode="HTML")
    assert (sent.photo[-1].width, sent.photo[-1].height, sent.caption) == (1170, 900, "Avant")
    await bot.edit_message_caption(SAID, sent.message_id, caption="Après")
    with pytest.raises(BadRequest, match="Message is not modified"):
        await bot.edit_message_caption(SAID, sent.message_id, caption="Après")
    new = InputMediaPhoto(png(1170, 800, 1), caption="<i>Après</i>", parse_mode="HTML")
    edited = await bot.edit_message_media(new, SAID, sent.message_id)
    assert not isinstance(edited, bool)
    assert (edited.photo[-1].height, edited.caption) == (800, "Après")
    with pytest.raises(BadRequest, match="Message is not modified"):
        await bot.edit_message_media(new, SAID, sent.message_id)
    assert twin.messages(SAID)[-1].media["photo"][0]["height"] == 800


async def test_texts_and_pictures_are_edited_in_their_own_calls_only(bot: Bot) -> None:
    text = await bot.send_message(SAID, "Texte")
    photo = await bot.send_photo(SAID, png(9, 9))
    with pytest.raises(BadRequest, match="There is no caption in the message to edit"):
        await bot.edit_message_caption(SAID, text.message_id, caption="x")
    with pytest.raises(BadRequest, match="There is no media in the message to edit"):
        await bot.edit_message_media(InputMediaPhoto(png(9, 9)), SAID, text.message_id)
    with pytest.raises(BadRequest, match="There is no text in the message to edit"):
        await bot.edit_message_text("x", SAID, photo.message_id)


async def test_what_is_too_long_too_large_or_no_picture_is_refused(bot: Bot) -> None:
    sent = await bot.send_photo(SAID, png(9, 9), caption="<b>" + "x" * 1024 + "</b>", parse_mode="HTML")
    with pytest.raises(BadRequest, match="Message caption is too long"):
        await bot.send_photo(SAID, png(9, 9), caption="x" * 1025)
    with pytest.raises(BadRequest, match="Message caption is too long"):
        await bot.edit_message_caption(SAID, sent.message_id, caption="x" * 1025)
    for wide, high in ((9000, 1001), (21, 1)):
        with pytest.raises(BadRequest, match="Photo_invalid_dimensions"):
            await bot.send_photo(SAID, png(wide, high))
    with pytest.raises(BadRequest, match="Image_process_failed"):
        await bot.edit_message_media(InputMediaPhoto(b"no picture"), SAID, sent.message_id)
