"""How does a test play Telegram: people who talk and tap, chats to look at, trouble on command?

    twin = TelegramTwin()
    with twin.served() as base_url:  # TELEGRAM_BASE_URL = f"{base_url}/bot", file URL f"{base_url}/file/bot"
        twin.say(SAID, "/brief")
        card = twin.wait_for(lambda: twin.last(SAID))
        twin.tap(SAID, card.message_id, "Confirmer 1 990 MAD")

Strict where Telegram is strict, stricter where Telegram forgives in silence (unknown parameters, formatting
that would be dropped). `telegram_control.py` offers the same over HTTP to another process. Every method may
be called from any thread.
"""

import asyncio
import contextlib
import time
from collections.abc import Callable, Iterator
from copy import deepcopy
from datetime import datetime, timedelta
from typing import Any, TypeVar

from starlette.applications import Starlette

from tests.twins import telegram_people as people
from tests.twins.serving import served
from tests.twins.telegram_html import Formatted
from tests.twins.telegram_methods import BOT_ID
from tests.twins.telegram_state import Call, Message, Tap, TelegramState, system_clock
from tests.twins.telegram_wire import BotApi, Fate, Misbehaviour

TOKEN = "7000000001:AAtwin-token_for-tests-only_0123456789"
Found = TypeVar("Found")


