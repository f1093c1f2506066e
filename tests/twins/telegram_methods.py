"""What does each Bot API method do, and what does it refuse? One function per method; state lock held."""

import re
from collections.abc import Callable
from datetime import timedelta
from typing import Any

from tests.twins import telegram_markup as markup
from tests.twins.telegram_html import EntitiesError, Formatted, parse_html, utf16_length
from tests.twins.telegram_params import BotApiError, Params, bad
from tests.twins.telegram_state import Message, Shown, TelegramState, Webhook

BOT_ID = 7_000_000_001
SENDING = (
    *(
        "chat_id",
        "parse_mode",
        "disable_notification",
        "protect_content",
        "reply_markup",
        "message_thread_id",
    ),
    *("reply_parameters", "business_connection_id", "message_effect_id", "allow_paid_broadcast"),
)
TOO_OLD = "query is too old and response timeout expired or query ID is invalid"
NOT_MODIFIED = (
    "message is not modified: specified new message content and reply markup are exactly the same as "
    "a current content and reply markup of the message"
)


def chat(state: TelegramState, params: Params) -> int:
    """The chat a call is for: it exists and its user has not blocked the bot."""
    if "chat_id" not in params.values:
        raise bad("chat_id is empty")
    value = str(params.values["chat_id"])
    if not re.fullmatch(r"-?\d+", value) or int(value) not in state.chats:
        raise bad("chat not found")
    if int(value) in state.blocked:
        raise BotApiError(403, "Forbidden: bot was blocked by the user")
    return int(value)


def formatted(params: Params, name: str, limit: int) -> Formatted:
    """The text `name` after entity parsing; raises for bad markup or too many units."""
    source, mode = params.text(name), params.text("parse_mode").lower()
    if mode not in {"", "html"}:
        raise bad("unsupported parse_mode (the house writes HTML)")
    try:
        text = parse_html(source) if mode else Formatted(source.strip())
    except EntitiesError as refused:
        raise bad(f"can't parse entities: {refused}") from None
    if utf16_length(text.plain) > limit:
        raise bad("message is too long" if name == "text" else "message caption is too long")
    return text


def _text(params: Params) -> Formatted:
    if not params.text("text"):
        raise bad("message text is empty")
    text = formatted(params, "text", 4096)
    if not text.plain:
        raise bad("text must be non-empty")
    return text


def _preview(params: Params) -> bool:
    options = params.structure("link_preview_options", dict) or {}
    return not (options.get("is_disabled", False) or params.flag("disable_web_page_preview"))


def keyboard(params: Params) -> markup.Keyboard | None:
    """The inline keyboard of a call."""
    return markup.inline_keyboard(params.structure("reply_markup", dict))


def replied(state: TelegramState, params: Params, chat_id: int) -> int | None:
    """The message that a call answers."""
    reply = params.structure("reply_parameters", dict)
    if reply is None:
        return None
    target = state.messages.get((chat_id, Params(reply).integer("message_id")))
    if target is not None and not target.deleted:
        return target.message_id
    if reply.get("allow_sending_without_reply"):
        return None
    raise bad("message to be replied not found")


def send_message(state: TelegramState, params: Params) -> dict[str, Any]:
    """https://core.telegram.org/bots/api#sendmessage"""
    params.only(*SENDING, "text", "link_preview_options", "disable_web_page_preview")
    chat_id, text = chat(state, params), _text(params)
    return state.wire(
        state.add(
            chat_id,
            BOT_ID,
            text,
            params.text("text"),
            keyboard=keyboard(params),
            silent=params.flag("disable_notification"),
            preview=_preview(params),
            reply_to=replied(state, params, chat_id),
        )
    )


def own(state: TelegramState, params: Params, purpose: str) -> Message:
    """The bot's own message that a call is about."""
    message = state.existing(chat(state, params), params.integer("message_id"), purpose)
    if not message.from_bot:
        raise bad(f"message can't be {purpose}ed")
    return message


def edited(
    state: TelegramState, message: Message, new: Shown, preview: bool, *, unchanged: bool = True
) -> dict[str, Any]:
    """The message's new face, unless it looks the same; `unchanged`: so does its picture."""
    old = message.history[-1]
    if unchanged and (old.plain, old.entities, old.keyboard, message.preview) == (
        new.plain,
        new.entities,
        new.keyboard,
        preview,
    ):
        raise bad(NOT_MODIFIED)
    message.history.append(new)
    message.preview = preview
    return state.wire(message)


