"""How does a person's message become an answer, and perhaps cards, and never anything else?"""

from __future__ import annotations

import asyncio
from collections.abc import Callable
from dataclasses import dataclass, field, replace

from channels.dialogue import Trouble
from channels.ports import Brain
from domain.house.snapshot import House
from domain.knowledge.writing import readable_by
from domain.phrase import Phrase, say
from domain.tenancy.style import SETTING, style_of
from governance.budget import Purse, purse
from governance.contract import Reader, Seat
from governance.conversation.answer import Outcome
from governance.conversation.classifying import FastModel
from governance.conversation.context import Remembered, remember
from governance.conversation.routing import Route, route
from governance.conversation.speaking import Floor, Listener, speak
from governance.conversation.transcript import Record, record
from governance.conversation.turn import Ending
from governance.conversation.utterance import Said
from governance.knowledge.finding import Library
from governance.office import Office, snapshot

Worded = Callable[[str, House], Callable[[Phrase], str]]


@dataclass(frozen=True, slots=True)
class Scene:
    """What a message finds: the house at this moment, what was said before, what may be spent, how it speaks."""

    house: House
    memory: Remembered
    purse: Purse
    voice: str


@dataclass(slots=True)
class Conversation:
    """The board at its table. One message of a person at a time; neither model nor wire inside a transaction.

    `reader` answers the tools' questions on one property; `worded` puts phrases into a language for them.
    """

    office: Office
    brain: Brain
    reader: Callable[[str], Reader]
    worded: Worded
    _threads: dict[tuple[str, int], asyncio.Lock] = field(default_factory=dict)

    async def hear(self, said: Said, listener: Listener, stop: asyncio.Event) -> None:
        """Answer one message; answer and cards are left in the outbox, in one unit with everything else.

        `stop` ends the turn where it is: what it has cost is written down, its drafts are dropped.
        """
        thread = (said.property_id, said.member.person.id)
        async with self._threads.setdefault(thread, asyncio.Lock()):
            made = await self._heard(said, listener, stop)
            await listener.ends()
            await record(self.office, made)

    async def _heard(self, said: Said, listener: Listener, stop: asyncio.Event) -> Record:
        scene = await self._look(said)
        if scene.purse.empty:
            spent = say("board.day_spent") if scene.purse.day_is_spent else say("board.month_spent")
            return Record(said, notice=spent)
        await listener.begins()
        fast = FastModel(self.brain)
        seats = self.office.board.seats
        found = await route(
            said.words, seats, command=said.command, replied_to=said.replied_to, classify=fast
        )
        outcomes = await self._round(said, scene, found, listener, stop)
        down = outcomes[-1].turn.trouble if outcomes[-1].turn.ending is Ending.TROUBLE else None
        answered = tuple(one for one in outcomes if one.turn.ending is not Ending.TROUBLE)
        turns = tuple(one.turn for one in outcomes)
        notice = None if down is None else _down(down)
        return Record(said, answered, turns=turns, routing=tuple(fast.spent), notice=notice)

    async def _look(self, said: Said) -> Scene:
        async with self.office.store.reading(said.property_id) as unit:
            house = await snapshot(self.office, unit)
            memory = await remember(unit, said.member.person.id)
            left = await purse(unit, self.office.budget, house.today, house.hotel.zone)
            style = style_of(await unit.settings.get(SETTING))
            return Scene(house, memory, left, style.voice)

    async def _round(
        self, said: Said, scene: Scene, found: Route, listener: Listener, stop: asyncio.Event
    ) -> list[Outcome]:
        """Each speaks once, in order; who concludes has heard the others. The first failure ends the round."""
        floor = Floor(
            self.brain,
            scene.house,
            scene.memory,
            self.reader(said.property_id),
            self.worded(said.language, scene.house),
            scene.purse,
            Library(
                *(self.office.store, said.property_id, readable_by(said.member.role), self.office.meaning)
            ),
            voice=scene.voice,
        )
        outcomes: list[Outcome] = []
        for slug in (*found.speakers, *([found.concludes] if found.concludes else [])):
            concludes = slug == found.concludes
            heard = replace(floor, before=tuple(outcomes), concludes=concludes)
            outcomes.append(await speak(heard, said, self._seat(slug), listener, stop))
            if outcomes[-1].turn.ending in {Ending.TROUBLE, Ending.STOPPED}:
                break
        return outcomes

    def _seat(self, slug: str) -> Seat:
        return next(seat for seat in self.office.board.seats if seat.slug == slug)


def _down(trouble: Trouble) -> Phrase:
    """The one line that says that nobody answers now."""
    return say("help.no_model_yet") if trouble is Trouble.OFF else say("help.no_model")
