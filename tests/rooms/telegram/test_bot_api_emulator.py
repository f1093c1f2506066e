"""Does python-telegram-bot pass the third-party emulator with the calls our bot makes?"""

from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
from telegram import BotCommand, InlineKeyboardButton, InlineKeyboardMarkup
from telegram.error import BadRequest

from tests.twins.emulator import Emulator, emulator
from tests.twins.telegram_bots import bot_at

TOKEN = "123456:emulated-token_for-tests-only"
SAID: dict[str, Any] = {"id": 501, "is_bot": False, "first_name": "Said", "language_code": "fr"}
CHAT = {"id": 501, "type": "private", "first_name": "Said"}
PNG = b"\x89PNG\r\n\x1a\n" + bytes(32)
CARD = InlineKeyboardMarkup(
    [
        [InlineKeyboardButton("Confirmer 1 990 MAD", callback_data="a:AbCdEf0123456789")],
        [InlineKeyboardButton("Refuser", callback_data="r:AbCdEf0123456789")],
    ]
)


@pytest.fixture
def other(tmp_path: Path) -> Iterator[Emulator]:
    with emulator(tmp_path) as running:
        yield running


async def test_the_calls_of_a_decision_pass_the_emulator(other: Emulator) -> None:
    async with bot_at(other.url, TOKEN) as bot:
        await bot.set_my_commands([BotCommand("brief", "Le point du matin")], language_code="fr")
        other.enqueue(
            TOKEN, {"message": {"message_id": 1, "date": 1, "from": SAID, "chat": CHAT, "text": "/prix"}}
        )
        (asked,) = await bot.get_updates(allowed_updates=["message", "callback_query"])
        assert asked.message
        assert asked.message.text == "/prix"

        await bot.send_chat_action(501, "typing")
        card = await bot.send_message(
            501, "<b>Suite Junior</b>", parse_mode="HTML", reply_markup=CARD, disable_notification=True
        )
        query = {"id": "77", "from": SAID, "chat_instance": "1", "data": "a:AbCdEf0123456789"}
        other.enqueue(TOKEN, {"callback_query": query | {"message": card.to_dict()}})
        (tapped,) = await bot.get_updates(offset=asked.update_id + 1)
        assert tapped.callback_query
        assert tapped.callback_query.data == "a:AbCdEf0123456789"
        await tapped.callback_query.answer("C'est noté")
        await bot.edit_message_text("✅ Approuvé", 501, card.message_id, parse_mode="HTML")
        await bot.edit_message_reply_markup(501, card.message_id, reply_markup=CARD)
        await bot.send_document(501, b"a;b", filename="prix.csv")
        await bot.delete_message(501, card.message_id)
        assert await bot.get_updates(offset=tapped.update_id + 1) == ()

    passed = other.verdict("sendMessage", "editMessageText", "editMessageReplyMarkup", "answerCallbackQuery")
    assert passed["ok"], passed


async def test_the_calls_of_a_chart_pass_the_emulator(other: Emulator) -> None:
    """It does not know editMessageMedia."""
    async with bot_at(other.url, TOKEN) as bot:
        chart = await bot.send_photo(501, PNG, caption="<b>Avant</b>", parse_mode="HTML", reply_markup=CARD)
        await bot.edit_message_caption(501, chart.message_id, caption="Après", reply_markup=CARD)

    passed = other.verdict("sendPhoto", "editMessageCaption")
    assert passed["ok"], passed


async def test_the_emulator_refuses_what_is_too_long(other: Emulator) -> None:
    async with bot_at(other.url, TOKEN) as bot:
        with pytest.raises(BadRequest, match="too long"):
            await bot.send_message(501, "x" * 4097)
        with pytest.raises(BadRequest, match="callback answer"):
            await bot.answer_callback_query("77", "x" * 201)
        long = InlineKeyboardMarkup([[InlineKeyboardButton("Oui", callback_data="é" * 33)]])
        with pytest.raises(BadRequest, match="reply_markup"):
            await bot.send_message(501, "x", reply_markup=long)
    assert len(other.verdict()["refusals"]) == 3
