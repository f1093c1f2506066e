"""How do people talk with the board while their taps and commands go on beside?"""

from __future__ import annotations

import asyncio
import logging
import secrets
from collections.abc import Callable
from dataclasses import dataclass
from typing import Protocol

from telegram.ext import ExtBot

from bot.telegram.drawing import Faces
from bot.telegram.lanes import Lanes
from bot.telegram.phone import Phone
from bot.telegram.updates import Inbox
from bot.words.catalogue import Language
from channels.simulated.brain import NoBrain
from domain.phrase import say
from governance.conversation.conversation import Conversation
from governance.conversation.speaking import Listener
from governance.conversation.transcript import Record, record
from governance.conversation.utterance import Said
from store.post.inbox import TakenOver

log = logging.getLogger(__name__)


class Beside(Listener, Protocol):
    """Another screen than the chat, on which somebody waits for the answer."""

    def closes(self) -> None:
        """The answer is written down, or there will be none."""


@dataclass(frozen=True, slots=True)
class Talk:
    """One message to the board, and the screen that waits for the answer: the chat, or one `beside` it; what was
    typed there came with no update (0)."""

    chat_id: int
    update_id: int
    said: Said
    language: Language
    beside: Beside | None = None


class Talks:
    """A lane for each chat: what somebody says is answered in order, and no tap waits for it.

    A message stays open in the inbox until its answer is written; a restart asks it again.
    """

    def __init__(
        self,
        conversation: Conversation,
        bot: ExtBot[None],
        faces: Faces,
        inbox: Inbox,
        ring: Callable[[], None],
    ) -> None:
        self._conversation, self._bot, self._faces = conversation, bot, faces
        self._inbox, self._ring = inbox, ring
        self._stops: dict[int, asyncio.Event] = {}
        self.lanes: Lanes[Talk] = Lanes(self._hear)

    def put(self, talk: Talk) -> None:
        """Answer this after whatever the same chat said before."""
        if talk.update_id:
            self._inbox.later(talk.update_id)
        self.lanes.put(talk.chat_id, talk)

    @property
    def silent(self) -> bool:
        """Whether nobody answers words, because there is no model at all."""
        return isinstance(self._conversation.brain, NoBrain)

    def stop(self, chat_id: int) -> bool:
        """End the turn that runs for this chat; False when there is none."""
        stop = self._stops.get(chat_id)
        if stop is not None:
            stop.set()
        return stop is not None

    async def end(self, grace: float) -> None:
        """Answers that are nearly there may finish; the others are asked again at the next start."""
        await self.lanes.end(grace)
        await self._conversation.brain.close()

    async def _hear(self, talk: Talk) -> None:
        phone = talk.beside or Phone(
            *(self._bot, talk.chat_id, talk.update_id or 1, self._faces, talk.language)
        )
        stop = self._stops[talk.chat_id] = asyncio.Event()
        try:
            await self._conversation.hear(talk.said, phone, stop)
        except TakenOver:
            log.warning("update %s is another process's by now", talk.update_id)
        except Exception:  # whatever a turn breaks on, the person is told and the next one is heard
            reference = secrets.token_hex(2).upper()
            log.exception("reference %s", reference)
            await self._broke(talk, reference)
        finally:
            del self._stops[talk.chat_id]
            await phone.ends()
            if talk.beside is not None:
                talk.beside.closes()
        self._ring()

    async def _broke(self, talk: Talk, reference: str) -> None:
        """The reference to the person; the message has had what it can have."""
        notice = say("error.reference", reference=reference)
        await record(self._conversation.office, Record(talk.said, notice=notice))
