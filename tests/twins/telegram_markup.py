"""Are keyboards, commands and menu buttons what Telegram takes?

Limits: https://core.telegram.org/bots/api (InlineKeyboardButton, BotCommand, MenuButton); 8 buttons in a row
and 100 in a keyboard from https://core.telegram.org/bots/faq and tdlib.
"""

import re
from typing import Any, cast

from tests.twins.telegram_params import bad

Keyboard = list[list[dict[str, Any]]]
ACTIONS = {"url", "callback_data", "web_app", "copy_text", "switch_inline_query", "login_url", "pay"} | {
    "switch_inline_query_current_chat",
    "switch_inline_query_chosen_chat",
    "callback_game",
}
LOOKS = {"text", "style", "icon_custom_emoji_id"}
REPLY_FIELDS = {
    "keyboard": {
        "keyboard",
        "is_persistent",
        "resize_keyboard",
        "one_time_keyboard",
        "input_field_placeholder",
        "selective",
    },
    "remove_keyboard": {"remove_keyboard", "selective"},
    "force_reply": {"force_reply", "input_field_placeholder", "selective"},
}
SCOPES = {
    "default": set[str](),
    "all_private_chats": set[str](),
    "all_group_chats": set[str](),
    "all_chat_administrators": set[str](),
    "chat": {"chat_id"},
    "chat_administrators": {"chat_id"},
    "chat_member": {"chat_id", "user_id"},
}


def inline_keyboard(markup: dict[str, Any] | None) -> Keyboard | None:
    """The rows of an inline keyboard; None when there is none (an empty one, or another kind of markup)."""
    if markup is None:
        return None
    if "inline_keyboard" not in markup:
        _reply_keyboard(markup)
        return None
    if markup.keys() != {"inline_keyboard"}:
        raise bad("object expected as reply markup: unknown fields beside inline_keyboard")
    rows = _rows(markup["inline_keyboard"], "inline keyboard")
    for row in rows:
        for button in row:
            _inline_button(button)
    return rows or None


def _rows(rows: Any, what: str) -> list[list[Any]]:
    if not isinstance(rows, list) or not all(isinstance(row, list) for row in rows):
        raise bad(f"field {what} must be an Array of Arrays")
    if any(not row or len(row) > 8 for row in rows):
        raise bad(f"{what}: a row holds 1 to 8 buttons")
    if sum(map(len, rows)) > 100:
        raise bad("REPLY_MARKUP_TOO_LONG")
    return cast(list[list[Any]], rows)


def _inline_button(button: Any) -> None:
    problem = "can't parse inline keyboard button"
    if not isinstance(button, dict):
        raise bad(f"{problem}: InlineKeyboardButton must be an Object")
    if not isinstance(button.get("text"), str) or not button["text"].strip():
        raise bad(f'{problem}: Field "text" must be a non-empty String')
    actions = button.keys() & ACTIONS
    if not actions:
        raise bad(f"{problem}: Text buttons are unallowed in the inline keyboard")
    if len(actions) > 1 or button.keys() - ACTIONS - LOOKS:
        raise bad(f"{problem}: exactly one action and no unknown field in {sorted(button)}")
    if button.get("style", "primary") not in {"primary", "success", "danger"}:
        raise bad(f"{problem}: invalid button style specified")
    _inline_action(actions.pop(), button)


def _inline_action(action: str, button: dict[str, Any]) -> None:
    value = button[action]
    if action == "callback_data" and not (isinstance(value, str) and 1 <= len(value.encode()) <= 64):
        raise bad("BUTTON_DATA_INVALID")
    if action == "url" and not re.fullmatch(r"(https?|tg)://[^\s/]+\S*", str(value)):
        raise bad(f"inline keyboard button URL '{value}' is invalid: Wrong HTTP URL")
    if action == "web_app":
        _web_app(value, "inline keyboard button Web App")
    if action == "copy_text" and not (
        isinstance(value, dict) and 1 <= len(str(value.get("text", ""))) <= 256
    ):
        raise bad("BUTTON_COPY_TEXT_INVALID")


def _web_app(value: Any, where: str) -> None:
    url = value.get("url") if isinstance(value, dict) else None
    if not re.fullmatch(r"https://[^\s/]+\S*", str(url)):
        raise bad(f"{where} URL '{url}' is invalid: Only HTTPS links are allowed")


def _reply_keyboard(markup: dict[str, Any]) -> None:
    kind = next(iter(markup.keys() & REPLY_FIELDS.keys()), "")
    if not kind or markup.keys() - REPLY_FIELDS[kind]:
        raise bad("can't parse reply keyboard markup JSON object")
    if len(str(markup.get("input_field_placeholder", "-"))) not in range(1, 65):
        raise bad("input field placeholder has 1 to 64 characters")
    if kind != "keyboard":
        if markup[kind] is not True:
            raise bad(f"field {kind} must be True")
        return
    for row in _rows(markup["keyboard"], "keyboard"):
        for button in row:
            text = button.get("text") if isinstance(button, dict) else button
            if not isinstance(text, str) or not text.strip():
                raise bad('can\'t parse keyboard button: Field "text" must be a non-empty String')


def commands(items: list[Any]) -> list[dict[str, str]]:
    """At most 100 commands, 1-32 of a-z 0-9 _, descriptions of 1-256 characters."""
    if len(items) > 100:
        raise bad("BOT_COMMANDS_TOO_MUCH")
    for item in items:
        if not isinstance(item, dict) or item.keys() != {"command", "description"}:
            raise bad("can't parse BotCommand: fields command and description")
        if not re.fullmatch(r"[a-z0-9_]{1,32}", str(item["command"])):
            raise bad("BOT_COMMAND_INVALID")
        if not 1 <= len(str(item["description"]).strip()) <= 256:
            raise bad("BOT_COMMAND_DESCRIPTION_INVALID")
    if len({item["command"] for item in items}) < len(items):
        raise bad("BOT_COMMAND_INVALID: the same command twice")
    return items


def scope(value: dict[str, Any] | None, language: str) -> tuple[str, ...]:
    """The key of a command list: scope type, its ids, language code."""
    if language and not re.fullmatch(r"[a-z]{2}", language):
        raise bad("invalid language code specified")
    value = value or {"type": "default"}
    kind = str(value.get("type"))
    if kind not in SCOPES or value.keys() - {"type"} != SCOPES[kind]:
        raise bad("can't parse BotCommandScope: Unsupported type specified")
    return (kind, *(str(value[name]) for name in sorted(SCOPES[kind])), language)


def menu_button(value: dict[str, Any] | None) -> dict[str, Any]:
    """`commands`, `default`, or `web_app` with a text and an HTTPS address."""
    value = value or {"type": "default"}
    kind = value.get("type")
    if kind == "web_app" and value.keys() == {"type", "text", "web_app"} and str(value["text"]).strip():
        _web_app(value["web_app"], "menu button Web App")
    elif kind not in {"commands", "default"} or value.keys() != {"type"}:
        raise bad("can't parse MenuButton: Unsupported type specified")
    return value
