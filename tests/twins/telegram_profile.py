"""What may a bot say about itself and its files: getMe, commands, descriptions, menu button, getFile?"""

from collections.abc import Callable
from typing import Any

from tests.twins import telegram_markup as markup
from tests.twins.telegram_methods import BOT_ID, chat
from tests.twins.telegram_params import Params, bad
from tests.twins.telegram_state import TelegramState

Method = Callable[[TelegramState, Params], Any]


def get_me(state: TelegramState, params: Params) -> dict[str, Any]:
    """https://core.telegram.org/bots/api#getme"""
    params.only()
    return state.users[BOT_ID] | {
        "can_join_groups": True,
        "can_read_all_group_messages": False,
        "supports_inline_queries": False,
    }


def set_commands(state: TelegramState, params: Params) -> bool:
    """https://core.telegram.org/bots/api#setmycommands"""
    params.only("commands", "scope", "language_code")
    items = params.structure("commands", list)
    if items is None:
        raise bad("can't parse commands: parameter is required")
    state.commands[_scope(params)] = markup.commands(items)
    return True


def get_commands(state: TelegramState, params: Params) -> list[dict[str, str]]:
    """https://core.telegram.org/bots/api#getmycommands"""
    params.only("scope", "language_code")
    return state.commands.get(_scope(params), [])


def delete_commands(state: TelegramState, params: Params) -> bool:
    """https://core.telegram.org/bots/api#deletemycommands"""
    params.only("scope", "language_code")
    state.commands.pop(_scope(params), None)
    return True


def _scope(params: Params) -> tuple[str, ...]:
    return markup.scope(params.structure("scope", dict), params.text("language_code"))


def set_profile(name: str, limit: int) -> Method:
    """setMyDescription (512 characters), setMyShortDescription (120), setMyName (64), per language."""

    def method(state: TelegramState, params: Params) -> bool:
        params.only(name, "language_code")
        if len(params.text(name)) > limit:
            raise bad(f"{name} is too long")
        markup.scope(None, params.text("language_code"))
        state.profile[name, params.text("language_code")] = params.text(name)
        return True

    return method


def set_menu_button(state: TelegramState, params: Params) -> bool:
    """https://core.telegram.org/bots/api#setchatmenubutton"""
    params.only("chat_id", "menu_button")
    chat_id = chat(state, params) if "chat_id" in params.values else None
    state.menu_buttons[chat_id] = markup.menu_button(params.structure("menu_button", dict))
    return True


def get_file(state: TelegramState, params: Params) -> dict[str, Any]:
    """https://core.telegram.org/bots/api#getfile (20 MB)"""
    params.only("file_id")
    file_id = params.text("file_id")
    if file_id not in state.files:
        raise bad("invalid file_id")
    filename, content = state.files[file_id]
    if len(content) > 20 * 2**20:
        raise bad("file is too big")
    return {
        "file_id": file_id,
        "file_unique_id": f"u{file_id}",
        "file_size": len(content),
        "file_path": f"documents/{file_id}/{filename}",
    }


def webhook_info(state: TelegramState, params: Params) -> dict[str, Any]:
    """https://core.telegram.org/bots/api#getwebhookinfo"""
    params.only()
    return {
        "url": state.webhook.url,
        "has_custom_certificate": False,
        "pending_update_count": len(state.updates),
        "allowed_updates": state.allowed_updates,
    }
