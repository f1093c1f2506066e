"""What does the Telegram twin remember: users, chats, messages with their history, updates, taps, calls?"""

import asyncio
import threading
from collections.abc import Callable
from dataclasses import dataclass, field
from datetime import UTC, datetime
from typing import Any

from tests.twins.telegram_html import Formatted
from tests.twins.telegram_markup import Keyboard
from tests.twins.telegram_params import bad


@dataclass(frozen=True)
class Shown:
    """A message as it looked from `at` on: reader's text, source as sent, entities, inline keyboard."""

    at: datetime
    plain: str
    html: str
    entities: tuple[dict[str, Any], ...] = ()
    keyboard: Keyboard | None = None


@dataclass
class Message:
    """One message of a chat; `history[-1]` is what its reader sees now."""

    chat_id: int
    message_id: int
    sender_id: int
    from_bot: bool
    at: datetime
    history: list[Shown]
    silent: bool = False
    preview: bool = True
    reply_to: int | None = None
    media: dict[str, Any] = field(default_factory=dict)
    deleted: bool = False
    pinned: bool = False

    @property
    def plain(self) -> str:
        """What the reader reads."""
        return self.history[-1].plain

    @property
    def html(self) -> str:
        """What the bot sent."""
        return self.history[-1].html

    @property
    def keyboard(self) -> Keyboard | None:
        """The rows of inline buttons under it, as Telegram's JSON."""
        return self.history[-1].keyboard

    @property
    def buttons(self) -> list[list[str]]:
        """The button texts row by row."""
        return [[button["text"] for button in row] for row in self.keyboard or []]


@dataclass
class Tap:
    """A callback query: who, on which message, and how the bot answered it."""

    query_id: str
    user_id: int
    chat_id: int
    message_id: int
    data: str
    at: datetime
    answers: list[dict[str, Any]] = field(default_factory=list)


@dataclass
class Call:
    """One call of the bot; `status` is what the twin answered, None while pending or when lost."""

    method: str
    params: dict[str, Any]
    at: datetime
    status: int | None = None
    description: str = ""


@dataclass
class Webhook:
    """What setWebhook asked for."""

    url: str = ""
    secret: str = ""


class TelegramState:
    """Everything behind one bot token. Hold `changed` to read or write; it wakes whoever waits."""

    def __init__(self, clock: Callable[[], datetime]) -> None:
        self.clock = clock
        self.changed = threading.Condition(threading.RLock())
        self.users: dict[int, dict[str, Any]] = {}
        self.chats: dict[int, dict[str, Any]] = {}
        self.blocked: set[int] = set()
        self.messages: dict[tuple[int, int], Message] = {}
        self.taps: dict[str, Tap] = {}
        self.calls: list[Call] = []
        self.updates: list[dict[str, Any]] = []
        self.redelivered: list[dict[str, Any]] = []
        self.last_update: dict[str, Any] | None = None
        self.allowed_updates: list[str] = []
        self.commands: dict[tuple[str, ...], list[dict[str, str]]] = {}
        self.profile: dict[tuple[str, str], str] = {}
        self.menu_buttons: dict[int | None, dict[str, Any]] = {}
        self.files: dict[str, tuple[str, bytes]] = {}
        self.webhook = Webhook()
        self.poll: tuple[asyncio.AbstractEventLoop, asyncio.Event] | None = None
        self._next = {"update": 900_000_000, "query": 4_000_000_000_000_000}
        self._next_message: dict[int, int] = {}

    def touch(self) -> None:
        """Wake the long poll and every waiting test. Call with `changed` held."""
        self.changed.notify_all()
        if self.poll:
            loop, event = self.poll
            if not loop.is_closed():
                loop.call_soon_threadsafe(event.set)

    def number(self, kind: str) -> int:
        """The next id of a kind."""
        self._next[kind] += 1
        return self._next[kind]

    def push(self, kind: str, payload: Any) -> int:
        """Queue an update for the bot; the update id."""
        self.last_update = {"update_id": self.number("update"), kind: payload}
        self.updates.append(self.last_update)
        self.touch()
        return int(self.last_update["update_id"])

    def keep_file(self, filename: str, content: bytes) -> dict[str, Any]:
        """Store a file for getFile and download; its ids and size as Telegram writes them."""
        file_id = f"file{len(self.files) + 1:06d}"
        self.files[file_id] = (filename, content)
        return {"file_id": file_id, "file_unique_id": f"u{file_id}", "file_size": len(content)}

    def open_chat(self, chat_id: int, **chat: Any) -> None:
        """Make a chat exist; known fields stay unless given anew."""
        self.chats[chat_id] = {"id": chat_id, "type": "private"} | self.chats.get(chat_id, {}) | chat

    def add(self, chat_id: int, sender: int, text: Formatted, source: str, **fields: Any) -> Message:
        """A new message at the end of a chat."""
        number = self._next_message[chat_id] = self._next_message.get(chat_id, 0) + 1
        now, keyboard = self.clock(), fields.pop("keyboard", None)
        message = Message(
            chat_id=chat_id,
            message_id=number,
            sender_id=sender,
            from_bot=bool(self.users[sender]["is_bot"]),
            at=now,
            history=[Shown(now, text.plain, source, text.entities, keyboard)],
            **fields,
        )
        self.messages[chat_id, number] = message
        return message

    def existing(self, chat_id: int, message_id: int, purpose: str) -> Message:
        """The message, or 400 `message to <purpose> not found`."""
        message = self.messages.get((chat_id, message_id))
        if message is None or message.deleted:
            raise bad(f"message to {purpose} not found")
        return message

    def wire(self, message: Message, *, nested: bool = False) -> dict[str, Any]:
        """The Message object of the Bot API."""
        now = message.history[-1]
        body: dict[str, Any] = {
            "message_id": message.message_id,
            "from": self.users[message.sender_id],
            "chat": self.chats[message.chat_id],
            "date": int(message.at.timestamp()),
        }
        text, entities = ("caption", "caption_entities") if message.media else ("text", "entities")
        if now.plain:
            body[text] = now.plain
        if now.entities:
            body[entities] = list(now.entities)
        if now.keyboard:
            body["reply_markup"] = {"inline_keyboard": now.keyboard}
        if len(message.history) > 1 and message.from_bot:
            body["edit_date"] = int(now.at.timestamp())
        original = self.messages.get((message.chat_id, message.reply_to or 0))
        if original and not nested:
            body["reply_to_message"] = self.wire(original, nested=True)
        return body | message.media


def system_clock() -> datetime:
    """The clock of a twin that nobody gave one."""
    return datetime.now(UTC)
