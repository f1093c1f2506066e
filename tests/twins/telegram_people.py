"""What do people do to the twin's state: appear, block the bot, find a button, read the chats?"""

import json
import re
from typing import Any

import httpx

from tests.twins.telegram_html import utf16_length
from tests.twins.telegram_methods import BOT_ID
from tests.twins.telegram_state import Message, TelegramState

COMMAND = re.compile(r"(?<!\S)/[A-Za-z0-9_]{1,64}(@\w+)?")


def present(state: TelegramState, user_id: int, language: str, first_name: str, chat_id: int | None) -> int:
    """Make the person known and the chat exist; the chat id. Keeps what is known and not given anew."""
    new = {"first_name": first_name, "language_code": language}
    user = {"id": user_id, "is_bot": False, "first_name": f"Personne {user_id}"}
    user |= state.users.get(user_id, {}) | {name: value for name, value in new.items() if value}
    state.users[user_id] = user
    if chat_id is None:
        state.blocked.discard(user_id)
        state.open_chat(user_id, first_name=user["first_name"])
    elif chat_id not in state.chats:
        raise LookupError(f"no chat {chat_id}: call group() first")
    return user_id if chat_id is None else chat_id


def membership(state: TelegramState, user_id: int, old: str, new: str) -> None:
    """The person's private chat changes the bot's standing; queues `my_chat_member`."""
    with state.changed:
        present(state, user_id, "", "", None)
        states = {
            name: {"user": state.users[BOT_ID], "status": status}
            | ({"until_date": 0} if status == "kicked" else {})
            for name, status in (("old_chat_member", old), ("new_chat_member", new))
        }
        origin = {"chat": state.chats[user_id], "from": state.users[user_id]}
        state.push("my_chat_member", origin | {"date": int(state.clock().timestamp())} | states)
        (state.blocked.add if new == "kicked" else state.blocked.discard)(user_id)


def commands_in(text: str) -> tuple[dict[str, Any], ...]:
    """The `bot_command` entities Telegram marks in what a person writes."""
    return tuple(
        {"type": "bot_command", "offset": utf16_length(text[: match.start()]), "length": len(match[0])}
        for match in COMMAND.finditer(text)
    )


def folded(text: str) -> str:
    """For comparing: white space (no-break too) and case folded."""
    return " ".join(text.split()).casefold()


def button_data(message: Message, wanted: str) -> str:
    """The callback data of the button with this data or text; LookupError names the buttons there are."""
    buttons = [button for row in message.keyboard or [] for button in row]
    for button in buttons:
        if button.get("callback_data") == wanted or folded(button["text"]) == folded(wanted):
            if "callback_data" not in button:
                raise LookupError(f"the button {button['text']!r} sends nothing to the bot")
            return str(button["callback_data"])
    shown = [button["text"] for button in buttons]
    raise LookupError(f"no button {wanted!r} under message {message.message_id}: {shown}")


def deliver(state: TelegramState) -> int:
    """POST the pending updates to the webhook in order, until one is not answered 2xx; how many were."""
    with state.changed:
        hook, pending = state.webhook, list(state.updates)
    headers = {"X-Telegram-Bot-Api-Secret-Token": hook.secret} if hook.secret else {}
    for done, update in enumerate(pending):
        if not httpx.post(hook.url, json=update, headers=headers).is_success:
            return done
        with state.changed:
            state.updates.remove(update)
    return len(pending)


def transcript(state: TelegramState) -> str:
    """All chats and the last calls as text."""
    with state.changed:
        lines = [
            f"[{message.chat_id}/{message.message_id}] {message.plain!r} {message.buttons}"
            for _, message in sorted(state.messages.items())
        ]
        calls = [
            f"{call.method} {json.dumps(call.params, default=str)} -> {call.status} {call.description}"
            for call in state.calls[-12:]
        ]
        return "\n".join(["chats:", *lines, "last calls:", *calls])
