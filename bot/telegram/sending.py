"""How is a drawn message handed to Telegram, as texts or as a picture with its caption, new or in place?"""

from __future__ import annotations

import logging
from typing import Any

from telegram import (
    Bot,
    InlineKeyboardButton,
    InlineKeyboardMarkup,
    InputMediaPhoto,
    LinkPreviewOptions,
    Message,
)
from telegram.error import BadRequest

from bot.telegram.render import TEXT_LIMIT, Key, Rendered
from bot.telegram.render_split import cut, units

log = logging.getLogger(__name__)

CAPTION_LIMIT = 1024  # UTF-16 units after entities are parsed, https://core.telegram.org/bots/api#sendphoto
NO_PREVIEW = LinkPreviewOptions(is_disabled=True)


async def send(bot: Bot, chat_id: int, shown: Rendered, *, silent: bool = False) -> Message:
    """All parts in order, the keyboard under the last; the last message.

    A picture carries the text as its caption where that has room, else it goes before it. One that cannot be drawn,
    or that Telegram does not take, is told in words instead.
    """
    silent = silent or shown.silent
    message = await _file(bot, chat_id, shown, silent=silent) if shown.file else None
    if message is not None:
        return message
    texts = shown.texts
    if shown.picture is not None:
        message = await _photo(bot, chat_id, shown, silent=silent)
        if message is None:
            texts = (cut(shown.picture.told, TEXT_LIMIT)[0], *texts)
        elif captioned(shown):
            texts = ()
    for number, text in enumerate(texts, 1):
        message = await bot.send_message(
            chat_id,
            text,
            parse_mode="HTML",
            reply_markup=keyboard(shown) if number == len(texts) else None,
            disable_notification=silent,
            link_preview_options=NO_PREVIEW,
        )
    if message is None:
        raise ValueError("an empty reply cannot be sent")
    return message


async def edit(bot: Bot, chat_id: int, message_id: int, shown: Rendered, *, photo: bool) -> None:
    """The message's new face; `photo`: it carries a picture, which Telegram never lets go again."""
    text = shown.texts[0] if shown.texts else ""
    if not photo:
        await bot.edit_message_text(
            text,
            chat_id=chat_id,
            message_id=message_id,
            parse_mode="HTML",
            reply_markup=keyboard(shown),
            link_preview_options=NO_PREVIEW,
        )
        return
    caption = cut(text, CAPTION_LIMIT)[0]
    png = await shown.picture.png() if shown.picture else None
    if png is None:
        await bot.edit_message_caption(
            chat_id, message_id, caption=caption, parse_mode="HTML", reply_markup=keyboard(shown)
        )
    else:
        media = InputMediaPhoto(png, caption=caption, parse_mode="HTML")
        await bot.edit_message_media(media, chat_id, message_id, reply_markup=keyboard(shown))


def captioned(shown: Rendered) -> bool:
    """Whether all words have room under the picture."""
    return units("".join(shown.texts)) <= CAPTION_LIMIT


async def _file(bot: Bot, chat_id: int, shown: Rendered, *, silent: bool) -> Message | None:
    """The file with its words below, to be played or seen where it is speech or a picture.

    None when it is no longer there, and the words go alone.
    """
    if shown.file is None or not shown.file.is_file():
        return None
    content, caption = shown.file.read_bytes(), cut("\n\n".join(shown.texts), CAPTION_LIMIT)[0]
    beside: dict[str, Any] = {
        "caption": caption,
        "parse_mode": "HTML",
        "reply_markup": keyboard(shown),
        "disable_notification": silent,
    }
    if shown.file.suffix == ".mp3":
        return await bot.send_voice(chat_id, content, filename=shown.file.name, **beside)
    if shown.file.suffix == ".png":
        return await bot.send_photo(chat_id, content, filename=shown.file.name, **beside)
    return await bot.send_document(chat_id, content, filename=shown.file.name, **beside)


async def _photo(bot: Bot, chat_id: int, shown: Rendered, *, silent: bool) -> Message | None:
    """The picture, with caption and keyboard where they have room; None when it cannot be shown."""
    png = await shown.picture.png() if shown.picture else None
    if png is None:
        return None
    whole = captioned(shown)
    try:
        return await bot.send_photo(
            chat_id,
            png,
            caption="".join(shown.texts) if whole else None,
            parse_mode="HTML",
            reply_markup=keyboard(shown) if whole else None,
            disable_notification=silent or not whole,
        )
    except BadRequest as error:
        log.error("Telegram did not take a picture: %s", error.message)
        return None


def keyboard(shown: Rendered) -> InlineKeyboardMarkup | None:
    """The rows of buttons; None without any, which removes an old keyboard when editing."""
    if not shown.keyboard:
        return None
    return InlineKeyboardMarkup([[button(key) for key in row] for row in shown.keyboard])


def button(key: Key) -> InlineKeyboardButton:
    """One inline button; the style is Bot API 9.4, which old clients ignore."""
    return InlineKeyboardButton(key.label, callback_data=key.data, style=key.style)