class TelegramTwin:
    """One bot and the people around it."""

    def __init__(
        self,
        token: str = TOKEN,
        *,
        clock: Callable[[], datetime] = system_clock,
        callback_lifetime: timedelta = timedelta(minutes=15),
        username: str = "lhcm_twin_bot",
        bot_id: int = BOT_ID,
    ) -> None:
        self.token = token
        self.state = TelegramState(clock)
        self.state.users[BOT_ID] = {
            "id": bot_id,
            "is_bot": True,
            "first_name": "LHCM-OS",
            "username": username,
        }
        self.api = BotApi(self.state, token, callback_lifetime)

    @property
    def app(self) -> Starlette:
        """The ASGI application: Bot API, downloads and `/control/…`."""
        from tests.twins.telegram_control import route  # the control names this class

        return self.api.app(route(self))

    @contextlib.contextmanager
    def served(self, port: int = 0) -> Iterator[str]:
        """The twin on a loopback port; yields the base URL."""
        with served(self.app, port=port) as base_url:
            yield base_url

    # -- people --------------------------------------------------------------------------------------------

    def say(
        self,
        user_id: int,
        text: str,
        *,
        language: str = "fr",
        first_name: str = "",
        chat_id: int | None = None,
        reply_to: int | None = None,
        media: dict[str, Any] | None = None,
    ) -> Message:
        """A person writes (in the private chat unless `chat_id` names a group); opens the chat; unblocks."""
        with self.state.changed:
            chat = people.present(self.state, user_id, language, first_name, chat_id)
            if reply_to is not None:
                self.state.existing(chat, reply_to, "reply to")
            shown = Formatted(text, people.commands_in(text))
            message = self.state.add(chat, user_id, shown, text, reply_to=reply_to, media=media or {})
            self.state.push("message", self.state.wire(message))
            return deepcopy(message)

    def upload(
        self,
        user_id: int,
        filename: str,
        content: bytes,
        *,
        kind: str = "document",
        caption: str = "",
        reply_to: int | None = None,
        origin: dict[str, Any] | None = None,
        **media: Any,
    ) -> Message:
        """A person sends a file: a document, `kind` "voice" with `duration=…`, or "photo" with its size.

        With an `origin` it is somebody else's, and forwarded.
        """
        with self.state.changed:
            file = self.state.keep_file(filename, content) | media
            named = file | {"file_name": filename} if kind == "document" else file
            sent = {kind: [named] if kind == "photo" else named}
            sent |= {"forward_origin": origin} if origin else {}
            return self.say(user_id, caption, reply_to=reply_to, media=sent)

    def tap(
        self,
        user_id: int,
        message_id: int,
        button: str,
        *,
        chat_id: int | None = None,
        forced: bool = False,
    ) -> Tap:
        """A person taps a button, named by its data or text (white space and case do not matter).

        Raises LookupError when the message shows no such button; `forced` sends `button` as data anyway, as
        an old client or an attacker would.
        """
        with self.state.changed:
            chat = people.present(self.state, user_id, "", "", chat_id)
            message = self.state.messages[chat, message_id]
            data = button if forced else people.button_data(message, button)
            query = str(self.state.number("query"))
            tap = self.state.taps[query] = Tap(query, user_id, chat, message_id, data, self.state.clock())
            payload = {
                "id": query,
                "from": self.state.users[user_id],
                "message": self.state.wire(message),
                "chat_instance": str(chat * 31),
                "data": data,
            }
            self.state.push("callback_query", payload)
            return deepcopy(tap)

    def block(self, user_id: int) -> None:
        """The person blocks the bot: sends get 403, the bot gets `my_chat_member`."""
        people.membership(self.state, user_id, "member", "kicked")

    def unblock(self, user_id: int) -> None:
        """The person takes the bot back."""
        people.membership(self.state, user_id, "kicked", "member")

    def group(self, chat_id: int, title: str) -> None:
        """A supergroup with the bot in it (`chat_id` negative)."""
        with self.state.changed:
            self.state.open_chat(chat_id, type="supergroup", title=title)

    # -- trouble -------------------------------------------------------------------------------------------

    def delete(self, chat_id: int, message_id: int) -> None:
        """Somebody deletes a message from his chat; the bot is not told."""
        with self.state.changed:
            self.state.existing(chat_id, message_id, "delete").deleted = True
            self.state.touch()

    def misbehave(self, method: str, fate: Fate, **options: Any) -> None:
        """Make the next calls of `method` go wrong; options as in `Misbehaviour` (effect, times, skip, …)."""
        with self.state.changed:
            self.api.misbehaviours.append(Misbehaviour(method, fate, **options))

    def behave(self) -> None:
        """Forget all misbehaviour that is still due."""
        with self.state.changed:
            self.api.misbehaviours.clear()

    def redeliver(self) -> int:
        """Deliver the last update once more under the same update id, confirmed or not; the id."""
        with self.state.changed:
            if self.state.last_update is None:
                raise LookupError("no update yet")
            self.state.redelivered.append(self.state.last_update)
            self.state.touch()
            return int(self.state.last_update["update_id"])

    def poison(self) -> int:
        """Queue an update that the stock library cannot parse; its update id."""
        with self.state.changed:
            return self.state.push("message", {"message_id": 1, "date": "hier", "chat": {"id": "?"}})

    def deliver(self) -> int:
        """POST the pending updates to the webhook in order, until one is not answered 2xx; how many were."""
        return people.deliver(self.state)

    # -- looking -------------------------------------------------------------------------------------------

    def messages(self, chat_id: int, *, from_bot: bool | None = None) -> list[Message]:
        """Copies of a chat's messages in order, deleted ones included (`deleted`)."""
        with self.state.changed:
            return [
                deepcopy(message)
                for (chat, _), message in sorted(self.state.messages.items())
                if chat == chat_id and from_bot in (None, message.from_bot)
            ]

    def last(self, chat_id: int, containing: str = "") -> Message | None:
        """The newest standing message of the bot that contains the words (white space and case folded)."""
        for message in reversed(self.messages(chat_id, from_bot=True)):
            if not message.deleted and people.folded(containing) in people.folded(message.plain):
                return message
        return None

    def calls(self, method: str = "") -> list[Call]:
        """The calls of the bot in order, of one method or all."""
        with self.state.changed:
            return [deepcopy(call) for call in self.state.calls if method in ("", call.method)]

    def taps(self) -> list[Tap]:
        """All taps in order, with the bot's answers."""
        with self.state.changed:
            return deepcopy(list(self.state.taps.values()))

    def wait_for(self, predicate: Callable[[], Found], timeout: float = 5.0) -> Found:
        """Block until `predicate` is true and return its value; else AssertionError with the chats."""
        deadline = time.monotonic() + timeout
        with self.state.changed:
            while not (found := predicate()):
                if not self.state.changed.wait(deadline - time.monotonic()):
                    raise AssertionError(f"not within {timeout} s; {self.transcript()}")
        return found

    async def eventually(self, predicate: Callable[[], Found], seconds: float = 5.0) -> Found:
        """`wait_for` for a test whose event loop must go on meanwhile."""
        return await asyncio.to_thread(self.wait_for, predicate, seconds)

    def transcript(self) -> str:
        """All chats and the last calls as text, for a failing test."""
        return people.transcript(self.state)