def edit_text(state: TelegramState, params: Params) -> dict[str, Any]:
    """https://core.telegram.org/bots/api#editmessagetext (no reply_markup: the keyboard goes)"""
    params.only(
        *("chat_id", "message_id", "text", "parse_mode", "reply_markup", "link_preview_options"),
        "disable_web_page_preview",
    )
    message, text = own(state, params, "edit"), _text(params)
    if message.media:
        raise bad("there is no text in the message to edit")
    shown = Shown(state.clock(), text.plain, params.text("text"), text.entities, keyboard(params))
    return edited(state, message, shown, _preview(params))


def edit_markup(state: TelegramState, params: Params) -> dict[str, Any]:
    """https://core.telegram.org/bots/api#editmessagereplymarkup"""
    params.only("chat_id", "message_id", "reply_markup")
    message = own(state, params, "edit")
    old = message.history[-1]
    shown = Shown(state.clock(), old.plain, old.html, old.entities, keyboard(params))
    return edited(state, message, shown, message.preview)


def delete_message(state: TelegramState, params: Params) -> bool:
    """https://core.telegram.org/bots/api#deletemessage (48 hours)"""
    params.only("chat_id", "message_id")
    message = state.existing(chat(state, params), params.integer("message_id"), "delete")
    if state.clock() - message.at > timedelta(hours=48):
        raise bad("message can't be deleted for everyone")
    message.deleted = True
    return True


def pin_message(state: TelegramState, params: Params) -> bool:
    """https://core.telegram.org/bots/api#pinchatmessage"""
    params.only("chat_id", "message_id", "disable_notification")
    state.existing(chat(state, params), params.integer("message_id"), "pin").pinned = True
    return True


def unpin_message(state: TelegramState, params: Params) -> bool:
    """https://core.telegram.org/bots/api#unpinchatmessage (always with a message id here)"""
    params.only("chat_id", "message_id")
    state.existing(chat(state, params), params.integer("message_id"), "unpin").pinned = False
    return True


def answer_tap(
    lifetime: timedelta,
) -> Callable[[TelegramState, Params], bool]:
    """https://core.telegram.org/bots/api#answercallbackquery; a tap can be answered for `lifetime`."""

    def answer(state: TelegramState, params: Params) -> bool:
        params.only("callback_query_id", "text", "show_alert", "url", "cache_time")
        tap = state.taps.get(params.text("callback_query_id"))
        if utf16_length(params.text("text")) > 200:
            raise bad("MESSAGE_TOO_LONG")
        if params.text("url"):
            raise bad("URL_INVALID")
        if tap is None or state.clock() - tap.at > lifetime:
            raise bad(TOO_OLD)
        answer = {"text": params.text("text"), "alert": params.flag("show_alert"), "at": state.clock()}
        tap.answers.append(answer)
        return True

    return answer


def set_webhook(state: TelegramState, params: Params) -> bool:
    """https://core.telegram.org/bots/api#setwebhook (plain HTTP is taken for loopback only)"""
    params.only(
        *("url", "max_connections", "allowed_updates", "drop_pending_updates", "secret_token", "ip_address")
    )
    url, secret = params.text("url"), params.text("secret_token")
    if url and not re.match(r"https://|http://(127\.0\.0\.1|localhost)[:/]", url):
        raise bad("bad webhook: An HTTPS URL must be provided for webhook")
    if secret and not re.fullmatch(r"[A-Za-z0-9_-]{1,256}", secret):
        raise bad("secret token contains unallowed characters")
    if not 1 <= params.integer("max_connections", 40) <= 100:
        raise bad("max_connections must be 1 to 100")
    state.webhook = Webhook(url, secret)
    if (allowed := params.structure("allowed_updates", list)) is not None:
        state.allowed_updates = allowed
    if params.flag("drop_pending_updates"):
        state.updates.clear()
    return True


def delete_webhook(state: TelegramState, params: Params) -> bool:
    """https://core.telegram.org/bots/api#deletewebhook"""
    params.only("drop_pending_updates")
    state.webhook = Webhook()
    if params.flag("drop_pending_updates"):
        state.updates.clear()
    return True
