"""What does a person see while an answer is being written?"""

from __future__ import annotations

import asyncio
import contextlib
import logging

from telegram.constants import ChatAction
from telegram.error import TelegramError
from telegram.ext import ExtBot

from bot.telegram.drawing import Faces
from bot.words.catalogue import Language
from governance.contract import Seat
from governance.conversation.answer import Known, so_far
from governance.conversation.turn import Turn
from governance.post.replies import Reply

log = logging.getLogger(__name__)

TYPING_LASTS = 4.5  # seconds; Telegram shows the action for five
PACE = 1.0  # seconds between two states of the draft


class Phone:
    """One chat that waits for an answer: « écrit… » at once, then the finished sentences as a draft.

    The draft shows only what may be sent: a number that no tool has shown does not flash by either. Drafts are a
    pleasure, not a promise: where Telegram refuses one, the answer simply comes whole.
    """

    def __init__(
        self, bot: ExtBot[None], chat_id: int, draft_id: int, faces: Faces, language: Language
    ) -> None:
        self._bot, self._chat, self._draft_id = bot, chat_id, draft_id
        self._faces, self._language = faces, language
        self._typing: asyncio.Task[None] | None = None
        self._sending: asyncio.Task[None] | None = None
        self._shown_at = float("-inf")
        self._shown: Reply | None = None
        self._drafts = True

    async def begins(self) -> None:
        """The typing action is there at once, and is kept up."""
        self._typing = asyncio.create_task(self._type())

    async def says(self, seat: Seat, turn: Turn, known: Known) -> None:
        """Show what is finished and proven so far, at most once a second and never two at a time."""
        now = asyncio.get_running_loop().time()
        busy = self._sending is not None and not self._sending.done()
        if not self._drafts or busy or now - self._shown_at < PACE:
            return
        draft = so_far(seat.name, turn, known)
        if draft is None or draft == self._shown:
            return
        self._shown_at, self._shown = now, draft
        face = self._faces.plain(draft, self._language)
        self._sending = asyncio.create_task(self._draft(face.texts[0]))

    async def ends(self) -> None:
        """Nothing more is shown, so that no draft outlives the answer."""
        for task in (self._typing, self._sending):
            if task is not None:
                task.cancel()
                with contextlib.suppress(asyncio.CancelledError):
                    await task

    async def _type(self) -> None:
        try:
            while True:
                await self._bot.send_chat_action(self._chat, ChatAction.TYPING)
                await asyncio.sleep(TYPING_LASTS)
        except TelegramError as error:
            log.info("no typing action: %s", error.message)

    async def _draft(self, text: str) -> None:
        try:
            await self._bot.send_message_draft(self._chat, self._draft_id, text, parse_mode="HTML")
        except TelegramError as error:
            self._drafts = False
            log.info("no draft: %s", error.message)
