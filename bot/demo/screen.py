"""How does the outbox reach a terminal instead of a phone?"""

from __future__ import annotations

import itertools
from collections.abc import Sequence
from datetime import timedelta

from bot.command import Caller
from bot.telegram.drawing import Faces
from bot.terminal import render_text
from governance.office import Office
from governance.post.replies import Button, Reply
from governance.post.reply_json import reply_from_json
from store.post.outbox import OutboxItem

LEASE = timedelta(minutes=1)
WIDTH = 72
LAST = 3  # messages that another phone shows when it is taken
IN_SIGHT = 80  # buttons of so many messages as one scrolls back


class Screen:
    """Prints what a phone would show; a card that was redrawn is printed again when it reads differently."""

    def __init__(self, office: Office, faces: Faces, caller: Caller) -> None:
        self._office = office
        self._faces = faces
        self._caller = caller
        self._shown: dict[object, str] = {}
        self._message_ids = itertools.count(1)
        self._missed: dict[int, list[OutboxItem]] = {}
        self.keys: list[Button] = []  # what can be pressed, the newest last
        self.asked: str | None = None  # what the newest message wants to be answered about

    async def hand_to(self, caller: Caller) -> None:
        """From here on the phone of somebody else is looked at; what reached it meanwhile is shown."""
        self._caller = caller
        for item in self._missed.pop(caller.member.person.telegram_id, []):
            await self._shown_here(item)

    async def refresh(self) -> None:
        """Work the outbox off."""
        while True:
            async with self._office.store.hall() as hall:
                items = await hall.outbox_claim(self._office.clock(), LEASE, 50)
            if not items:
                return
            for item in items:
                if item.chat_id == self._caller.member.person.telegram_id:
                    await self._shown_here(item)
                else:  # on somebody else's phone
                    missed = self._missed.setdefault(item.chat_id, [])
                    self._missed[item.chat_id] = [*missed, item][-LAST:]
                async with self._office.store.hall() as hall:
                    await hall.outbox_done(item, next(self._message_ids), self._office.clock())

    async def _shown_here(self, item: OutboxItem) -> None:
        proposal = item.payload.get("proposal")
        if proposal is None:
            shown = reply_from_json(dict(item.payload))
            self.asked = item.subject if not shown.buttons else None
            await self.show([shown])
        else:
            await self.card(int(proposal), again=item.kind == "card")

    async def card(self, proposal_id: int, *, again: bool) -> None:
        """One card from its row."""
        reply, hotel = await self._faces.card_reply(
            self._caller.property_id, proposal_id, self._caller.member
        )
        words = self._faces.words("fr", hotel)
        text = render_text(reply, words, width=WIDTH)
        if again or self._shown.get(proposal_id) != text:
            self._shown[proposal_id] = text
            print(text, end="\n\n", flush=True)

    async def show(self, replies: Sequence[Reply]) -> None:
        """Answers to what was typed."""
        async with self._office.store.reading(self._caller.property_id) as unit:
            hotel = await unit.property.get()
        for reply in replies:
            self.keys = [*self.keys, *(key for row in reply.buttons for key in row)][-IN_SIGHT:]
            print(render_text(reply, self._faces.words("fr", hotel), width=WIDTH), end="\n\n", flush=True)
            if reply.file is not None:
                print(self._office.shelf.place(reply.file.digest, reply.file.name), end="\n\n", flush=True)
