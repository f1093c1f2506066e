"""Does the Telegram twin behave like Telegram towards the real python-telegram-bot?"""

import asyncio
from collections.abc import Iterator
from contextlib import AbstractAsyncContextManager
from dataclasses import dataclass, field
from datetime import UTC, datetime, timedelta

import pytest
from telegram import Bot, BotCommand, InlineKeyboardButton, InlineKeyboardMarkup, Update
from telegram.error import BadRequest, Conflict, Forbidden, InvalidToken

from tests.twins.telegram import TelegramTwin
from tests.twins.telegram_bots import bot_at

SAID = 501
PNG = b"\x89PNG\r\n\x1a\n" + bytes(32)


@dataclass
class Hands:
    """A clock the test moves."""

    now: datetime = field(default_factory=lambda: datetime(2026, 12, 1, 9, tzinfo=UTC))

    def __call__(self) -> datetime:
        return self.now


@dataclass
class Room:
    """A served twin with its clock."""

    twin: TelegramTwin
    clock: Hands
    url: str

    def bot(self, token: str = "") -> AbstractAsyncContextManager[Bot]:
        """A real client of this twin."""
        return bot_at(self.url, token or self.twin.token)


@pytest.fixture
def room() -> Iterator[Room]:
    clock = Hands()
    twin = TelegramTwin(clock=clock)
    with twin.served() as url:
        yield Room(twin, clock, url)


def buttons(*rows: tuple[str, str]) -> InlineKeyboardMarkup:
    return InlineKeyboardMarkup([[InlineKeyboardButton(text, callback_data=data)] for text, data in rows])


async def test_a_conversation_from_the_first_word_to_the_decided_card(room: Room) -> None:
    async with room.bot() as bot:
        room.twin.say(SAID, "/brief demain", language="fr", first_name="Said")
        (update,) = await bot.get_updates()
        assert update.message
        assert update.message.from_user
        assert (update.message.from_user.id, update.message.from_user.language_code) == (SAID, "fr")
        assert update.message.entities[0].type == "bot_command"

        card = await bot.send_message(
            SAID,
            "<b>Suite Junior</b>\n1 850 → 1 990 MAD",
            parse_mode="HTML",
            reply_markup=buttons(("Confirmer 1\u202f990\u00a0MAD", "a:1"), ("Refuser", "r:1")),
            disable_notification=True,
            disable_web_page_preview=True,
        )
        seen = room.twin.last(SAID)
        assert seen
        assert (seen.plain, seen.silent, seen.preview) == ("Suite Junior\n1 850 → 1 990 MAD", True, False)
        assert seen.buttons == [["Confirmer 1\u202f990\u00a0MAD"], ["Refuser"]]

        room.twin.tap(SAID, card.message_id, "confirmer 1 990 mad")
        (tapped,) = await bot.get_updates(offset=update.update_id + 1)
        assert tapped.callback_query
        assert tapped.callback_query.data == "a:1"
        await tapped.callback_query.answer("C'est noté")
        await tapped.callback_query.edit_message_text("✅ <b>Approuvé</b>", parse_mode="HTML")

        seen = room.twin.last(SAID, "approuvé")
        assert seen
        assert seen.keyboard is None
        assert [shown.plain for shown in seen.history] == [
            "Suite Junior\n1 850 → 1 990 MAD",
            "✅ Approuvé",
        ]
        assert [answer["text"] for answer in room.twin.taps()[0].answers] == ["C'est noté"]
        with pytest.raises(LookupError, match="no button 'a:1'"):
            room.twin.tap(SAID, card.message_id, "a:1")
        room.twin.tap(SAID, card.message_id, "a:1", forced=True)
        (forged,) = await bot.get_updates(offset=tapped.update_id + 1)
        assert forged.callback_query
        assert forged.callback_query.data == "a:1"


async def test_updates_stay_until_confirmed_and_a_long_poll_wakes_up(room: Room) -> None:
    async with room.bot() as bot:
        room.twin.say(SAID, "un")
        room.twin.say(SAID, "deux")
        first = await bot.get_updates(limit=1)
        assert [update.update_id for update in await bot.get_updates()] == [
            first[0].update_id,
            first[0].update_id + 1,
        ]
        assert len(await bot.get_updates(offset=first[0].update_id + 1)) == 1
        poll = asyncio.create_task(bot.get_updates(offset=first[0].update_id + 2, timeout=20))
        await room.twin.eventually(lambda: len(room.twin.calls("getUpdates")) == 4)
        room.twin.say(SAID, "trois")
        (third,) = await poll
        assert third.message
        assert third.message.text == "trois"
        assert await bot.get_updates(offset=third.update_id + 1, timeout=0) == ()

        again = room.twin.redeliver()
        (repeated,) = await bot.get_updates(offset=third.update_id + 1)
        assert repeated.update_id == again == third.update_id
        room.twin.block(SAID)
        assert await bot.get_updates(offset=third.update_id + 1, allowed_updates=["message"]) == ()


async def test_two_pollers_of_one_token_are_a_conflict(room: Room) -> None:
    async with room.bot() as bot, room.bot() as second:
        poll = asyncio.create_task(bot.get_updates(timeout=20))
        await room.twin.eventually(lambda: room.twin.calls("getUpdates"))
        assert await second.get_updates(timeout=0) == ()
        with pytest.raises(Conflict, match="terminated by other getUpdates"):
            await poll
        await bot.set_webhook("https://bot.example/hook", secret_token="s")
        with pytest.raises(Conflict, match="webhook is active"):
            await bot.get_updates()
        assert (await bot.get_webhook_info()).url == "https://bot.example/hook"
        await bot.delete_webhook()
        assert await bot.get_updates() == ()


