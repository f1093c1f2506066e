"""Which handler answers what on Telegram?"""

from __future__ import annotations

import logging
from typing import Any

from telegram import BotCommand, MenuButtonWebApp, Update, WebAppInfo
from telegram.error import TelegramError
from telegram.ext import (
    Application,
    ApplicationBuilder,
    CallbackQueryHandler,
    CommandHandler,
    ContextTypes,
    MessageHandler,
    TypeHandler,
    filters,
)

from bot.commands.guide import menu
from bot.commands.table import COMMANDS
from bot.telegram import invitations
from bot.telegram.buttons import on_tap
from bot.telegram.context import Context
from bot.telegram.drawing import Faces
from bot.telegram.errors import on_error
from bot.telegram.files import on_file
from bot.telegram.gate import gate
from bot.telegram.kept_back import warn
from bot.telegram.messages import answering, on_deep, on_stop, on_text
from bot.telegram.pace import Pace
from bot.telegram.voice import on_voice
from bot.words.catalogue import Language
from domain.phrase import say

log = logging.getLogger(__name__)

FILES = filters.PHOTO | filters.Document.ALL | filters.VIDEO
VOICES = filters.VOICE | filters.AUDIO | filters.VIDEO_NOTE

AnyApplication = Application[Any, Any, Any, Any, Any, Any]


def build(token: str, base_url: str, file_url: str, pace: Pace | None = None) -> AnyApplication:
    """The application, fed by our own inbox: it has no updater of its own."""
    application: AnyApplication = (
        ApplicationBuilder()
        .token(token)
        .base_url(base_url)
        .base_file_url(file_url)
        .updater(None)
        .context_types(ContextTypes(context=Context))
        .rate_limiter(pace or Pace())
        .connect_timeout(10)
        .read_timeout(20)
        .build()
    )
    seat_handlers(application)
    return application


def seat_handlers(application: AnyApplication) -> None:
    """The gate first, then taps, commands and words."""
    application.add_handler(TypeHandler(Update, gate), group=-2)
    application.add_handler(TypeHandler(Update, warn), group=-1)
    application.add_handler(
        CommandHandler("start", invitations.on_start, filters.Regex(rf"^/start {invitations.PREFIX}"))
    )
    application.add_handler(CallbackQueryHandler(invitations.on_answer, pattern=r"^i:"))
    application.add_handler(CallbackQueryHandler(on_tap))
    application.add_handler(CommandHandler("stop", on_stop))
    application.add_handler(CommandHandler(["approfondir", "deep"], on_deep))
    for command in COMMANDS:
        application.add_handler(CommandHandler(list(command.names), answering(command)))
    application.add_handler(MessageHandler(FILES, on_file))
    application.add_handler(MessageHandler(VOICES, on_voice))
    application.add_handler(MessageHandler(filters.ALL & ~filters.StatusUpdate.ALL, on_text))
    application.add_error_handler(on_error)


async def publish_menu(application: AnyApplication, faces: Faces) -> None:
    """The phone's command menu, and the page beside it."""
    await publish_commands(application, faces)
    await publish_button(application, faces)


async def publish_commands(application: AnyApplication, faces: Faces) -> None:
    """The commands in French and English; a bot without a menu still works."""
    languages: tuple[Language, ...] = ("fr", "en")
    for language in languages:
        words = faces.words(language, None)
        shown = [BotCommand(one.spelled(language), words.plain(what)[:256]) for one, what in menu()]
        try:
            await application.bot.set_my_commands(shown, language_code=None if language == "fr" else language)
        except TelegramError as error:
            log.warning("the command menu was not published: %s", error.message)


async def publish_button(application: AnyApplication, faces: Faces) -> None:
    """The button beside the field of words opens the page, where that has an address that Telegram opens."""
    public = faces.office.public_url
    if public is None or not public.startswith("https://"):
        return
    label = faces.words("fr", None).plain(say("page.menu"))
    button = MenuButtonWebApp(label, WebAppInfo(f"{public.rstrip('/')}/app"))
    try:
        await application.bot.set_chat_menu_button(menu_button=button)
    except TelegramError as error:
        log.warning("the page's button was not published: %s", error.message)
