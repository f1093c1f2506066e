"""What stands on Said's phone while the demonstration is played?"""

from __future__ import annotations

import itertools
from collections.abc import Sequence
from dataclasses import dataclass, field, replace
from datetime import date, timedelta
from decimal import Decimal
from typing import Any

from bot.demo.session import Demonstration, open_the_day, settle
from bot.demo.talk import heard
from bot.telegram.drawing import Faces
from bot.telegram.render import Rendered
from domain.consent.actions import CellChange, ChangeRate
from domain.prices.rates import CellValue
from governance.bookings.pull import pull_bookings
from governance.consent.desk.filing import file
from governance.contract import Draft
from governance.day.morning import file_drafts
from governance.office import Office, snapshot
from governance.post.replies import Reply
from governance.post.reply_json import reply_from_json
from governance.prices.study import studied
from tests.looks.draw import told

Chat = list[dict[str, Any]]
LEASE = timedelta(minutes=1)


@dataclass
class Phone:
    """The demonstration's screen, but as the Bot API would take each message; cards are redrawn in place."""

    shown: Demonstration
    chat: Chat = field(default_factory=list)
    _cards: dict[int, list[dict[str, Any]]] = field(default_factory=dict)
    _ids: Any = field(default_factory=lambda: itertools.count(1))

    @property
    def office(self) -> Office:
        return self.shown.office

    def without_pushing(self) -> None:
        """From here on, approved prices become panel instructions."""
        self.shown = replace(self.shown, office=replace(self.office, push=False))

    async def open_the_day(self) -> None:
        """Nine o'clock."""
        await open_the_day(self.shown, self)

    async def says(self, text: str) -> None:
        """Said writes; what the house does about it appears."""
        self.chat.append({"text": text, "time": self.time(), "mine": True})
        await self.does(text)

    async def does(self, text: str) -> None:
        """The same by a tap, which leaves no message of his."""
        answers = await heard(self.office, Faces(self.office), self.shown.caller, text)
        await self.show(answers)
        await settle(self.office, self.shown.caller)
        await self.refresh()

    async def revenue_moves(self, code: str, night: date, price: Decimal) -> None:
        """Revenue drafts a price of its own accord."""
        change = ChangeRate((CellChange(code, night, CellValue(price=price)),), "MAD")
        draft = Draft("revenue", change)
        await file(self.office, self.shown.caller.property_id, draft, by="director:revenue", unasked=True)
        await settle(self.office, self.shown.caller)
        await self.refresh()

    async def drafts_again(self) -> None:
        """The directors file what they would ask for now."""
        async with self.office.store.unit(self.shown.caller.property_id) as unit:
            house = await snapshot(self.office, unit)
            study = await studied(unit, house.now, house.today)
            await file_drafts(self.office, unit, replace(house, study=study))

    async def reads_bookings(self) -> None:
        """The house reads its channel manager."""
        await pull_bookings(self.office, self.shown.caller.property_id)
        await self.refresh()

    async def refresh(self) -> None:
        """Work the outbox off."""
        while True:
            async with self.office.store.hall() as hall:
                items = await hall.outbox_claim(self.office.clock() + timedelta(days=1), LEASE, 50)
            if not items:
                return
            for item in items:
                proposal = item.payload.get("proposal")
                if item.chat_id != self.shown.caller.member.person.telegram_id:
                    pass  # Omar has a phone of his own
                elif proposal is None:
                    await self.show([reply_from_json(dict(item.payload))])
                else:
                    await self.card(int(proposal), again=item.kind == "card")
                async with self.office.store.hall() as hall:
                    await hall.outbox_done(item, next(self._ids), self.office.clock())

    async def show(self, replies: Sequence[Reply]) -> None:
        """New messages of the house."""
        async with self.office.store.reading(self.shown.caller.property_id) as unit:
            hotel = await unit.property.get()
        for reply in replies:
            self.chat += self.drawn(Faces(self.office).plain(reply, "fr", hotel))

    async def card(self, proposal_id: int, *, again: bool) -> None:
        """A card as a new message, or in place."""
        caller, faces = self.shown.caller, Faces(self.office)
        reply, hotel = await faces.card_reply(caller.property_id, proposal_id, caller.member)
        async with self.office.store.reading(caller.property_id) as unit:
            number = (await unit.proposals.certain(proposal_id)).number
        messages = self.drawn(faces.plain(reply, "fr", hotel))
        if again or number not in self._cards:
            self._cards[number] = messages
            self.chat += messages
        else:
            for old, new in zip(self._cards[number], messages, strict=True):
                old.clear()
                old.update(new)

    def drawn(self, rendered: Rendered) -> Chat:
        """The messages that the Bot API would take."""
        return told(rendered, self.time())

    def time(self) -> str:
        """The house's clock."""
        return f"{self.office.clock().astimezone(Faces(self.office).words('fr', None).zone):%H:%M}"

    def fresh(self) -> None:
        """Scroll everything away: the next scene begins."""
        self.chat = []