async def test_a_poisoned_update_reaches_the_bot_raw_and_breaks_the_stock_parser(room: Room) -> None:
    async with room.bot() as bot:
        number = room.twin.poison()
        raw = await bot.request.post(f"{bot.base_url}/getUpdates")
        assert isinstance(raw, list)
        assert raw[0]["update_id"] == number
        with pytest.raises((TypeError, AttributeError, KeyError, ValueError)):
            Update.de_json(raw[0], bot)


async def test_blocked_unknown_and_wrong_token(room: Room) -> None:
    async with room.bot() as bot:
        with pytest.raises(BadRequest, match="Chat not found"):
            await bot.send_message(999, "Bonjour")
        room.twin.say(SAID, "bonjour")
        room.twin.block(SAID)
        with pytest.raises(Forbidden, match="bot was blocked by the user"):
            await bot.send_message(SAID, "Bonjour")
        room.twin.unblock(SAID)
        await bot.send_message(SAID, "Bonjour")
        assert [update.my_chat_member is not None for update in await bot.get_updates()] == [
            False,
            True,
            True,
        ]
    with pytest.raises(InvalidToken):
        async with room.bot(token="1:wrong"):
            pass


async def test_edits_are_refused_as_telegram_refuses_them(room: Room) -> None:
    async with room.bot() as bot:
        mine = room.twin.say(SAID, "bonjour")
        sent = await bot.send_message(
            SAID, "<b>Un</b>", parse_mode="HTML", reply_markup=buttons(("Oui", "y"))
        )
        with pytest.raises(BadRequest, match="Message is not modified"):
            await bot.edit_message_text(
                "<strong>Un</strong>",
                SAID,
                sent.message_id,
                parse_mode="HTML",
                reply_markup=buttons(("Oui", "y")),
            )
        with pytest.raises(BadRequest, match="Message to edit not found"):
            await bot.edit_message_text("Deux", SAID, 77)
        with pytest.raises(BadRequest, match="Message can't be edited"):
            await bot.edit_message_text("Deux", SAID, mine.message_id)
        await bot.edit_message_reply_markup(SAID, sent.message_id)
        with pytest.raises(BadRequest, match="Message is not modified"):
            await bot.edit_message_reply_markup(SAID, sent.message_id)
        await bot.pin_chat_message(SAID, sent.message_id)
        await bot.delete_message(SAID, sent.message_id)
        with pytest.raises(BadRequest, match="Message to be replied not found"):
            await bot.send_message(SAID, "Trois", reply_to_message_id=sent.message_id)
        assert [(message.pinned, message.deleted) for message in room.twin.messages(SAID)[1:]] == [
            (True, True)
        ]


async def test_a_tap_can_be_answered_for_a_while_only(room: Room) -> None:
    async with room.bot() as bot:
        room.twin.say(SAID, "bonjour")
        sent = await bot.send_message(SAID, "Un", reply_markup=buttons(("Oui", "y")))
        tap = room.twin.tap(SAID, sent.message_id, "y")
        with pytest.raises(BadRequest, match="Message_too_long"):
            await bot.answer_callback_query(tap.query_id, "x" * 201)
        room.clock.now += timedelta(minutes=16)
        for query in (tap.query_id, "12"):
            with pytest.raises(BadRequest, match="Query is too old and response timeout expired"):
                await bot.answer_callback_query(query)


async def test_files_commands_menu_and_descriptions(room: Room) -> None:
    async with room.bot() as bot:
        room.twin.say(SAID, "bonjour")
        await bot.send_photo(SAID, PNG, caption="<i>Terrasse</i>", parse_mode="HTML")
        sent = await bot.send_document(SAID, b"a;b", filename="prix.csv")
        assert sent.document
        file = await bot.get_file(sent.document.file_id)
        assert bytes(await file.download_as_bytearray()) == b"a;b"
        uploaded = room.twin.upload(SAID, "releve.csv", b"x;y")
        file = await bot.get_file(uploaded.media["document"]["file_id"])
        assert bytes(await file.download_as_bytearray()) == b"x;y"
        with pytest.raises(BadRequest, match="Image_process_failed"):
            await bot.send_photo(SAID, b"not an image")
        with pytest.raises(BadRequest, match="File must be non-empty"):
            await bot.send_document(SAID, b"", filename="vide.csv")

        await bot.send_chat_action(SAID, "typing")
        await bot.set_my_commands([BotCommand("brief", "Le point du matin")], language_code="fr")
        assert [item.command for item in await bot.get_my_commands(language_code="fr")] == ["brief"]
        for wrong in (
            [("Brief", "x")],
            [("a" * 33, "x")],
            [("a", "x" * 257)],
            [(f"c{n}", "x") for n in range(101)],
        ):
            with pytest.raises(BadRequest, match="Bot_command"):
                await bot.set_my_commands(wrong)
        await bot.set_my_description("Le comité", language_code="fr")
        await bot.set_my_short_description("Le comité")
        await bot.set_chat_menu_button()
        with pytest.raises(BadRequest, match="too long"):
            await bot.set_my_short_description("x" * 121)
