"""What does every Telegram handler find in its context?"""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any, cast

from telegram import Update
from telegram.ext import Application, CallbackContext, ExtBot

from bot.command import Caller
from bot.telegram.bots import Bots
from bot.telegram.drawing import Faces
from bot.telegram.notify import Sender
from bot.telegram.slow_commands import Asides
from bot.telegram.talks import Talks
from bot.telegram.updates import Inbox
from governance.office import Office
from store.post.inbox import InboxItem


@dataclass(slots=True)
class Bench:
    """The parts of the running bot, laid out once by the composition root."""

    office: Office
    faces: Faces
    inbox: Inbox | None = None
    sender: Sender | None = None
    bells: tuple[Any, ...] = ()
    talks: Talks | None = None
    asides: Asides | None = None
    bots: Bots | None = None

    def ring(self) -> None:
        """Something was written: sender and carrier look at once instead of at their next second."""
        for bell in self.bells:
            bell.set()


class Context(CallbackContext[ExtBot[None], dict[Any, Any], dict[Any, Any], dict[Any, Any]]):
    """The stock context plus the caller, whom the gate identified."""

    def __init__(self, application: Any, chat_id: int | None = None, user_id: int | None = None) -> None:
        super().__init__(application, chat_id, user_id)
        self.caller: Caller | None = None

    @property
    def bench(self) -> Bench:
        return cast(Bench, self.application.bot_data["bench"])

    @property
    def office(self) -> Office:
        return self.bench.office

    @property
    def known(self) -> Caller:
        """The caller, behind the gate."""
        if self.caller is None:
            raise RuntimeError("a handler ran in front of the gate")
        return self.caller

    def stored(self, update: object) -> InboxItem | None:
        """The stored row of this update, for marking it as done with its effect."""
        inbox = self.bench.inbox
        if inbox is None or not isinstance(update, Update):
            return None
        return inbox.in_hand.get(update.update_id)

    def is_replay(self, update: Update) -> bool:
        """Whether a crash cut this update's first handling off, so that its answer may be a second one."""
        inbox = self.bench.inbox
        return inbox is not None and update.update_id in inbox.replayed


App = Application[ExtBot[None], Context, dict[Any, Any], dict[Any, Any], dict[Any, Any], Any]
