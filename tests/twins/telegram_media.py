"""What does Telegram make of pictures and files: sent, recaptioned, exchanged? State lock held."""

import struct
from typing import Any

from tests.twins.telegram_methods import BOT_ID, SENDING, chat, edited, formatted, keyboard, own, replied
from tests.twins.telegram_params import BotApiError, Params, Upload, bad
from tests.twins.telegram_state import Shown, TelegramState

CAPTION = 1024  # https://core.telegram.org/bots/api#sendphoto
PNG = b"\x89PNG\r\n\x1a\n"
IMAGES = (b"\xff\xd8\xff", PNG, b"GIF8", b"RIFF")
SOUNDS = (b"OggS", b"ID3", b"\xff\xfb", b"\xff\xf3", b"\xff\xf2")
LIMITS = {"photo": 10 * 2**20, "document": 50 * 2**20, "voice": 50 * 2**20}
SUM_OF_SIDES, RATIO = 10_000, 20  # of a photo, same place
MEDIA_FIELDS = {"type", "media", "caption", "parse_mode", "show_caption_above_media", "has_spoiler"}


def send_photo(state: TelegramState, params: Params) -> dict[str, Any]:
    """https://core.telegram.org/bots/api#sendphoto (10 MB)"""
    return _send(state, params, "photo")


def send_document(state: TelegramState, params: Params) -> dict[str, Any]:
    """https://core.telegram.org/bots/api#senddocument (50 MB)"""
    return _send(state, params, "document")


def send_voice(state: TelegramState, params: Params) -> dict[str, Any]:
    """https://core.telegram.org/bots/api#sendvoice (50 MB; Ogg with Opus, MP3 or M4A)"""
    return _send(state, params, "voice")


def _send(state: TelegramState, params: Params, kind: str) -> dict[str, Any]:
    params.only(*SENDING, kind, "caption", "show_caption_above_media", "disable_content_type_detection")
    chat_id, text = chat(state, params), formatted(params, "caption", CAPTION)
    message = state.add(
        chat_id,
        BOT_ID,
        text,
        params.text("caption"),
        keyboard=keyboard(params),
        silent=params.flag("disable_notification"),
        reply_to=replied(state, params, chat_id),
        media=_kept(state, params, kind, params.text(kind)),
    )
    return state.wire(message)


def edit_caption(state: TelegramState, params: Params) -> dict[str, Any]:
    """https://core.telegram.org/bots/api#editmessagecaption"""
    params.only("chat_id", "message_id", "caption", "parse_mode", "reply_markup", "show_caption_above_media")
    message, text = own(state, params, "edit"), formatted(params, "caption", CAPTION)
    if not message.media:
        raise bad("there is no caption in the message to edit")
    shown = Shown(state.clock(), text.plain, params.text("caption"), text.entities, keyboard(params))
    return edited(state, message, shown, message.preview)


def edit_media(state: TelegramState, params: Params) -> dict[str, Any]:
    """https://core.telegram.org/bots/api#editmessagemedia

    Of photos and documents, by upload or file id. A text message is refused, as Telegram did before it learned to
    add media to one: the house never means to.
    """
    params.only("chat_id", "message_id", "media", "reply_markup")
    message, media = own(state, params, "edit"), params.structure("media", dict)
    if media is None or media.get("type") not in LIMITS or media.keys() - MEDIA_FIELDS:
        raise bad("can't parse input media JSON object")
    if not message.media:
        raise bad("there is no media in the message to edit")
    inner = Params(media, params.files)
    text = formatted(inner, "caption", CAPTION)
    kept = _kept(state, inner, media["type"], inner.text("media"))
    shown = Shown(state.clock(), text.plain, inner.text("caption"), text.entities, keyboard(params))
    same = _content(state, kept) == _content(state, message.media)
    result = edited(state, message, shown, message.preview, unchanged=same)
    message.media = kept
    return result | kept


def _kept(state: TelegramState, params: Params, kind: str, reference: str) -> dict[str, Any]:
    """The file behind a reference, stored and described as Telegram describes it."""
    upload = _found(state, params, kind, reference)
    if not upload.content:
        raise bad("file must be non-empty")
    if len(upload.content) > LIMITS[kind]:
        raise BotApiError(413, "Request Entity Too Large")
    file = state.keep_file(upload.filename, upload.content)
    if kind == "voice":
        if not upload.content.startswith(SOUNDS):
            raise bad("wrong file type: a voice message is Ogg with Opus, MP3 or M4A")
        return {kind: file | {"duration": 1, "mime_type": "audio/mpeg"}}
    if kind == "document":
        return {kind: file | {"file_name": upload.filename}}
    wide, high = _sides(upload.content)
    return {kind: [file | {"width": wide, "height": high}]}


def _found(state: TelegramState, params: Params, kind: str, reference: str) -> Upload:
    upload = params.files.get(reference.removeprefix("attach://")) or params.files.get(kind)
    if upload is not None:
        return upload
    if reference in state.files:
        return Upload(*state.files[reference])
    raise bad(
        "wrong file identifier/HTTP URL specified" if reference else f"there is no {kind} in the request"
    )


def _sides(content: bytes) -> tuple[int, int]:
    """Width and height of a PNG (1 × 1 stands in for other kinds), refused where Telegram refuses them."""
    if not content.startswith(IMAGES):
        raise bad("IMAGE_PROCESS_FAILED")
    if not content.startswith(PNG) or len(content) < 24:
        return 1, 1
    wide, high = struct.unpack(">II", content[16:24])
    if wide + high > SUM_OF_SIDES or max(wide, high) > RATIO * min(wide, high):
        raise bad("PHOTO_INVALID_DIMENSIONS")
    return wide, high


def _content(state: TelegramState, media: dict[str, Any]) -> bytes:
    [file] = media.values()
    described = file[-1] if isinstance(file, list) else file
    return state.files[described["file_id"]][1]
